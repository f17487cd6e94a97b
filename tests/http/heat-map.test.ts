import { expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createAnswered,
  createEvent,
  type Invited,
  participant,
  slot,
  submit,
} from './example-event.ts'
import type { Answer } from './running-service.ts'

/** A stretch of example 1 as the service shows it. */
const shown = (day: string, start: string, end: string) => ({
  start_time: `2026-01-${day}T${start}:00-05:00`,
  end_time: `2026-01-${day}T${end}:00-05:00`,
  timezone: 'America/New_York',
})

type Segment = {
  readonly start_time: string
  readonly end_time: string
  readonly available_count: number
  readonly if_needed_count: number
}

/** Lines such as `12 14:00–15:00 2`, the day, the clock and how many can come. */
const lines = (segments: readonly Segment[]) =>
  segments.map(
    ({ start_time, end_time, available_count }) =>
      `${start_time.slice(8, 10)} ${start_time.slice(11, 16)}–${end_time.slice(11, 16)} ${available_count}`,
  )

const EXAMPLE_1 = [
  '12 14:00–15:00 2',
  '12 15:00–15:30 3',
  '12 15:30–16:00 2',
  '14 18:00–19:00 2',
  '14 19:00–19:30 3',
  '14 19:30–20:00 2',
]

describeOnEveryStorage('a heat map', (service) => {
  const read = (
    event: Created,
    token = event.organizer,
    query = '',
    headers = {},
  ): Promise<Answer> => service().call('GET', `${event.path}/heat-map${query}`, { token, headers })

  test('of the design document’s example 1 shows the two half hours that suit all three', async () => {
    const event = await createAnswered(service())
    const { status, body, headers } = await read(event)
    expect(status).toBe(200)
    expect(headers.get('ETag')).toBe('"4"')
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(Object.keys(body)).toEqual([
      'event_id',
      'revision',
      'participant_count',
      'responded_count',
      'segments',
      'answers',
    ])
    expect(body).toMatchObject({
      event_id: event.answer.body.event_id,
      revision: 4,
      participant_count: 3,
      responded_count: 3,
    })
    expect(lines(body.segments)).toEqual(EXAMPLE_1)
    expect(body.segments[0]).toEqual({
      ...shown('12', '14:00', '15:00'),
      available_count: 2,
      if_needed_count: 0,
    })
    const preference = 'available'
    expect(body.answers).toEqual([
      {
        user_id: participant(event, 0).id,
        slots: [
          { ...shown('12', '14:00', '15:30'), preference },
          { ...shown('14', '18:00', '20:00'), preference },
        ],
      },
      {
        user_id: participant(event, 1).id,
        slots: [
          { ...shown('12', '14:00', '16:00'), preference },
          { ...shown('14', '19:00', '20:00'), preference },
        ],
      },
      {
        user_id: participant(event, 2).id,
        slots: [
          { ...shown('12', '15:00', '16:00'), preference },
          { ...shown('14', '18:00', '19:30'), preference },
        ],
      },
    ])
  })

  test('without any answer is all of the proposed slots, and nobody can come', async () => {
    const { body } = await read(await createEvent(service()))
    expect(lines(body.segments)).toEqual(['12 14:00–16:00 0', '14 18:00–20:00 0'])
    expect([body.responded_count, body.answers]).toEqual([0, []])
  })

  test('tells who would rather not, and cuts where that changes', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    await submit(service(), event, ada, [
      slot('12', '14:00', '15:00'),
      { ...slot('12', '14:30', '15:30'), preference: 'if_needed' },
    ])
    const { segments, answers } = (await read(event)).body
    const counts = ({ available_count, if_needed_count }: Segment) => [
      available_count,
      if_needed_count,
    ]
    expect(segments.slice(0, 3).map(counts)).toEqual([
      [1, 0],
      [1, 1],
      [0, 0],
    ])
    expect(answers).toEqual([
      {
        user_id: ada.id,
        slots: [
          { ...shown('12', '14:00', '15:00'), preference: 'available' },
          { ...shown('12', '15:00', '15:30'), preference: 'if_needed' },
        ],
      },
    ])
  })

  test('tells nothing of what anybody does outside the proposed slots', async () => {
    const event = await createEvent(service())
    const [ada, ben] = [participant(event, 0), participant(event, 1)]
    await submit(service(), event, ada, [
      slot('12', '09:00', '14:30'),
      slot('13', '08:00', '18:00'),
    ])
    await submit(service(), event, ben, [slot('13', '08:00', '18:00')])
    const { body } = await read(event, ben.token)
    expect(body.answers).toEqual([
      {
        user_id: ada.id,
        slots: [{ ...shown('12', '14:00', '14:30'), preference: 'available' }],
      },
      { user_id: ben.id, slots: [] },
    ])
    expect(JSON.stringify(body)).not.toContain('2026-01-13')
  })

  test('can be shown in any zone', async () => {
    const event = await createAnswered(service())
    const { body } = await read(event, event.organizer, '?timezone=Asia/Kathmandu')
    expect(body.segments[0]).toMatchObject({
      start_time: '2026-01-13T00:45:00+05:45',
      timezone: 'Asia/Kathmandu',
    })
    expect(body.answers[0].slots[0]).toMatchObject({
      end_time: '2026-01-13T02:15:00+05:45',
      timezone: 'Asia/Kathmandu',
    })
    const odd = await read(event, event.organizer, '?timezone=Mars/Phobos')
    expect([odd.status, odd.body.errors[0].parameter]).toEqual([422, 'timezone'])
    const unknown = await read(event, event.organizer, '?limit=3')
    expect(unknown.status).toBe(422)
  })

  test('where answers are hidden tells a participant of themselves, everybody of the counts', async () => {
    for (const visibility of [{ answers: 'organizer_only' }, { participants: 'organizer_only' }]) {
      const event = await createAnswered(service())
      await service().call('PATCH', event.path, { token: event.organizer, json: { visibility } })
      const whole = (await read(event)).body
      expect(whole.answers).toHaveLength(3)
      const ben = participant(event, 1)
      const seen = await read(event, ben.token)
      expect(seen.headers.get('ETag')).toBe(`"5-${ben.id}"`)
      expect(seen.body.answers).toEqual([whole.answers[1]])
      expect(lines(seen.body.segments)).toEqual(EXAMPLE_1)
      expect(seen.body.responded_count).toBe(3)
      const reader = await read(event, await service().apiKey({ role: 'reader' }))
      expect(reader.headers.get('ETag')).toBe('"5-public"')
      expect(reader.body.answers).toEqual([])
      expect(lines(reader.body.segments)).toEqual(EXAMPLE_1)
    }
  })

  test('where answers are hidden has no cut where one comes as another goes', async () => {
    const event = await createEvent(service(), { visibility: { answers: 'organizer_only' } })
    const [ada, ben, cleo] = [0, 1, 2].map((n) => participant(event, n)) as [
      Invited,
      Invited,
      Invited,
    ]
    await submit(service(), event, ada, [slot('12', '14:00', '15:00')])
    await submit(service(), event, ben, [slot('12', '15:00', '16:00')])
    const first = ['12 14:00–15:00 1', '12 15:00–16:00 1']
    expect(lines((await read(event)).body.segments.slice(0, 2))).toEqual(first)
    const { segments } = (await read(event, cleo.token)).body
    expect(lines(segments)).toEqual(['12 14:00–16:00 1', '14 18:00–20:00 0'])
  })

  test('is not for whoever may only join', async () => {
    const event = await createAnswered(service())
    const { status, body } = await read(event, event.join)
    expect(status).toBe(403)
    expect(body).not.toHaveProperty('segments')
  })

  test('is answered 304 exactly as long as the revision stands', async () => {
    const event = await createAnswered(service())
    const ask = (tag: string) => read(event, event.organizer, '', { 'If-None-Match': tag })
    expect(await ask('"4"')).toMatchObject({ status: 304, body: '' })
    await submit(service(), event, participant(event, 0), [])
    expect(await ask('"4"')).toMatchObject({ status: 200, body: { revision: 5 } })
  })

  test('follows every change of answers, people and proposed slots', async () => {
    const event = await createAnswered(service())
    await submit(service(), event, participant(event, 1), [])
    expect(lines((await read(event)).body.segments)[0]).toBe('12 14:00–15:00 1')
    const { id } = participant(event, 0)
    await service().call('DELETE', `${event.path}/participants/${id}`, { token: event.organizer })
    const gone = (await read(event)).body
    expect([gone.participant_count, gone.answers.length]).toEqual([2, 2])
    expect(lines(gone.segments)[0]).toBe('12 14:00–15:00 0')
    const json = { proposed_slots: [slot('12', '15:15', '15:45')] }
    await service().call('PATCH', event.path, { token: event.organizer, json })
    expect(lines((await read(event)).body.segments)).toEqual(['12 15:15–15:45 1'])
  })

  test('is refused beyond 20,000 slots within the proposed slots, however many lie outside', async () => {
    const people = Array.from({ length: 41 }, (_, n) => ({
      name: `Person ${n}`,
      email: `person${n}@example.com`,
    }))
    const proposed_slots = [{ start_time: '2026-01-12T00:00Z', end_time: '2026-01-12T16:40Z' }]
    const event = await createEvent(service(), { participants: people, proposed_slots })
    const minutes = (count: number) => Array.from({ length: count }, (_, n) => every2Minutes(n))
    for (const one of event.participants.slice(0, 40)) {
      await submit(service(), event, one, minutes(500))
    }
    const last = participant(event, 40)
    const outside = { start_time: '2026-01-13T00:00Z', end_time: '2026-01-14T00:00Z' }
    await submit(service(), event, last, [outside])
    const full = await read(event, event.organizer, '', { 'Accept-Encoding': 'gzip' })
    expect(full.status).toBe(200)
    expect(full.headers.get('Content-Encoding')).toBe('gzip')
    expect(full.headers.get('ETag')).toBe('"42-gzip"')
    expect(full.body.segments).toHaveLength(1000)
    expect(JSON.stringify(full.body).length).toBeLessThan(3_000_000)
    await submit(service(), event, last, [outside, every2Minutes(7)])
    const { status, body } = await read(event, event.organizer)
    expect([status, body.type, body.detail]).toEqual([
      422,
      expect.stringContaining('too-many-mapped-slots'),
      'A heat map is to be had for at most 20000 availability slots within the proposed slots, of all participants together; there are 20001.',
    ])
  })

  test('is refused beyond 22,000 segments and slots, to whom they would be shown', async () => {
    const people = Array.from({ length: 15 }, (_, n) => ({
      name: `Person ${n}`,
      email: `person${n}@example.com`,
    }))
    const event = await createEvent(service(), {
      participants: people,
      proposed_slots: [{ start_time: '2026-01-12T00:00Z', end_time: '2026-01-12T16:40Z' }],
      visibility: { answers: 'organizer_only' },
    })
    for (const [n, one] of event.participants.entries()) {
      await submit(service(), event, one, secondsApart(500 * n, n < 14 ? 500 : 334))
    }
    const { status, body } = await read(event, event.organizer)
    expect([status, body.type, body.detail]).toEqual([
      422,
      expect.stringContaining('too-many-mapped-slots'),
      'A heat map holds at most 22000 segments and slots of `answers` together; these would be 22003.',
    ])
    const own = await read(event, participant(event, 0).token)
    expect([own.status, own.body.segments.length]).toEqual([200, 2 * 7_334 + 1])
  })
})

/** Slots of a second, each three seconds after the one before it, from one of the day on. */
const secondsApart = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => {
    const start = Date.parse('2026-01-12T00:00Z') + (3 * (first + n) + 1) * 1_000
    const [start_time, end_time] = [start, start + 1_000].map((at) => new Date(at).toISOString())
    return { start_time, end_time }
  })

/** A minute of every other one of the day. */
function every2Minutes(n: number) {
  const time = (minute: number) =>
    new Date(Date.parse('2026-01-12T00:00Z') + minute * 60_000).toISOString()
  return { start_time: time(2 * n), end_time: time(2 * n + 1) }
}
