import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import type { EventWithAnswers } from '../../domain/event/availability-repository.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import type { Event } from '../../domain/event/event.ts'
import { requireRevision } from '../../domain/event/expected-revision.ts'
import { ok, refuse } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import type { User } from '../../domain/user/user.ts'
import type { Repositories } from '../contract/repositories.contract.ts'
import {
  answerOf,
  inTime,
  issued,
  newcomer,
  organizerOf,
  sampleEvent,
  slot,
  user,
} from '../contract/samples.ts'
import { made } from '../made.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from './test-database.ts'

describe.skipIf(!hasServer)('a transaction', () => {
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
    event = sampleEvent(user('Olga'), people)
    await repositories.events.create(event, [organizerOf(event), ...people], [])
  })

  const lock = (userId: string): [string, string[]] => [
    'SELECT 1 FROM users WHERE user_id = ? FOR UPDATE',
    [userId],
  ]

  test('that loses in a deadlock starts over, and both come through', async () => {
    const [ada, ben] = people
    const bothHold = Promise.withResolvers<void>()
    let holders = 0
    let begun = 0
    const cross = (first: User, second: User) =>
      opened.database.transaction(first.id, async (session) => {
        begun++
        await session.rows(...lock(first.id))
        if (++holders === 2) bothHold.resolve()
        await bothHold.promise
        await session.rows(...lock(second.id))
        return ok('through')
      })
    expect(await Promise.all([cross(ada, ben), cross(ben, ada)])).toEqual([
      ok('through'),
      ok('through'),
    ])
    expect(begun).toBe(3)
  })

  test('waits for a lock longer than the server lets it, by starting over', async () => {
    const other = await createConnection(opened.url)
    await other.beginTransaction()
    await other.execute(...lock(people[0].id))
    let begun = 0
    const through = opened.database.transaction('one', async (session) => {
      if (++begun === 2) await other.rollback()
      await session.rows(...lock(people[0].id))
      return ok('through')
    })
    expect(await through).toEqual(ok('through'))
    expect(begun).toBe(2)
    await other.end()
  })

  test('whose work throws leaves nothing behind, and its connection is as good as before', async () => {
    const answer = answerOf(people[0].id, slot('14:00', '15:00'))
    const failing = () =>
      repositories.availabilities.replace(event.id, answer, () => {
        throw new Error('a defect')
      })
    for (let i = 0; i < 15; i++) await expect(failing()).rejects.toThrow('a defect')
    expect(await repositories.availabilities.replace(event.id, answer, inTime)).toEqual(
      ok({ answer, revision: 2 }),
    )
  })

  test('that fails at its last statement has done nothing of all the others', async () => {
    const taken = issued({ role: 'join', eventId: event.id })
    const uma = user('Uma')
    await repositories.events.create(sampleEvent(uma, []), [uma], [taken])
    const cleo = user('Cleo')
    const enrolled = repositories.events.enrol(event.id, [cleo], [taken], (current) =>
      enrolParticipants(current, people, [newcomer(cleo)]),
    )
    await expect(enrolled).rejects.toThrow(/Duplicate entry/)
    // Whoever has its connection next must not commit what it left.
    for (let i = 0; i < 15; i++) {
      const vera = user('Vera')
      await repositories.events.create(sampleEvent(vera, []), [vera], [])
    }
    expect(await repositories.events.find(event.id)).toEqual(event)
    expect(await repositories.users.find([cleo.id])).toEqual(new Map())
  })

  test('decides If-Match where the write is: of many with one revision, one comes through', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        repositories.availabilities.replace(
          event.id,
          answerOf(people[i % 2 === 0 ? 0 : 1].id, slot('14:00', `15:${10 + i}`)),
          (state) => requireRevision(state, [1]),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toMatchObject([{ value: { revision: 2 } }])
  })

  test('of many that answer one event at once keeps no writer of another event waiting long', async () => {
    const other = sampleEvent(user('Uma'), people)
    await repositories.events.create(other, [organizerOf(other)], [])
    const ended: string[] = []
    const answers = (to: Event, count: number) =>
      Array.from({ length: count }, async (_, i) => {
        const answer = answerOf(people[i % 2 === 0 ? 0 : 1].id, slot('14:00', '15:00'))
        made(await repositories.availabilities.replace(to.id, answer, inTime))
        ended.push(to === event ? 'one' : 'other')
      })
    await Promise.all([...answers(event, 120), ...answers(other, 3)])
    expect((await repositories.events.findHead(event.id))?.revision).toBe(121)
    expect(ended.lastIndexOf('other')).toBeLessThan(60)
  })

  test('is refused as unavailable until the database has been opened', async () => {
    const primary = targetOf(opened.url)
    const unopened = new MysqlDatabase({ primary }, () => {})
    const { events } = mysqlRepositories(unopened)
    await expect(events.find(event.id)).rejects.toThrow(StorageUnavailable)
    await expect(events.update(event.id, refuse)).rejects.toThrow(StorageUnavailable)
    await unopened.close()
  })

  test('never shows a reader half of itself', async () => {
    const [ada, ben] = people
    const answerAt = (revision: number) =>
      answerOf(revision % 2 === 0 ? ada.id : ben.id, slot('14:00', `15:${10 + revision}`))
    let isWriting = true
    const writes = async () => {
      for (let revision = 2; revision <= 40; revision++) {
        await repositories.availabilities.replace(event.id, answerAt(revision), inTime)
      }
      isWriting = false
    }
    const reads = async () => {
      let known: EventWithAnswers | undefined
      while (isWriting) {
        for (const from of [known, undefined]) {
          known = await repositories.availabilities.findAll(event.id, { atLeast: 1, known: from })
          const revision = known?.event.revision ?? 0
          const lastTwo = [revision, revision - 1].filter((one) => one >= 2).map(answerAt)
          expect(known?.answers).toEqual(new Map(lastTwo.map((one) => [one.userId, one])))
        }
      }
    }
    await Promise.all([writes(), reads(), reads()])
  })

  test('changes the windows of an event without touching its answers', async () => {
    const answer = answerOf(people[0].id, slot('14:00', '15:00'))
    await repositories.availabilities.replace(event.id, answer, inTime)
    const known = await repositories.availabilities.findAll(event.id, { atLeast: 2 })
    const proposedSlots = [slot('09:00', '12:00'), slot('13:00', '16:00')]
    const changed = made(
      await repositories.events.update(event.id, (current) =>
        changeEvent(current, { proposedSlots }),
      ),
    )
    const found = await repositories.availabilities.findAll(event.id, { atLeast: 3, known })
    expect(found).toEqual({ event: changed, answers: new Map([[answer.userId, answer]]) })
  })
})
