import { setImmediate as nextTurn } from 'node:timers/promises'
import { Effect, Exit, Layer, ManagedRuntime } from 'effect'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { DEADLINE_SECONDS } from '../../adapters/http/middleware/deadline.ts'
import { callUntil } from '../../adapters/mysql/call-signal.ts'
import { lookUp } from '../../adapters/mysql/look-up.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import type { Session } from '../../adapters/mysql/session.ts'
import { CallScope } from '../../application/call-scope.ts'
import { ask } from '../../application/port-call.ts'
import { Rankings } from '../../application/rankings.ts'
import { mysqlPorts } from '../../bootstrap/mysql-ports.ts'
import { ok, type Result } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { organizerOf, sampleEvent, user } from '../contract/samples.ts'
import { serve } from '../http/assembled-service.ts'
import { exampleEvent } from '../http/example-event.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from './test-database.ts'

/** A database in which work waits at its beginning until it may go on. */
class HaltingDatabase extends MysqlDatabase {
  readonly halted = Promise.withResolvers<void>()
  readonly goesOn = Promise.withResolvers<void>()
  /** What the last transaction came to. */
  readonly ended = Promise.withResolvers<unknown>()

  override transaction<Outcome extends Result<unknown, unknown>>(
    what: string,
    work: (session: Session) => Promise<Outcome>,
  ): Promise<Outcome> {
    const outcome = super.transaction(what, async (session) => {
      await this.#halt()
      return work(session)
    })
    outcome.then(this.ended.resolve, this.ended.resolve)
    return outcome
  }

  override async bulk<Value>(
    read: (session: Session) => Promise<Value>,
    suffices: (value: Value) => boolean,
  ): Promise<Value> {
    await this.#halt()
    return super.bulk(read, suffices)
  }

  #halt(): Promise<void> {
    this.halted.resolve()
    return this.goesOn.promise
  }
}

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

  describe('in a service', () => {
    let database: HaltingDatabase
    let runtime: ReturnType<typeof runtimeOn>
    beforeEach(async () => {
      database = new HaltingDatabase({ primary: targetOf(opened.url) }, () => {})
      await database.open()
      runtime = runtimeOn(database)
    })
    afterEach(async () => {
      vi.useRealTimers()
      await runtime.dispose()
      await database.close()
    })

    const runtimeOn = (halting: MysqlDatabase) =>
      ManagedRuntime.make(
        Layer.provideMerge(
          Rankings.layer,
          mysqlPorts(halting, { control: 'off', eventCreation: 'anybody' }),
        ),
      )

    test('is one whose request took too long', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      const { url, server } = await serve(runtime)
      const before = await users()
      const answer = fetch(`${url}/events`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(exampleEvent),
      })
      await database.halted.promise
      await vi.advanceTimersByTimeAsync(DEADLINE_SECONDS * 1_000)
      expect(await (await answer).json()).toMatchObject({ title: 'Took too long' })
      database.goesOn.resolve()
      expect(await database.ended.promise).toBeInstanceOf(StorageUnavailable)
      expect(await users()).toBe(before)
      await server.close(0)
    })

    test('does not end a ranking that others wait for too', async () => {
      const people = [user('Ada'), user('Ben')]
      const event = sampleEvent(user('Olga'), people)
      await mysqlRepositories(opened.database).events.create(
        event,
        [organizerOf(event), ...people],
        [],
      )
      const ranking = Effect.flatMap(Rankings, ({ of }) => of(event.id, event.revision))
      const request = new AbortController()
      const first = runtime.runPromiseExit(ranking, { signal: request.signal })
      await database.halted.promise
      const second = runtime.runPromise(ranking)
      request.abort()
      expect(Exit.hasInterrupts(await first)).toBe(true)
      database.goesOn.resolve()
      expect((await second).event.id).toBe(event.id)
    })
  })
})
