import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { ConnectionTarget } from '../../adapters/mysql/connection-target.ts'
import {
  type Migration,
  migrate,
  readMigrations,
  requireMigrated,
  SchemaRefused,
} from '../../adapters/mysql/migrate.ts'
import { ServiceProcess } from '../process/service-process.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { hasServer, targetOf } from './test-database.ts'

const migrations = readMigrations()
const names = migrations.map(({ name }) => name)

/** One more than the program brings along. */
function next(statements: readonly string[]): Migration {
  const number = Math.max(...migrations.map(({ number }) => number)) + 1
  const name = `${String(number).padStart(4, '0')}-next.sql`
  return { number, name, statements, checksum: 'f'.repeat(64) }
}

/** One more, beside which the program can't work. */
function breaking(): Migration {
  const migration = next(['CREATE TABLE more (id INT PRIMARY KEY)'])
  return { ...migration, name: migration.name.replace('.sql', '-breaking.sql') }
}

test('migrations are numbered from 1 on without a gap, and each does something', () => {
  expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, i) => i + 1))
  for (const { statements } of migrations) expect(statements.length).toBeGreaterThan(0)
})

describe.skipIf(!hasServer)('a database', () => {
  let empty: FreshDatabase
  let target: ConnectionTarget
  beforeEach(async () => {
    empty = await createDatabase(inject('databaseUrl') as string)
    target = targetOf(empty.url)
  })
  afterEach(() => empty.drop())

  const tables = async (): Promise<readonly string[]> => {
    const connection = await createConnection(empty.url)
    const [rows] = await connection.query<RowDataPacket[]>('SHOW TABLES')
    await connection.end()
    return rows.map((row) => String(Object.values(row)[0]))
  }

  test('that is empty gets every migration, and then none', async () => {
    expect(await migrate(target)).toEqual(names)
    expect(await migrate(target)).toEqual([])
    expect(await tables()).toEqual(
      expect.arrayContaining([
        'availability_slots',
        'event_participants',
        'events',
        'proposed_slots',
        'users',
      ]),
    )
  })

  test('gets each migration once when four instances start at once', async () => {
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(target)))
    expect(applied.flat()).toEqual(names)
  })

  test('gets what is new since it was last used', async () => {
    await migrate(target)
    const more = next(['CREATE TABLE more (id INT PRIMARY KEY)'])
    expect(await migrate(target, [...migrations, more])).toEqual([more.name])
    expect(await tables()).toContain('more')
  })

  test('to which a later program has added serves the earlier one as well', async () => {
    await migrate(target, [...migrations, next(['CREATE TABLE more (id INT PRIMARY KEY)'])])
    expect(await migrate(target)).toEqual([])
    await requireMigrated(target)
  })

  test('that a later program has changed so that the earlier can’t work is refused', async () => {
    await migrate(target, [...migrations, breaking()])
    const refused = migrate(target)
    await expect(refused).rejects.toThrow(SchemaRefused)
    await expect(refused).rejects.toThrow(
      /^the database is newer than this program: it has migration 000\d-next-breaking\.sql, unknown here$/,
    )
  })

  test('whose migration has changed since is refused', async () => {
    await migrate(target)
    const changed = migrations.map((one) => ({ ...one, checksum: '0'.repeat(64) }))
    const refused = migrate(target, changed)
    await expect(refused).rejects.toThrow(SchemaRefused)
    await expect(refused).rejects.toThrow(/^migration 0001-events\.sql was changed after/)
  })

  test('that does not exist is refused, since waiting would not make it', async () => {
    await expect(migrate({ ...target, database: 'nowhere' })).rejects.toThrow(SchemaRefused)
  })

  test('whose migrations are applied needs no right to create tables', async () => {
    await migrate(target)
    const root = await createConnection(empty.url)
    const name = `reader_${process.pid}`
    await root.query(`CREATE USER ${name}@'%' IDENTIFIED BY 'secret'`)
    await root.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${target.database}.* TO ${name}@'%'`)
    expect(await migrate({ ...target, user: name, password: 'secret' })).toEqual([])
    await root.query(`DROP USER ${name}@'%'`)
    await root.end()
  })

  test('that another instance is migrating is left at once when one is told to stop', async () => {
    const other = await createConnection(empty.url)
    const [[row]] = await other.query<RowDataPacket[]>(
      "SELECT GET_LOCK(SHA2(CONCAT('meeting-slot-service migrations ', DATABASE()), 224), 0) AS l",
    )
    expect(row?.['l']).toBe(1)
    const stop = new AbortController()
    const waiting = migrate(target, migrations, stop.signal)
    setTimeout(() => stop.abort(), 100)
    await expect(waiting).rejects.toThrow()
    await other.end()
  })

  test('that is too new ends the start of the service with one line', async () => {
    await migrate(target, [...migrations, breaking()])
    const service = new ServiceProcess({ PORT: '0', STORAGE: 'mysql', DATABASE_URL: empty.url })
    const { code, stderr } = await service.ended()
    expect(code).toBe(1)
    expect(stderr).toMatch(/^DATABASE_URL: the database is newer than this program: .*\n$/)
  })

  test('is migrated by a command of its own, too', async () => {
    const command = new ServiceProcess(
      { STORAGE: 'mysql', DATABASE_URL: empty.url },
      new URL('../../bootstrap/migrate.ts', import.meta.url).pathname,
    )
    const { code, stdout } = await command.ended()
    expect(code).toBe(0)
    expect(stdout).toBe(`applied ${names.join(', ')}\n`)
  })
})
