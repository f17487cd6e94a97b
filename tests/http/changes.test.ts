import { afterEach, expect, test } from 'vitest'
import { ChangeReader, type ReaderOptions } from './change-reader.ts'
import { describeOnEveryStorage } from './every-storage.ts'
import { type Created, createEvent, participant, slot, submit } from './example-event.ts'
import type { RunningService } from './running-service.ts'

const open: ChangeReader[] = []
afterEach(() => {
  for (const reader of open.splice(0)) reader.hangUp()
})

/** What the organizer of an event does, and those who follow it. */
const stage = (service: () => RunningService) => {
  const organize = (event: Created, method: string, path: string, json?: object) =>
    service().call(method, event.path + path, { token: event.organizer, json })
  return {
    follow: async (event: Created, options: ReaderOptions = {}) => {
      const token = event.organizer
      const reader = await ChangeReader.open(service().url + event.path, { token, ...options })
      open.push(reader)
      return reader
    },
    organize,
    rename: (event: Created, title: string) => organize(event, 'PATCH', '', { title }),
  }
}

const idOf = (event: Created) => event.path.slice('/events/'.length)

const message = (event: Created, revision: number) => ({
  event: 'revision',
  id: String(revision),
  data: JSON.stringify({ event_id: idOf(event), revision }),
})

describeOnEveryStorage('who follows an event', (service) => {
  const { follow, organize, rename } = stage(service)

  test('is told at once where it stands, and then of every change', async () => {
    const event = await createEvent(service())
    const reader = await follow(event)
    expect(await reader.next()).toEqual(message(event, 1))
    expect(reader.retryMs).toBe(2_000)
    await rename(event, 'Q2 planning')
    expect(await reader.next()).toEqual(message(event, 2))
    await submit(service(), event, participant(event, 0), [slot('12', '14:00', '16:00')])
    expect(await reader.next()).toEqual(message(event, 3))
  })

  test('is told of the newest of several changes, and never of an older one', async () => {
    const event = await createEvent(service())
    const readers = await Promise.all(Array.from({ length: 5 }, () => follow(event)))
    for (let i = 0; i < 10; i++) await rename(event, `Title ${i}`)
    for (const reader of readers) {
      const told = await reader.until(11)
      expect(told).toEqual([...new Set(told)].toSorted((one, other) => one - other))
    }
  })

  test('is told that it was deleted, and no more', async () => {
    const event = await createEvent(service())
    const readers = [await follow(event), await follow(event, { token: event.join })]
    await Promise.all(readers.map((reader) => reader.next()))
    await organize(event, 'DELETE', '')
    for (const reader of readers) {
      const data = JSON.stringify({ event_id: idOf(event) })
      expect(await reader.next()).toEqual({ event: 'deleted', data })
      expect(await reader.next()).toBeUndefined()
    }
  })
})

describeOnEveryStorage(
  'who follows an event, and is often asked for their token',
  (service) => {
    const { follow, organize, rename } = stage(service)

    test('is told nothing new who knows where it stands, until it changes', async () => {
      const event = await createEvent(service())
      await rename(event, 'Q2 planning')
      const reader = await follow(event, { lastEventId: '2' })
      await rename(event, 'Q3 planning')
      expect(await reader.next()).toEqual(message(event, 3))
    })

    test.each(['1', '7', '02', 'x'])('is told where it stands who knows %s instead', async (id) => {
      const event = await createEvent(service())
      await rename(event, 'Q2 planning')
      const reader = await follow(event, { lastEventId: id })
      expect(await reader.next()).toEqual(message(event, 2))
    })

    test('is told of an event at a time', async () => {
      const [one, other] = [await createEvent(service()), await createEvent(service())]
      const [ofOne, ofOther] = [await follow(one), await follow(other)]
      await Promise.all([ofOne.next(), ofOther.next()])
      await rename(other, 'Another')
      expect(await ofOther.next()).toEqual(message(other, 2))
      await rename(one, 'One')
      expect(await ofOne.next()).toEqual(message(one, 2))
    })

    test('may do so with any token of the event', async () => {
      const event = await createEvent(service())
      const { token } = participant(event, 0)
      const readers = [await follow(event, { token }), await follow(event, { token: event.join })]
      await rename(event, 'Q2 planning')
      for (const reader of readers) expect(await reader.until(2)).toContain(2)
    })

    test.each([
      [
        'has a new token',
        (event: Created, id: string) => organize(event, 'POST', `/participants/${id}/token`),
      ],
      [
        'has none any more',
        (event: Created, id: string) => organize(event, 'DELETE', `/participants/${id}/token`),
      ],
      [
        'has one that has expired',
        (event: Created) =>
          organize(event, 'PATCH', '', { links_expire_at: '2026-01-01T00:00:00Z' }),
      ],
      [
        'no longer takes part',
        (event: Created, id: string) => organize(event, 'DELETE', `/participants/${id}`),
      ],
    ])('is told nothing more who %s', async (_what, ends) => {
      const event = await createEvent(service())
      const { id, token } = participant(event, 0)
      const reader = await follow(event, { token })
      expect(await reader.next()).toEqual(message(event, 1))
      await ends(event, id)
      expect(await reader.next()).toBeUndefined()
    })

    test('goes on while others lose their tokens', async () => {
      const event = await createEvent(service())
      const reader = await follow(event, { token: event.join })
      await organize(event, 'DELETE', `/participants/${participant(event, 0).id}/token`)
      await organize(event, 'DELETE', `/participants/${participant(event, 1).id}`)
      expect(await reader.until(2)).toContain(2)
    })

    test('has signs of life between', async () => {
      const event = await createEvent(service())
      const reader = await follow(event)
      await reader.next()
      const next = reader.next()
      await expect.poll(() => reader.beats).toBeGreaterThan(2)
      await rename(event, 'Q2 planning')
      expect(await next).toEqual(message(event, 2))
    })

    test('has it kept by nobody between, over a connection that is for it alone', async () => {
      const { response } = await follow(await createEvent(service()))
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/event-stream',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
        connection: 'close',
      })
    })

    test('is refused where there is no such event, or none for them', async () => {
      const [event, other] = [await createEvent(service()), await createEvent(service())]
      const ask = async (path: string, token?: string) =>
        (await service().call('GET', `${path}/changes`, { token })).status
      expect(await ask(event.path)).toBe(401)
      expect(await ask(event.path, other.organizer)).toBe(403)
      await organize(event, 'DELETE', '')
      expect(await ask(event.path, event.organizer)).toBe(401)
      const admin = await service().apiKey({ role: 'admin' })
      expect(await ask(event.path, admin)).toBe(404)
    })

    test('has one line in the log, which says how soon the stream began', async () => {
      const event = await createEvent(service())
      const reader = await follow(event)
      await reader.next()
      const lines = service().log.filter(
        (line) => line.includes(idOf(event)) && line.includes('/changes'),
      )
      expect(lines.map((line) => JSON.parse(line))).toMatchObject([
        { stream: 'access', route: '/events/:event_id/changes', status: 200 },
      ])
    })
  },
  undefined,
  { beatMs: 150 },
)
