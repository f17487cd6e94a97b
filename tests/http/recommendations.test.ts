import { describe, expect, test } from 'vitest'
import {
  createAnswered,
  createEvent,
  exampleAnswers,
  exampleEvent,
  participant,
  submit,
} from './example-event.ts'
import { type Answer, serviceForFile } from './running-service.ts'

const service = serviceForFile()

const recommend = (path: string, token: string, query = '', headers = {}): Promise<Answer> =>
  service().call('GET', `${path}/recommendations${query}`, { token, headers })

type Shown = { rank: number; start_time: string; available: string[] }

/** Lines such as `1 2026-01-12T14:00:00-05:00 Ada Ben`. */
const lines = (recommendations: Shown[], names: Record<string, string>) =>
  recommendations.map(
    ({ rank, start_time, available }) =>
      `${rank} ${start_time} ${available.map((id) => names[id]).join(' ')}`,
  )

const EXAMPLE_1 = [
  '1 2026-01-12T14:00:00-05:00 Ada Ben',
  '2 2026-01-12T14:15:00-05:00 Ada Ben',
  '3 2026-01-12T14:30:00-05:00 Ada Ben',
  '4 2026-01-12T15:00:00-05:00 Ben Cleo',
  '5 2026-01-14T18:00:00-05:00 Ada Cleo',
  '6 2026-01-14T18:15:00-05:00 Ada Cleo',
  '7 2026-01-14T18:30:00-05:00 Ada Cleo',
  '8 2026-01-14T19:00:00-05:00 Ada Ben',
  '9 2026-01-12T14:45:00-05:00 Ben',
  '10 2026-01-14T18:45:00-05:00 Ada',
]

