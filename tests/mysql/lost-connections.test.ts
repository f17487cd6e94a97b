import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connectionTo } from '../../adapters/mysql/connection-target.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { ok } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from './test-database.ts'

describe.skipIf(!hasServer)('connections', () => {
  let opened: TestDatabase
  beforeEach(async () => {
    opened = await openTestDatabase()
  })
  afterEach(() => opened.drop())

  /** Ends every connection to the database but this one, as a fail-over would. */
  async function killConnections(): Promise<number> {
    const connection = await createConnection(opened.url)
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
    )
    for (const { id } of rows) await connection.query(`KILL ${id}`)
    await connection.end()
    return rows.length
  }

  const user = 'INSERT INTO users (user_id, name, email) VALUES (?, ?, ?)'
  const countUsers = async () => {
    const [row] = await opened.database.read((session) =>
      session.rows<{ count: number }>('SELECT COUNT(*) AS count FROM users', []),
    )
    return row?.count
  }

  test('that died while nobody used them fail neither a reading nor a transaction', async () => {
    await countUsers()
    await opened.database.transaction('one', async (session) =>
      ok(await session.write(user, ['one', 'One', 'one@example.com'])),
    )
    expect(await killConnections()).toBeGreaterThanOrEqual(2)
    expect(await countUsers()).toBe(1)
    const written = opened.database.transaction('one', async (session) =>
      ok(await session.write(user, ['two', 'Two', 'two@example.com'])),
    )
    expect(await written).toEqual(ok(1))
    expect(await countUsers()).toBe(2)
  })

  test('that die before the commit have the transaction begun again', async () => {
    let begun = 0
    const written = await opened.database.transaction('one', async (session) => {
      await session.write(user, ['one', 'One', 'one@example.com'])
      if (++begun === 1) await killConnections()
      return ok(await session.write(user, ['two', 'Two', 'two@example.com']))
    })
    expect(written).toEqual(ok(1))
    expect(begun).toBe(2)
    expect(await countUsers()).toBe(2)
  })

  test('that die at the commit leave its outcome unknown, so nothing is tried again', async () => {
    let begun = 0
    const written = opened.database.transaction('one', async (session) => {
      begun++
      await session.write(user, ['one', 'One', 'one@example.com'])
      await killConnections()
      return ok(undefined)
    })
    await expect(written).rejects.toThrow(StorageUnavailable)
    expect(begun).toBe(1)
  })

  test('are made to whom the certificate names, and to nobody else', async () => {
    const target = { ...targetOf(opened.url), tls: 'on' as const }
    expect(connectionTo(target).ssl).toMatchObject({ verifyIdentity: true })
    expect(connectionTo({ ...target, tls: 'rds' }).ssl).toMatchObject({
      verifyIdentity: true,
      ca: expect.arrayContaining([expect.stringContaining('BEGIN CERTIFICATE')]),
    })
    const strict = new MysqlDatabase({ primary: target }, () => {})
    await expect(strict.open()).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/self-signed certificate|does not support/) },
    })
    await strict.close()
  })
})
