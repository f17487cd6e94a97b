import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { DatabaseServer } from './database-server.ts'
import { createDatabase } from './fresh-database.ts'
import { flavourOrSkip } from './own-servers.ts'
import { PRIMARY_SETTINGS, type Replica, startReplica } from './replica.ts'

const flavour = await flavourOrSkip('the tests of servers of our own')
const PATIENTLY = { timeout: 10_000, interval: 20 }
const databaseUrl = inject('databaseUrl')

describe.skipIf(flavour === undefined)('a database server of our own', () => {
  const started: DatabaseServer[] = []
  afterEach(async () => {
    await Promise.all(started.splice(0).map((server) => server.stop()))
  })

  async function start(settings: readonly string[] = []): Promise<DatabaseServer> {
    const server = await DatabaseServer.start(flavour ?? 'mysql', { settings })
    started.push(server)
    return server
  }

  async function follow(primary: DatabaseServer, delaySeconds: number): Promise<Replica> {
    const replica = await startReplica(primary, { delaySeconds })
    started.push(replica)
    return replica
  }

  test('keeps what was committed, and nothing else, when it is killed and restarted', async () => {
    const server = await start()
    const { url } = await createDatabase(server.url)
    await query(url, 'CREATE TABLE numbers (number INT PRIMARY KEY)')
    await query(url, 'INSERT INTO numbers VALUES (1)')
    const connection = await connected(url)
    await connection.query('BEGIN')
    await connection.query('INSERT INTO numbers VALUES (2)')

    await server.kill()
    await expect(createConnection(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    connection.destroy()
    await server.restart()

    expect(await numbers(url)).toEqual([1])
  })

  test('has replicas that follow it, through its crash too, and lag when told to', async () => {
    const primary = await start(PRIMARY_SETTINGS[flavour ?? 'mysql'])
    const { url } = await createDatabase(primary.url)
    await query(url, 'CREATE TABLE numbers (number INT PRIMARY KEY)')
    const replica = await follow(primary, 0)
    const replicaUrl = url.replace(`:${primary.port}`, `:${replica.port}`)
    await query(url, 'INSERT INTO numbers VALUES (1)')
    await expect.poll(() => numbers(replicaUrl), PATIENTLY).toEqual([1])
    await expect(query(replicaUrl, 'INSERT INTO numbers VALUES (9)')).rejects.toMatchObject({
      code: 'ER_OPTION_PREVENTS_STATEMENT',
    })

    await replica.setDelay(3600)
    await query(url, 'INSERT INTO numbers VALUES (2)')
    await primary.kill()
    await primary.restart()
    await query(url, 'INSERT INTO numbers VALUES (3)')
    await expect.poll(() => waitsForItsDelay(replica.url), PATIENTLY).toBe(true)
    expect(await numbers(url)).toEqual([1, 2, 3])
    expect(await numbers(replicaUrl)).toEqual([1])

    await replica.setDelay(0)
    await expect.poll(() => numbers(replicaUrl), PATIENTLY).toEqual([1, 2, 3])
  })

  test('says why it could not start', async () => {
    await expect(start(['datadir=/dev/null'])).rejects.toThrow(/dir.*\/dev\/null/)
  })
})

describe.skipIf(databaseUrl === undefined)('a fresh database', () => {
  test('is empty, keeps every character, and goes when it is dropped', async () => {
    const { url, drop } = await createDatabase(databaseUrl ?? '')
    expect(await query(url, 'SHOW TABLES')).toEqual([])
    const [row] = await query(url, 'SELECT @@character_set_database AS name')
    expect(row).toEqual({ name: 'utf8mb4' })
    await drop()
    await expect(createConnection(url)).rejects.toMatchObject({ code: 'ER_BAD_DB_ERROR' })
  })
})

/** A connection that is expected to break. */
async function connected(url: string): Promise<Connection> {
  const connection = await createConnection(url)
  connection.on('error', () => {})
  return connection
}

async function query(url: string, statement: string): Promise<RowDataPacket[]> {
  const connection = await createConnection(url)
  try {
    const [rows] = await connection.query<RowDataPacket[]>(statement)
    return rows
  } finally {
    await connection.end()
  }
}

async function numbers(url: string): Promise<unknown[]> {
  const rows = await query(url, 'SELECT number FROM numbers ORDER BY number')
  return rows.map((row) => row['number'])
}

/** Whether the replica has received a transaction that it may not apply yet. */
async function waitsForItsDelay(url: string): Promise<boolean> {
  const [status] = await query(url, 'SHOW REPLICA STATUS')
  return typeof status?.['SQL_Remaining_Delay'] === 'number'
}
