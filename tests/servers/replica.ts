import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { DatabaseServer } from './database-server.ts'
import type { Flavour } from './server-programs.ts'

const RUNNING_LIMIT_MS = 20_000

/** What {@link DatabaseServer.start} needs to be told for a server that will have replicas. */
export const PRIMARY_SETTINGS: Record<Flavour, readonly string[]> = {
  mysql: ['server-id=1', 'log-bin', 'gtid_mode=ON', 'enforce_gtid_consistency=ON'],
  mariadb: ['server-id=1', 'log-bin', 'binlog_format=ROW'],
}

/** A server that applies what its primary commits, and takes no writes itself. */
export type Replica = DatabaseServer & {
  /** From now on it applies a transaction no sooner than so many seconds after its commit. */
  readonly setDelay: (seconds: number) => Promise<void>
}

type Dialect = {
  readonly settings: readonly string[]
  readonly follow: (port: number, delaySeconds: number) => readonly string[]
  readonly delay: (seconds: number) => readonly string[]
}

const DIALECTS: Record<Flavour, Dialect> = {
  mysql: {
    settings: [
      'gtid_mode=ON',
      'enforce_gtid_consistency=ON',
      'skip-log-bin',
      'relay-log=relay',
      // `read_only` alone lets `root` write.
      'super_read_only=ON',
    ],
    follow: (port, delaySeconds) => [
      `CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=${port},
       SOURCE_USER='root', SOURCE_AUTO_POSITION=1, GET_SOURCE_PUBLIC_KEY=1,
       SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400, SOURCE_DELAY=${delaySeconds}`,
      'START REPLICA',
    ],
    delay: (seconds) => [
      'STOP REPLICA SQL_THREAD',
      `CHANGE REPLICATION SOURCE TO SOURCE_DELAY=${seconds}`,
      'START REPLICA SQL_THREAD',
    ],
  },
  mariadb: {
    settings: ['read_only=ON', 'relay-log=relay'],
    follow: (port, delaySeconds) => [
      `CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=${port}, MASTER_USER='root',
       MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=1, MASTER_DELAY=${delaySeconds}`,
      'START SLAVE',
      // It lets `root` write, whatever `read_only` says.
      'REVOKE READ ONLY ADMIN ON *.* FROM root@localhost',
    ],
    delay: (seconds) => ['STOP SLAVE', `CHANGE MASTER TO MASTER_DELAY=${seconds}`, 'START SLAVE'],
  },
}

/**
 * Starts a replica of a primary of the same flavour that runs with {@link PRIMARY_SETTINGS}, and
 * resolves once it follows; it applies all that the primary ever committed. When one of the two is
 * killed and restarted it goes on within about a second. Even `root` may not write to it.
 *
 * @param options  `delaySeconds`: by how much it lags; whole seconds, 0 for not at all
 */
export async function startReplica(
  primary: DatabaseServer,
  options: { readonly delaySeconds: number },
): Promise<Replica> {
  const dialect = DIALECTS[primary.flavour]
  const settings = [`server-id=${randomInt(2, 2 ** 31)}`, ...dialect.settings]
  const server = await DatabaseServer.start(primary.flavour, { settings })
  try {
    await execute(server.url, dialect.follow(primary.port, options.delaySeconds))
    await follows(server.url)
  } catch (fault) {
    await server.stop()
    throw fault
  }
  const setDelay = (seconds: number) => execute(server.url, dialect.delay(seconds))
  return Object.assign(server, { setDelay })
}

async function execute(url: string, statements: readonly string[]): Promise<void> {
  const connection = await createConnection(url)
  try {
    for (const statement of statements) await connection.query(statement)
  } finally {
    await connection.end()
  }
}

async function follows(url: string): Promise<void> {
  const deadline = performance.now() + RUNNING_LIMIT_MS
  const connection = await createConnection(url)
  try {
    for (;;) {
      const [rows] = await connection.query<RowDataPacket[]>('SHOW REPLICA STATUS')
      const status = Object.entries(rows[0] ?? {})
      const threads = status.filter(([name]) => /_(IO|SQL)_Running$/.test(name))
      if (threads.length === 2 && threads.every(([, runs]) => runs === 'Yes')) return
      if (performance.now() > deadline) {
        const errors = status.filter(([name, text]) => /_Error$/.test(name) && text !== '')
        throw new Error(`the replica does not follow: ${JSON.stringify([...threads, ...errors])}`)
      }
      await pause(20)
    }
  } finally {
    await connection.end()
  }
}
