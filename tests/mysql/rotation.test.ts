import { randomBytes } from 'node:crypto'
import { createConnection } from 'mysql2/promise'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { CredentialSource, Credentials } from '../../adapters/mysql/credentials.ts'
import { migrate } from '../../adapters/mysql/migrate.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { ok } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { hasServer, targetOf } from './test-database.ts'

/** A source that learns of a new password when it has been asked so often. */
class SlowSource implements CredentialSource {
  refusals = 0
  #told: Credentials
  #next: Credentials | undefined
  #patience = 0

  constructor(told: Credentials) {
    this.#told = told
  }

  learns(next: Credentials, afterRefusals: number): void {
    this.#next = next
    this.#patience = afterRefusals
  }

  async current(): Promise<Credentials> {
    return this.#told
  }

  async renewed(): Promise<Credentials> {
    this.refusals++
    if (this.#next !== undefined && this.refusals >= this.#patience) this.#told = this.#next
    return this.#told
  }
}

describe.skipIf(!hasServer)('a password that changes', () => {
  const user = `rotated_${randomBytes(4).toString('hex')}`
  const before = { user, password: 'the first password' }
  const after = { user, password: 'the second password' }
  let fresh: FreshDatabase
  let database: MysqlDatabase
  let source: SlowSource

  beforeEach(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    await migrate(targetOf(fresh.url))
    await administer(`CREATE USER ${user} IDENTIFIED BY '${before.password}'`)
    await administer(`GRANT ALL ON ${new URL(fresh.url).pathname.slice(1)}.* TO ${user}`)
    source = new SlowSource(before)
    database = new MysqlDatabase({ primary: withSource() }, () => {})
    await database.open()
  })
  afterEach(async () => {
    await database.close()
    await administer(`DROP USER ${user}`)
    await fresh.drop()
  })

  const administer = async (statement: string): Promise<void> => {
    const connection = await createConnection(fresh.url)
    await connection.query(statement)
    await connection.end()
  }
  const withSource = () => ({ ...targetOf(fresh.url), user: '', password: '', credentials: source })
  const rotate = (to: Credentials) =>
    administer(`ALTER USER ${user} IDENTIFIED BY '${to.password}'`)
  const readOnce = () => database.read((session) => session.rows('SELECT 1', []))
  const writeOnce = (what: string) =>
    database.transaction(what, async (session) => {
      await session.rows('SELECT 1 FOR UPDATE', [])
      return ok(undefined)
    })
  /** Closes every connection of the user, as the idle ones are closed after a while. */
  const endConnections = async (): Promise<void> => {
    const connection = await createConnection(fresh.url)
    const [rows] = await connection.query(
      'SELECT id FROM information_schema.processlist WHERE user = ?',
      [user],
    )
    for (const { id } of rows as { id: number }[]) {
      await connection.query(`KILL ${id}`).catch(() => {})
    }
    await connection.end()
  }

  test('loses no request, though the source learns of it late', async () => {
    await Promise.all([readOnce(), writeOnce('first')])
    await rotate(after)
    source.learns(after, 4)
    await endConnections()
    const requests = Array.from({ length: 60 }, (_, i) =>
      i % 2 === 0 ? readOnce() : writeOnce(`event ${i}`),
    )
    await Promise.all(requests)
    expect(source.refusals).toBeGreaterThanOrEqual(4)
  })

  test('lets those go on that have a connection, whatever the source says', async () => {
    await database.transaction('one', async (session) => {
      await session.rows('SELECT 1', [])
      await rotate(after)
      await session.rows('SELECT 1', [])
      return ok(undefined)
    })
    expect(source.refusals).toBe(0)
  })

  test('is waited for as long as for a connection, and is then a storage that is unavailable', async () => {
    await rotate(after)
    await endConnections()
    await expect(readOnce()).rejects.toThrow(StorageUnavailable)
    source.learns(after, 0)
    await readOnce()
  })

  test('is met while the schema is brought up to date, too', async () => {
    await rotate(after)
    source.learns(after, 1)
    expect(await migrate(withSource())).toEqual([])
  })

  test('of a source that fails leaves the storage unavailable, with the reason', async () => {
    const failing: CredentialSource = {
      current: () => Promise.reject(new Error('nobody tells')),
      renewed: () => Promise.reject(new Error('nobody tells')),
    }
    const closed = new MysqlDatabase(
      { primary: { ...withSource(), credentials: failing } },
      () => {},
    )
    await closed.open(undefined, async () => {})
    await expect(closed.read((session) => session.rows('SELECT 1', []))).rejects.toThrow(
      'no credentials for the database: Error: nobody tells',
    )
    await closed.close()
  })
})
