import { setImmediate as nextTurn } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { callUntil } from '../../adapters/mysql/call-signal.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { MysqlReceipts } from '../../adapters/mysql/mysql-receipts.ts'
import type { Session } from '../../adapters/mysql/session.ts'
import type { Within } from '../../application/receipts.ts'
import { type Event, revised } from '../../domain/event/event.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import type { User } from '../../domain/user/user.ts'
import { keyedRequest, receiptOf } from '../contract/receipts.contract.ts'
import type { Repositories } from '../contract/repositories.contract.ts'
import { answerOf, inTime, sampleEvent, slot, user } from '../contract/samples.ts'
import { made } from '../made.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from './test-database.ts'

/** A database whose answer to the next commit of these gets lost. */
class DeafDatabase extends MysqlDatabase {
  readonly deafTo = new Set<string>()

  override async transaction<Outcome extends Result<unknown, unknown>>(
    what: string,
    work: (session: Session) => Promise<Outcome>,
  ): Promise<Outcome> {
    const outcome = await super.transaction(what, work)
    if (this.deafTo.delete(what)) throw new StorageUnavailable('no answer to the commit')
    return outcome
  }
}

describe.skipIf(!hasServer)('what is done once on MySQL', () => {
  let opened: TestDatabase
  let repositories: Repositories
  let people: readonly [User, User]
  let event: Event
  beforeAll(async () => {
    opened = await openTestDatabase()
    repositories = mysqlRepositories(opened.database)
  })
  afterAll(() => opened.drop())
  beforeEach(async () => {
    people = [user('Ada'), user('Ben')]
    const organizer = user('Olga')
    event = sampleEvent(organizer, people)
    made(await repositories.events.create(event, [organizer, ...people], []))
  })

  const raise = (within: Within, id = event.id) =>
    within(() => repositories.events.update(id, (current) => ok(revised(current, {}))))
  const revision = async () => (await repositories.events.find(event.id))?.revision
  const kept = ({ keyHash, now }: { keyHash: string; now: number }) =>
    repositories.receipts.find(keyHash, now)

  test('is done as a whole: nothing is left of what fails after a change', async () => {
    const request = keyedRequest({ eventId: event.id })
    const failing = repositories.receipts.once(request, async (within) => {
      await raise(within)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect([await revision(), await kept(request)]).toEqual([1, undefined])
    await repositories.receipts.once(request, async (within) => {
      await raise(within)
      return undefined
    })
    expect([await revision(), await kept(request)]).toEqual([1, undefined])
  })

  test('leaves nothing of a part that was refused, and all of the others', async () => {
    const request = keyedRequest({ eventId: event.id })
    const cleo = user('Cleo')
    await repositories.receipts.once(request, async (within) => {
      await raise(within)
      const refused = await within(() =>
        repositories.events.enrol(event.id, [cleo], [], () => refuse('no')),
      )
      expect(refused).toEqual(refuse('no'))
      await raise(within)
      return receiptOf('all is well')
    })
    expect(await revision()).toBe(3)
    expect((await repositories.users.find([cleo.id])).size).toBe(0)
    expect(await kept(request)).toBeDefined()
  })

  test('reads what it has written, which nobody else can yet', async () => {
    const cleo = user('Cleo')
    const other = sampleEvent(cleo, [])
    await repositories.receipts.once(keyedRequest(), async (within) => {
      await within(() => repositories.events.create(other, [cleo], []))
      const find = () => repositories.users.find([cleo.id])
      expect((await within(find)).size).toBe(1)
      expect((await find()).size).toBe(0)
      return receiptOf('done')
    })
    expect((await repositories.users.find([cleo.id])).size).toBe(1)
  })

  test('starts over as a whole when it loses in a deadlock', async () => {
    const lock = (session: Session, { id }: User) =>
      session.rows('SELECT 1 FROM users WHERE user_id = ? FOR UPDATE', [id])
    const bothHold = Promise.withResolvers<void>()
    let [holders, begun] = [0, 0]
    const cross = (first: User, second: User) =>
      repositories.receipts.once(keyedRequest(), async (within) => {
        begun++
        const own = [first, second].map(
          (one) => () =>
            opened.database.transaction('users', async (session) => ok(await lock(session, one))),
        ) as [() => Promise<unknown>, () => Promise<unknown>]
        await within(own[0])
        if (++holders === 2) bothHold.resolve()
        await bothHold.promise
        await within(own[1])
        return receiptOf('through')
      })
    const [ada, ben] = people
    const done = { _tag: 'Done' }
    expect(await Promise.all([cross(ada, ben), cross(ben, ada)])).toEqual([done, done])
    expect(begun).toBe(3)
  })

  test('starts over as a whole when its connection is lost, and happens once', async () => {
    let runs = 0
    const request = keyedRequest({ eventId: event.id })
    const outcome = await repositories.receipts.once(request, async (within) => {
      await raise(within)
      if (++runs === 1) await within(killOwnConnection)
      return receiptOf(`run ${runs}`, event.id)
    })
    expect(outcome).toEqual({ _tag: 'Done' })
    expect(runs).toBe(2)
    expect(await kept(request)).toMatchObject(receiptOf('run 2', event.id))
    expect(await revision()).toBe(2)
  })

  const killOwnConnection = () =>
    opened.database.read(async (session) => {
      const [row] = await session.rows<{ id: number }>('SELECT CONNECTION_ID() AS id', [])
      const other = await createConnection(opened.url)
      await other.query(`KILL ${row?.id}`)
      await other.end()
      // The one that was killed: whatever it is asked, it is lost.
      await session.rows('SELECT 1', [])
    })

  test('whose commit nobody has heard of is told by the next under its key', async () => {
    const deaf = new DeafDatabase({ primary: targetOf(opened.url) }, () => {})
    await deaf.open()
    const { receipts, events } = mysqlRepositories(deaf)
    const request = keyedRequest()
    deaf.deafTo.add(request.keyHash)
    const send = () =>
      receipts.once(request, async (within) => {
        await within(() => events.update(event.id, (current) => ok(revised(current, {}))))
        return receiptOf('done')
      })
    await expect(send()).rejects.toBeInstanceOf(StorageUnavailable)
    expect(await send()).toEqual({ _tag: 'DoneBefore', sealed: Buffer.from('done') })
    expect(await revision()).toBe(2)
    await deaf.close()
  })

  test('is done by one of many processes that are asked at once', async () => {
    const processes = await Promise.all(
      [1, 2, 3].map(async () => {
        const database = new MysqlDatabase({ primary: targetOf(opened.url) }, () => {})
        await database.open()
        return database
      }),
    )
    for (let round = 0; round < 20; round++) {
      const request = keyedRequest({ eventId: event.id })
      const outcomes = await Promise.all(
        processes.flatMap((database) => {
          const { events } = mysqlRepositories(database)
          // Two of each, which know nothing of one another.
          return [1, 2].map(() =>
            new MysqlReceipts(database).once(request, async (within) => {
              await within(() => events.update(event.id, (it) => ok(revised(it, {}))))
              return receiptOf('done')
            }),
          )
        }),
      )
      expect(outcomes.filter(({ _tag }) => _tag === 'Done')).toHaveLength(1)
      expect(outcomes.map(({ _tag }) => _tag)).not.toContain('KeyReused')
      expect(await revision()).toBe(round + 2)
    }
    await Promise.all(processes.map((database) => database.close()))
  })

  test('leaves connections to those who have their turn, however many come', async () => {
    const others = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const uma = user('Uma')
        const other = sampleEvent(uma, [])
        made(await repositories.events.create(other, [uma], []))
        return other
      }),
    )
    const keyed = (id: Event['id']) =>
      repositories.receipts.once(keyedRequest({ eventId: id }), async (within) => {
        await raise(within, id)
        return receiptOf('done', id)
      })
    const plain = (id: Event['id']) => raise((call) => call(), id)
    const answer = answerOf(people[0].id, slot('14:00', '15:00'))
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => [
        keyed(event.id),
        plain(event.id),
        keyed((others[i % others.length] as Event).id),
        repositories.availabilities.replace(event.id, answer, inTime),
      ]).flat(),
    )
    expect(await revision()).toBe(181)
  })

  test('that nobody waits for any more leaves nothing, and its connection to others', async () => {
    const request = new AbortController()
    const [keyed, inside] = [keyedRequest({ eventId: event.id }), Promise.withResolvers<void>()]
    const goOn = Promise.withResolvers<void>()
    const outcome = repositories.receipts.once(keyed, async (within) => {
      const writing = callUntil(request.signal, () =>
        within(() =>
          opened.database.transaction(event.id, async (session) => {
            await session.write('UPDATE events SET title = ? WHERE event_id = ?', ['No', event.id])
            inside.resolve()
            await goOn.promise
            return ok(await session.write('DELETE FROM events WHERE event_id = ?', [event.id]))
          }),
        ),
      )
      writing.catch(() => {})
      // As the interruption of a use case does: what it has begun is not waited for.
      await inside.promise
      request.abort()
      await nextTurn()
      setTimeout(goOn.resolve, 20)
      throw new Error('given up')
    })
    await expect(outcome).rejects.toThrow('given up')
    expect((await repositories.events.find(event.id))?.title).toBe(event.title)
    expect(await kept(keyed)).toBeUndefined()
    await raise((call) => call())
    expect(await revision()).toBe(2)
  })

  test('takes no call once it has ended', async () => {
    let escaped: Within | undefined
    await repositories.receipts.once(keyedRequest(), async (within) => {
      escaped = within
      return receiptOf('done')
    })
    await expect(raise(escaped as Within)).rejects.toBeInstanceOf(StorageUnavailable)
  })
})
