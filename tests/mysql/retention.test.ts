import { Layer } from 'effect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MysqlEventRepository } from '../../adapters/mysql/mysql-event-repository.ts'
import { Clock, Events } from '../../application/ports.ts'
import { removeExpiredEvents } from '../../application/remove-expired-events.ts'
import { submitAvailability } from '../../application/submit-availability.ts'
import { mysqlPorts } from '../../bootstrap/mysql-ports.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import type { EventRepository } from '../../domain/event/event-repository.ts'
import { Description, Title } from '../../domain/text.ts'
import { MemoryApplication } from '../application/memory-application.ts'
import { slot } from '../contract/samples.ts'
import { made } from '../made.ts'
import { DAY, HOUR, NOON } from '../property/arbitraries/time.ts'
import { everyRow } from './stored-rows.ts'
import { hasServer, openTestDatabase, type TestDatabase } from './test-database.ts'

const DAYS = 10
/** When an event is due whose windows end at 16:00. */
const DUE = NOON + 4 * HOUR + DAYS * DAY

describe.skipIf(!hasServer)('events that are over, in the database', () => {
  let opened: TestDatabase
  beforeAll(async () => {
    opened = await openTestDatabase()
  })
  afterAll(() => opened.drop())

  /** The use cases over the database, at a time that is told. */
  function application(events?: EventRepository) {
    let now = NOON
    const ports = Layer.mergeAll(
      mysqlPorts(opened.database, { control: 'on', eventCreation: 'anybody' }),
      Layer.succeed(Clock, { now: () => now }),
      events === undefined ? Layer.empty : Layer.succeed(Events, events),
    )
    const use = new MemoryApplication(ports)
    return {
      create: (name: string) =>
        use.createEvent([name], {
          title: made(Title.of(`Planning of ${name}`)),
          description: made(Description.of(`What ${name} wants`)),
        }),
      answer: ({ eventId, organizer, created }: Awaited<ReturnType<typeof use.createEvent>>) =>
        use.run(
          submitAvailability({
            caller: organizer,
            eventId,
            userId: created.view.event.participants[0]?.userId ?? '',
            slots: [{ ...slot('14:00', '15:00'), preference: 'available' }],
          }),
        ),
      removeAt: (instant: number) => {
        now = instant
        return use.run(removeExpiredEvents(DAYS))
      },
    }
  }

  test('are removed with every trace, and others stay as they are', async () => {
    const { create, answer, removeAt } = application()
    const [gone, staying] = [await create('Ada'), await create('Ben')]
    await answer(gone)
    await answer(staying)
    const tracesOf = ({ created: { view }, eventId }: typeof gone, name: string) => [
      eventId,
      view.event.organizerId,
      ...view.event.participants.map(({ userId }) => userId),
      `${name.toLowerCase()}@example.com`,
      `Planning of ${name}`,
      `What ${name} wants`,
    ]
    await opened.database.transaction(staying.eventId, async (session) => {
      await session.write('UPDATE events SET created_ms = ?, over_ms = ? WHERE event_id = ?', [
        DUE,
        DUE,
        staying.eventId,
      ])
      return { ok: true, value: undefined }
    })
    const before = await everyRow(opened.url)
    for (const trace of tracesOf(gone, 'Ada')) expect(before).toContain(trace)

    expect(await removeAt(DUE - 1)).toBe(0)
    expect(await everyRow(opened.url)).toBe(before)
    expect(await removeAt(DUE)).toBe(1)
    const after = await everyRow(opened.url)
    for (const trace of tracesOf(gone, 'Ada')) expect(after).not.toContain(trace)
    for (const trace of tracesOf(staying, 'Ben')) expect(after).toContain(trace)
    expect(await removeAt(DUE + DAYS * DAY)).toBe(1)
  })

  test('are removed once by several who do so at the same time', async () => {
    const all = [application(), application(), application()]
    for (let n = 0; n < 12; n++) await all[0]?.create(`Person${n}`)
    const removed = await Promise.all(all.map(({ removeAt }) => removeAt(DUE)))
    expect(removed.reduce((sum, one) => sum + one)).toBe(12)
    expect(
      await opened.database.read((session) => session.rows('SELECT 1 FROM events', [])),
    ).toEqual([])
  })

  test('are not removed when the organizer proposes later windows meanwhile', async () => {
    class Postponed extends MysqlEventRepository {
      override async findOver(...wanted: Parameters<MysqlEventRepository['findOver']>) {
        const found = await super.findOver(...wanted)
        const proposedSlots = [
          { ...slot('14:00', '16:00'), interval: { start: DUE, end: DUE + HOUR } as never },
        ]
        for (const id of found) {
          made(await this.update(id, (event) => changeEvent(event, { proposedSlots })))
        }
        return found
      }
    }
    const { create, removeAt } = application(new Postponed(opened.database))
    const { eventId } = await create('Ada')
    expect(await removeAt(DUE)).toBe(0)
    expect(await new MysqlEventRepository(opened.database).find(eventId)).toBeDefined()
    expect(await application().removeAt(DUE + HOUR + DAYS * DAY)).toBe(1)
  })

  test('are told from others that a process of an older version has written', async () => {
    for (const written of ['NULL', '0']) {
      const { create, removeAt } = application()
      await create('Ada')
      await opened.database.transaction('a test', async (session) => {
        await session.write(`UPDATE events SET over_ms = ${written}`, [])
        return { ok: true, value: undefined }
      })
      expect(await removeAt(DUE - 1)).toBe(0)
      expect(await removeAt(DUE)).toBe(1)
    }
  })
})
