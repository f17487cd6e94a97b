import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import type { Session } from '../../adapters/mysql/session.ts'
import { Availability } from '../../domain/event/availability.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import { type AttendingChanges, changeParticipant } from '../../domain/event/change-participant.ts'
import { type Event, revised } from '../../domain/event/event.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import { ok, type Result } from '../../domain/result.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import type { User } from '../../domain/user/user.ts'
import { keyedRequest, receiptOf } from '../contract/receipts.contract.ts'
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
import { sampleWebhook } from '../contract/webhook-samples.ts'
import { made } from '../made.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from './test-database.ts'

/** A database that remembers what its transactions said. */
class OverheardDatabase extends MysqlDatabase {
  /** The tables that were written, one for each statement. */
  written: string[] = []
  /** How many statements have read. */
  readings = 0

  override transaction<Outcome extends Result<unknown, unknown>>(
    what: string,
    work: (session: Session) => Promise<Outcome>,
  ): Promise<Outcome> {
    return super.transaction(what, (session) => work(this.#overheard(session)))
  }

  #overheard(session: Session): Session {
    return {
      rows: (sql, values) => {
        this.readings++
        return session.rows(sql, values)
      },
      tuples: (sql, values) => {
        this.readings++
        return session.tuples(sql, values)
      },
      write: (sql, values) => {
        this.written.push(
          /webhook_deliveries|events|availability_slots|event_\w+s/.exec(sql)?.[0] ?? sql,
        )
        return session.write(sql, values)
      },
      control: (sql) => session.control(sql),
    }
  }
}

describe.skipIf(!hasServer)('what is said to the database', () => {
  let opened: TestDatabase
  let database: OverheardDatabase
  let repositories: Repositories
  let people: readonly [User, User, User]
  let event: Event
  beforeAll(async () => {
    opened = await openTestDatabase()
    database = new OverheardDatabase({ primary: targetOf(opened.url) }, () => {})
    await database.open()
    repositories = mysqlRepositories(database)
  })
  afterAll(async () => {
    await database.close()
    await opened.drop()
  })
  beforeEach(async () => {
    people = [user('Ada'), user('Ben'), user('Cleo')]
    const [ada, ben] = people
    event = sampleEvent(user('Olga'), [], {
      participants: people.map((person) => newcomer(person)),
      groups: [{ name: 'both', members: [ada.id, ben.id], atLeast: 1 }],
    })
    const grants = [issued({ role: 'participant', eventId: event.id, userId: ada.id })]
    await repositories.events.create(event, [organizerOf(event), ...people], grants)
  })

  async function said(work: () => Promise<Result<unknown, unknown>>) {
    database.written = []
    database.readings = 0
    made(await work())
    const { written, readings } = database
    return { written, readings }
  }

  const update = (change: (event: Event) => Result<Event, unknown>) =>
    said(() => repositories.events.update(event.id, change))

  test('an answer takes three statements, one made from busy time a fourth', async () => {
    const [ada, ben] = people
    const { availabilities } = repositories
    const plain = await said(() =>
      availabilities.replace(event.id, answerOf(ada.id, slot('14:00', '15:00')), inTime),
    )
    expect(plain).toEqual({ written: ['events', 'availability_slots'], readings: 1 })
    const within = made(Availability.besides(ben.id, []))
    const busy = await said(() =>
      availabilities.replace(event.id, { userId: ben.id, within }, inTime),
    )
    expect(busy).toEqual({ written: plain.written, readings: 2 })
  })

  test('all who attend otherwise than before take one statement, nobody takes none', async () => {
    const everybody = await update((event) => {
      const participants = event.participants.map((one) => ({ ...one, required: true }))
      return ok(revised(event, { participants }))
    })
    expect(everybody.written).toEqual(['events', 'event_participants'])
    const nobody = await update((event) => {
      const participants = event.participants.map((one) => ({ ...one, required: true }))
      return ok(revised(event, { participants }))
    })
    expect(nobody.written).toEqual(['events'])
    const changes: AttendingChanges = { timeZone: TimeZone.utc }
    const one = await update((event) => changeParticipant(event, people[0].id, changes))
    expect(one.written).toEqual(['events', 'event_participants'])
  })

  test('groups are written again only when they change', async () => {
    const [ada, ben, cleo] = people
    const members = [ada.id, ben.id]
    const same = await update((event) =>
      changeEvent(event, { groups: [{ name: 'both', members, atLeast: 1 }] }),
    )
    expect(same.written).toEqual(['events'])
    const removed = await update((event) => removeParticipant(event, cleo.id))
    expect(removed.written).not.toContain('event_groups')
    const changed = await update((event) =>
      changeEvent(event, { groups: [{ name: 'both', members, atLeast: 2 }] }),
    )
    const tables = ['event_group_members', 'event_groups']
    expect(changed.written).toEqual(['events', ...tables, ...tables.toReversed()])
  })

  test('what nobody watches costs nothing more, and what is watched two or three', async () => {
    const [ada, ben, cleo] = people
    const { availabilities, webhooks } = repositories
    const answer = (user: User) =>
      said(() =>
        availabilities.replace(event.id, answerOf(user.id, slot('14:00', '15:00')), inTime),
      )
    made(await webhooks.add(event.id, sampleWebhook(['event.scheduled'])))
    expect(await answer(ada)).toEqual({ written: ['events', 'availability_slots'], readings: 1 })
    made(await webhooks.add(event.id, sampleWebhook(['availability.submitted'])))
    const submitted = ['events', 'availability_slots', 'webhook_deliveries']
    // Whether too much waits takes a look into an index.
    expect(await answer(ben)).toEqual({ written: submitted, readings: 2 })
    made(await webhooks.add(event.id, sampleWebhook()))
    // Whether everyone has answered takes reading who has not.
    const last = await answer(cleo)
    expect(last).toEqual({ written: [...submitted, 'event_looks'], readings: 3 })
  })

  test('an event that is deleted leaves no row behind, in no table', async () => {
    made(await repositories.webhooks.add(event.id, sampleWebhook()))
    await repositories.availabilities.replace(
      event.id,
      answerOf(people[0].id, slot('14:00', '15:00')),
      inTime,
    )
    await repositories.receipts.once(keyedRequest(), async () => receiptOf('kept', event.id))
    const columns = await database.read((session) =>
      session.tuples<[string, string]>(
        `SELECT table_name, column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND column_name IN ('event_id', 'about_id')
            ORDER BY table_name`,
        [],
      ),
    )
    const tables = columns.map(([table]) => table)
    const withRows = async () => {
      const found = columns.map(async ([table, column]) => {
        const rows = await database.read((session) =>
          session.rows(`SELECT 1 FROM ${table} WHERE ${column} = ?`, [event.id]),
        )
        return rows.length > 0 ? [table] : []
      })
      return (await Promise.all(found)).flat()
    }
    expect(await withRows()).toEqual(tables)
    expect(tables).toHaveLength(11)
    await repositories.events.delete(event.id, () => ok(undefined))
    expect(await withRows()).toEqual([])
  })
})
