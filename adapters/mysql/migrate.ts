import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { type ConnectionTarget, connectionTo } from './connection-target.ts'

/** The schema is not one that this program can work with; the message is one line that says why. */
export class SchemaRefused extends Error {}

/** One numbered step from an empty database to the schema of this program. */
export type Migration = {
  readonly number: number
  /** `0001-events.sql` */
  readonly name: string
  /** Each can be repeated without harm: the server commits every one of them by itself. */
  readonly statements: readonly string[]
  /** SHA-256 of the file, hexadecimal. */
  readonly checksum: string
}

const FOLDER = new URL('./migrations/', import.meta.url)
const CONNECT_MS = 5_000
/** How long to wait while another instance migrates. */
const LOCK_SECONDS = 60

/** The migrations that this program brings along, in their order. */
export function readMigrations(folder: URL = FOLDER): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name))
  return names.toSorted().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8')
    return {
      number: Number(name.slice(0, 4)),
      name,
      statements: sql.split(/;\s*$/m).filter((statement) => /^\s*[^-\s]/m.test(statement)),
      checksum: createHash('sha256').update(sql).digest('hex'),
    }
  })
}

/**
 * Brings the schema of a database up to date, one instance at a time, and answers with the names
 * of the migrations that it applied.
 *
 * @throws SchemaRefused when a migration that was applied has changed since, or the database has
 *   one that this program does not know; StorageUnavailable while another instance migrates; the
 *   driver's error when the database does not answer
 */
export async function migrate(
  target: ConnectionTarget,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const connection = await mysql.createConnection({
    ...connectionTo(target),
    connectTimeout: CONNECT_MS,
    charset: 'utf8mb4',
  })
  try {
    await lock(connection)
    await connection.query(LEDGER)
    const applied = await readLedger(connection)
    const due = dueMigrations(migrations, applied)
    for (const { number, name, checksum, statements } of due) {
      for (const statement of statements) await connection.query(statement)
      await connection.execute(
        'INSERT INTO schema_migrations (number, name, checksum, applied_ms) VALUES (?, ?, ?, ?)',
        [number, name, checksum, Date.now()],
      )
    }
    return due.map(({ name }) => name)
  } finally {
    // Gives the lock back too.
    connection.destroy()
  }
}

const LEDGER = `CREATE TABLE IF NOT EXISTS schema_migrations (
  number SMALLINT UNSIGNED NOT NULL,
  name VARCHAR(100) NOT NULL,
  checksum CHAR(64) NOT NULL,
  applied_ms BIGINT NOT NULL,
  PRIMARY KEY (number)
) ENGINE = InnoDB DEFAULT CHARACTER SET = ascii COLLATE = ascii_bin`

/** What the database remembers of a migration. */
type Applied = Pick<Migration, 'number' | 'name' | 'checksum'>

/** Those migrations that the database lacks, once it is sure that the others are the same. */
function dueMigrations(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [migration.number, migration]))
  for (const { number, name, checksum } of applied) {
    const mine = known.get(number)
    if (mine === undefined) {
      throw new SchemaRefused(
        `the database is newer than this program: it has migration ${name}, unknown here`,
      )
    }
    if (mine.checksum !== checksum) {
      throw new SchemaRefused(
        `migration ${mine.name} was changed after it had been applied as ${name}: its checksum is ${mine.checksum.slice(0, 12)}…, not ${checksum.slice(0, 12)}…`,
      )
    }
    known.delete(number)
  }
  return migrations.filter(({ number }) => known.has(number))
}

/** Locks are the server's, not the database's: the name says which database is meant. */
async function lock(connection: Connection): Promise<void> {
  const [[row]] = await connection.query<RowDataPacket[]>(
    "SELECT GET_LOCK(SHA2(CONCAT('meeting-slot-service migrations ', DATABASE()), 224), ?) AS locked",
    [LOCK_SECONDS],
  )
  if (row?.['locked'] !== 1) {
    throw new StorageUnavailable(`another instance has been migrating for ${LOCK_SECONDS} s`)
  }
}

async function readLedger(connection: Connection): Promise<readonly Applied[]> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT number, name, checksum FROM schema_migrations ORDER BY number',
  )
  return rows as unknown as Applied[]
}