describe('recommendations of an event', () => {
  test('are those of the design document’s example 1, corrected', async () => {
    const event = await createAnswered(service())
    const { status, body, headers } = await recommend(event.path, event.organizer)
    expect(status).toBe(200)
    expect(headers.get('ETag')).toBe('"4"')
    const names = Object.fromEntries(
      ['Ada', 'Ben', 'Cleo'].map((name, n) => [participant(event, n).id, name]),
    )
    expect(lines(body.recommendations, names)).toEqual(EXAMPLE_1)
    expect(body).toMatchObject({
      event_id: event.answer.body.event_id,
      revision: 4,
      duration_minutes: 60,
      participant_count: 3,
      responded_count: 3,
    })
    expect(body.recommendations[0]).toEqual({
      rank: 1,
      start_time: '2026-01-12T14:00:00-05:00',
      end_time: '2026-01-12T15:00:00-05:00',
      timezone: 'America/New_York',
      availability_rate: 2 / 3,
      latest_start: '2026-01-12T14:30:00-05:00',
      available_count: 2,
      firm_count: 2,
      available: [participant(event, 0).id, participant(event, 1).id],
      unavailable: [participant(event, 2).id],
      no_response: [],
      if_needed: [],
      missing: { required: [], groups: [] },
      local_times: [
        {
          timezone: 'America/New_York',
          start_time: '2026-01-12T14:00:00-05:00',
          participants: [0, 1, 2].map((n) => participant(event, n).id),
          outside_hours: [],
        },
      ],
      minutes_outside_hours: { total: 0, worst: 0 },
    })
  })

  test('tell who has not answered from who can’t', async () => {
    const event = await createEvent(service())
    await submit(service(), event, participant(event, 1), [])
    const { body } = await recommend(event.path, participant(event, 0).token, '?limit=1')
    expect(body.recommendations[0]).toMatchObject({
      available: [],
      unavailable: [participant(event, 1).id],
      no_response: [participant(event, 0).id, participant(event, 2).id],
    })
  })

  test('are at most `limit`, and none below `min_rate`', async () => {
    const event = await createAnswered(service())
    const count = async (query: string) =>
      (await recommend(event.path, event.organizer, query)).body.recommendations.length
    expect(await count('?limit=3')).toBe(3)
    expect(await count('?limit=100&min_rate=0.5')).toBe(8)
    expect(await count(`?min_rate=${2 / 3}`)).toBe(8)
    expect(await count('?min_rate=1')).toBe(0)
  })

  test('are shown in the zone that is asked for', async () => {
    const event = await createAnswered(service())
    const { body } = await recommend(event.path, event.organizer, '?limit=1&timezone=Asia/Tokyo')
    expect(body.recommendations[0]).toMatchObject({
      start_time: '2026-01-13T04:00:00+09:00',
      end_time: '2026-01-13T05:00:00+09:00',
      timezone: 'Asia/Tokyo',
    })
  })

  test('keep their offset right on both sides of a clock change', async () => {
    const event = await createEvent(service(), {
      duration_minutes: 30,
      step_minutes: 30,
      proposed_slots: [
        { start_time: '2026-03-29T01:00', end_time: '2026-03-29T04:00', timezone: 'Europe/Berlin' },
      ],
    })
    const { body } = await recommend(event.path, event.organizer)
    expect(body.recommendations.map(({ start_time }: Shown) => start_time)).toEqual([
      '2026-03-29T01:00:00+01:00',
      '2026-03-29T01:30:00+01:00',
      '2026-03-29T03:00:00+02:00',
      '2026-03-29T03:30:00+02:00',
    ])
  })

  test('are answered 304 exactly as long as the revision stands', async () => {
    const event = await createAnswered(service())
    const ask = (tag: string) =>
      recommend(event.path, event.organizer, '', { 'If-None-Match': tag })
    expect(await ask('"4"')).toMatchObject({ status: 304 })
    await submit(service(), event, participant(event, 0), [])
    expect(await ask('"4"')).toMatchObject({ status: 200, body: { revision: 5 } })
  })

  test('are sent compressed to whoever can read it, under an entity tag of their own', async () => {
    const event = await createAnswered(service())
    const ask = (headers: Record<string, string>) =>
      recommend(event.path, event.organizer, '', headers)
    const plain = await ask({})
    const compressed = await ask({ 'Accept-Encoding': 'gzip' })
    expect(compressed.headers.get('Content-Encoding')).toBe('gzip')
    expect(compressed.headers.get('ETag')).toBe('"4-gzip"')
    expect(compressed.headers.get('Vary')).toContain('Accept-Encoding')
    expect(compressed.body).toEqual(plain.body)
    const again = { 'Accept-Encoding': 'gzip', 'If-None-Match': '"4-gzip"' }
    expect(await ask(again)).toMatchObject({ status: 304 })
    expect(await ask({ 'If-None-Match': '"4-gzip"' })).toMatchObject({ status: 200 })
    const change = { token: event.organizer, json: { title: 'New' } }
    const headers = { 'If-Match': '"4-gzip"' }
    expect(await service().call('PATCH', event.path, { ...change, headers })).toMatchObject({
      status: 200,
    })
  })

  test('that are distinct are choices, not near-copies', async () => {
    const event = await createAnswered(service())
    const { body } = await recommend(event.path, event.organizer, '?distinct=true')
    expect(body.recommendations.map(({ start_time }: Shown) => start_time)).toEqual([
      '2026-01-12T14:00:00-05:00',
      '2026-01-12T15:00:00-05:00',
      '2026-01-14T18:00:00-05:00',
      '2026-01-14T19:00:00-05:00',
    ])
    expect(body.recommendations[0].latest_start).toBe('2026-01-12T14:30:00-05:00')
  })

  test.each([
    ['?distinct=yes', 'distinct', 'must be true or false; is "yes"'],
    ['?limit=0', 'limit', 'must be at least 1; is "0"'],
    ['?limit=101', 'limit', 'must be at most 100; is "101"'],
    ['?limit=ten', 'limit', 'must be a number'],
    ['?limit=1.5', 'limit', 'must be a whole number; is "1.5"'],
    ['?min_rate=2', 'min_rate', 'must be at most 1; is "2"'],
    ['?timezone=Mars', 'timezone', '"Mars" is not an IANA time zone such as America/New_York'],
    ['?min_rat=1', 'min_rat', 'is not a known parameter'],
  ])('%s is refused', async (query, parameter, detail) => {
    const event = await createEvent(service())
    const { status, body } = await recommend(event.path, event.organizer, query)
    expect(status).toBe(422)
    expect(body.errors).toEqual([{ parameter, detail }])
  })
})

