import { setImmediate as nextTurn } from 'node:timers/promises'
import { Effect, Exit } from 'effect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callUntil } from '../../adapters/mysql/call-signal.ts'
import { lookUp } from '../../adapters/mysql/look-up.ts'
import { CallScope } from '../../application/call-scope.ts'
import { ask } from '../../application/port-call.ts'
import { ok } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { hasServer, openTestDatabase, type TestDatabase } from './test-database.ts'

describe.skipIf(!hasServer)('a call that nobody waits for any more', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  const insert = 'INSERT INTO users (user_id, name, email) VALUES (?, ?, ?)'
  const users = async () => {
    const [row] = await opened.database.read((session) =>
      session.rows<{ count: number }>('SELECT COUNT(*) AS count FROM users', []),
    )
    return row?.count
  }

  test('begins no further statement, and leaves nothing behind', async () => {
    const request = new AbortController()
    const [inside, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<unknown>()]
    const goOn = Promise.withResolvers<void>()
    const useCase = ask(() => {
      const writing = opened.database.transaction('one', async (session) => {
        await session.write(insert, ['one', 'One', 'one@example.com'])
        inside.resolve()
        await goOn.promise
        return ok(await session.write(insert, ['two', 'Two', 'two@example.com']))
      })
      writing.then(ended.resolve, ended.resolve)
      return writing
    })
    const exit = Effect.runPromiseExit(Effect.provideService(useCase, CallScope, callUntil), {
      signal: request.signal,
    })
    await inside.promise
    request.abort()
    expect(Exit.hasInterrupts(await exit)).toBe(true)
    goOn.resolve()
    expect(await ended.promise).toBeInstanceOf(StorageUnavailable)
    expect(await users()).toBe(0)
    // The connection is as good as before.
    const after = await opened.database.transaction('one', async (session) =>
      ok(await session.write(insert, ['three', 'Three', 'three@example.com'])),
    )
    expect(after).toEqual(ok(1))
    expect(await users()).toBe(1)
  })

  test('takes nothing from those who share its statement', async () => {
    const names = lookUp<string, { name: string }>(
      opened.database,
      'SELECT user_id AS `key`, name FROM users WHERE user_id IN',
    )
    await opened.database.transaction('one', async (session) =>
      ok(await session.write(insert, ['shared', 'Shared', 'shared@example.com'])),
    )
    const request = new AbortController()
    const first = callUntil(request.signal, () => names.find('shared'))
    const second = names.find('shared')
    request.abort()
    await nextTurn()
    expect(await Promise.all([first, second])).toEqual([{ name: 'Shared' }, { name: 'Shared' }])
  })
})