describe('recommendations for data in hand', () => {
  const inHand = {
    duration_minutes: 60,
    proposed_slots: exampleEvent.proposed_slots,
    participants: ['Ada', 'Ben', 'Cleo'].map((id, n) => ({ id, slots: exampleAnswers[n] })),
  }

  test('are the same as those of an event, without a token', async () => {
    const { status, body } = await service().call('POST', '/recommendations', { json: inHand })
    expect(status).toBe(200)
    const names = { Ada: 'Ada', Ben: 'Ben', Cleo: 'Cleo' }
    expect(lines(body.recommendations, names)).toEqual(EXAMPLE_1)
    expect(body).toMatchObject({ participant_count: 3, responded_count: 3, notices: [] })
  })

  test('count a participant without slots as one who has not answered', async () => {
    const { body } = await service().call('POST', '/recommendations', {
      json: { ...inHand, limit: 1, participants: [{ id: 'Ada' }, { id: 'Ben', slots: [] }] },
    })
    expect(body.recommendations).toMatchObject([{ no_response: ['Ada'], unavailable: ['Ben'] }])
  })

  const slot = (day: number, start: string, end: string, more = {}) => ({
    start_time: `2026-01-${day}T${start}Z`,
    end_time: `2026-01-${day}T${end}Z`,
    ...more,
  })
  const ifNeeded = { preference: 'if_needed' }
  const panel = {
    duration_minutes: 60,
    step_minutes: 60,
    proposed_slots: [slot(12, '09:00', '12:00')],
    participants: [
      { id: 'ada', slots: [slot(12, '09:00', '11:00'), slot(12, '11:00', '12:00', ifNeeded)] },
      { id: 'ben', slots: [slot(12, '09:00', '10:00', ifNeeded), slot(12, '10:00', '12:00')] },
      { id: 'cleo', slots: [slot(12, '11:00', '12:00')] },
    ],
  }
  const rankPanel = async (changes: object) => {
    const { status, body } = await service().call('POST', '/recommendations', {
      json: { ...panel, ...changes },
    })
    expect(status).toBe(200)
    return body.recommendations.map((one: { start_time: string }) => ({
      ...one,
      hour: Number(one.start_time.slice(11, 13)),
    }))
  }
  const hours = (ranked: { hour: number }[]) => ranked.map(({ hour }) => hour)

  test('count who would rather not, and rank them as the caller chooses', async () => {
    const ranked = await rankPanel({})
    expect(ranked[0]).toMatchObject({
      hour: 11,
      available: ['ada', 'ben', 'cleo'],
      available_count: 3,
      firm_count: 2,
      if_needed: ['ada'],
    })
    expect(hours(ranked)).toEqual([11, 10, 9])
    expect(hours(await rankPanel({ if_needed: 'last' }))).toEqual([11, 10, 9])
    const withoutCleo = { participants: panel.participants.slice(0, 2) }
    expect(hours(await rankPanel(withoutCleo))).toEqual([10, 9, 11])
  })

  test('rank whatever misses somebody who must come below all that does not', async () => {
    const [ada, ben, cleo] = panel.participants
    const participants = [
      ada,
      ben,
      { ...cleo, slots: [slot(12, '09:00', '10:00')], required: true },
    ]
    const required = await rankPanel({ participants })
    expect(hours(required)).toEqual([9, 10, 11])
    expect(required[1].missing).toEqual({ required: ['cleo'], groups: [] })

    const groups = [{ name: 'panel', members: ['ben', 'cleo'], at_least: 2 }]
    const ofGroup = await rankPanel({ groups })
    expect(hours(ofGroup)).toEqual([11, 10, 9])
    expect(ofGroup[1].missing).toEqual({ required: [], groups: ['panel'] })
  })

  test('need room around the meeting, which the window need not have', async () => {
    const ranked = await rankPanel({ buffer_before_minutes: 60 })
    expect(ranked.find(({ hour }: { hour: number }) => hour === 9)?.available).toEqual([])
    expect(ranked[0]).toMatchObject({ hour: 10, available: ['ada', 'ben'], if_needed: ['ben'] })
  })

  test('refuse groups that can’t be met', async () => {
    const groups = [
      { name: 'one', members: ['ada', 'zoe'], at_least: 1 },
      { name: 'one', members: ['ada', 'ada'], at_least: 2 },
    ]
    const { status, body } = await service().call('POST', '/recommendations', {
      json: { ...panel, groups },
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { pointer: '/groups/1/name', detail: '"one" is the name of another group too' },
      { pointer: '/groups/0/members/1', detail: 'is not the id of a participant' },
      { pointer: '/groups/1/members/1', detail: 'is a member already' },
      {
        pointer: '/groups/1/at_least',
        detail: 'must be a whole number from 1 to 1, the number of members; is 2',
      },
    ])
  })

  test('take limit, min_rate and timezone in the body', async () => {
    const { body } = await service().call('POST', '/recommendations', {
      json: { ...inHand, limit: 100, min_rate: 0.5, timezone: 'Europe/Berlin' },
    })
    expect(body.recommendations).toHaveLength(8)
    expect(body.recommendations[0].start_time).toBe('2026-01-12T20:00:00+01:00')
  })

  test('say what daylight saving time did to anybody’s slots', async () => {
    const gap = {
      start_time: '2026-03-29T02:30',
      end_time: '2026-03-29T05:00',
      timezone: 'Europe/Berlin',
    }
    const { body } = await service().call('POST', '/recommendations', {
      json: { ...inHand, participants: [{ id: 'Ada', slots: [gap] }] },
    })
    expect(body.notices).toMatchObject([{ pointer: '/participants/0/slots/0/start_time' }])
  })

  test('are refused where the answer would be too large', async () => {
    const participants = Array.from({ length: 1_000 }, (_, i) => ({ id: `p${i}` }))
    const ask = (limit: number) =>
      service().call('POST', '/recommendations', { json: { ...inHand, limit, participants } })
    expect((await ask(20)).status).toBe(200)
    const { status, body } = await ask(21)
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { pointer: '/limit', detail: 'must be at most 20 for 1000 participants; is 21' },
    ])
  })

  test('refuse two participants with one id', async () => {
    const { status, body } = await service().call('POST', '/recommendations', {
      json: { ...inHand, participants: [{ id: 'Ada' }, { id: 'Ada' }] },
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { pointer: '/participants/1/id', detail: 'is the id of another participant too' },
    ])
  })
})
