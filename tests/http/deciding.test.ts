import { expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createAnswered,
  createEvent,
  exampleAnswers,
  participant,
  slot,
  submit,
} from './example-event.ts'

describeOnEveryStorage('deciding', (service) => {
  const read = async (event: Created, path: string, token = event.organizer) =>
    (await service().call('GET', event.path + path, { token })).body
  const ids = (event: Created, ...places: number[]) => places.map((n) => participant(event, n).id)

  test('example 1 of the design document: the advice finds the half hour that suits all three', async () => {
    const event = await createAnswered(service())
    const { advice } = await read(event, '/recommendations?advice=true&limit=1')
    const [, , cleo] = ids(event, 0, 1, 2)
    const half = (day: string, start: string, end: string) => ({
      start_time: `2026-01-${day}T${start}:00-05:00`,
      end_time: `2026-01-${day}T${end}:00-05:00`,
      timezone: 'America/New_York',
    })
    expect(advice).toEqual([
      {
        kind: 'shorter_meeting',
        detail: '30 minutes would suit all three: Jan 12 15:00 or Jan 14 19:00.',
        attendee_count: 3,
        duration_minutes: 30,
        places: [half('12', '15:00', '15:30'), half('14', '19:00', '19:30')],
        place_count: 2,
      },
      {
        kind: 'smallest_change',
        detail:
          'If Cleo could also come on Jan 12 from 14:30 to 15:00, Jan 12 14:30 would suit all three.',
        attendee_count: 3,
        participant: cleo,
        minutes_to_add: 30,
        add: [half('12', '14:30', '15:00')],
        place: half('12', '14:30', '15:30'),
      },
      {
        kind: 'without_one',
        detail:
          'Everybody else could come without Cleo on Jan 12 14:00, without Ben on Jan 14 18:00 or without Ada on Jan 12 15:00.',
        attendee_count: 2,
        people: [
          { participant: cleo, candidate_count: 4, place: half('12', '14:00', '15:00') },
          {
            participant: ids(event, 1)[0],
            candidate_count: 3,
            place: half('14', '18:00', '19:00'),
          },
          {
            participant: ids(event, 0)[0],
            candidate_count: 1,
            place: half('12', '15:00', '16:00'),
          },
        ],
        people_count: 3,
      },
    ])
  })

  test('example 2 of the design document: the advice finds the half hour that suits all three', async () => {
    const event = await createEvent(service(), { proposed_slots: [slot('12', '14:00', '16:00')] })
    for (const [n, slots] of exampleAnswers.entries()) {
      await submit(service(), event, participant(event, n), slots.slice(0, 1))
    }
    const { advice } = await read(event, '/recommendations?advice=true')
    expect(advice[0].detail).toBe('30 minutes would suit all three: Jan 12 15:00.')
  })

  test('the advice names whose answers are missing, and the best that could come of them', async () => {
    const event = await createEvent(service())
    await submit(service(), event, participant(event, 0), exampleAnswers[0] ?? [])
    const { advice } = await read(
      event,
      '/recommendations?advice=true',
      participant(event, 1).token,
    )
    expect(advice).toEqual([
      expect.objectContaining({
        kind: 'missing_answers',
        detail:
          'Ben and Cleo have not answered: if they all could come, Jan 12 14:00 would suit all three.',
        attendee_count: 3,
        participants: ids(event, 1, 2),
        missing_count: 2,
      }),
    ])
  })

  test('the advice finds a time that nobody proposed', async () => {
    const event = await createEvent(service(), { proposed_slots: [slot('12', '14:00', '15:00')] })
    for (const n of [0, 1, 2]) {
      await submit(service(), event, participant(event, n), [slot('13', '10:15', '11:30')])
    }
    const { advice } = await read(event, '/recommendations?advice=true&timezone=Europe/Berlin')
    expect(advice).toMatchObject([
      {
        kind: 'another_time',
        detail: 'Jan 13 16:15, outside the proposed slots, would suit all three.',
        is_proposed: false,
        place: { start_time: '2026-01-13T16:15:00+01:00', timezone: 'Europe/Berlin' },
      },
    ])
  })

  test('there is no advice where everybody can come, and none unless it is asked for', async () => {
    const event = await createAnswered(service())
    expect(await read(event, '/recommendations')).not.toHaveProperty('advice')
    await service().call('PATCH', event.path, {
      token: event.organizer,
      json: { duration_minutes: 30 },
    })
    expect((await read(event, '/recommendations?advice=true')).advice).toEqual([])
  })

  test('two sessions cover everybody, and tell who comes to which', async () => {
    const event = await createAnswered(service())
    const { status, body, headers } = await service().call('GET', `${event.path}/cover`, {
      token: participant(event, 0).token,
    })
    expect(status).toBe(200)
    expect(headers.get('ETag')).toBe('"4"')
    expect(body).toMatchObject({
      method: 'exact',
      participant_count: 3,
      sessions: [
        {
          start_time: '2026-01-12T14:00:00-05:00',
          available: ids(event, 0, 1),
          assigned: ids(event, 0, 1),
        },
        {
          start_time: '2026-01-12T15:00:00-05:00',
          available: ids(event, 1, 2),
          assigned: ids(event, 2),
        },
      ],
      left_over: [],
      cannot_come: [],
      no_response: [],
    })
    const again = await service().call('GET', `${event.path}/cover`, {
      token: event.organizer,
      headers: { 'If-None-Match': '"4"' },
    })
    expect(again.status).toBe(304)
  })

  test('a cover with fewer sessions than it takes says who is left over, and who can’t come', async () => {
    const event = await createAnswered(service())
    await service().call('POST', `${event.path}/participants`, {
      token: event.organizer,
      json: {
        participants: ['Dora', 'Emil'].map((name) => ({ name, email: `${name}@example.com` })),
      },
    })
    const { participants } = await read(event, '')
    const [dora, emil] = participants.slice(3).map(({ user_id }: { user_id: string }) => user_id)
    await submit(service(), event, { id: dora, token: event.organizer }, [])
    const body = await read(event, '/cover?max_sessions=1')
    expect(body).toMatchObject({
      sessions: [{ available: ids(event, 0, 1) }],
      left_over: ids(event, 2),
      cannot_come: [dora],
      no_response: [emil],
    })
  })

  test.each(['0', '11', '1.5', 'many'])('a cover of %s sessions is refused', async (count) => {
    const event = await createEvent(service())
    const { status, body } = await service().call(
      'GET',
      `${event.path}/cover?max_sessions=${count}`,
      {
        token: event.organizer,
      },
    )
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ parameter: 'max_sessions' }])
  })

  test('an answer of no use says why', async () => {
    const reason = async (event: Created, query = '') =>
      (await read(event, `/recommendations${query}`)).empty_reason
    const short = await createEvent(service(), { proposed_slots: [slot('12', '14:00', '14:30')] })
    expect(await reason(short)).toBe('window_shorter_than_duration')
    expect(await reason(await createEvent(service(), { participants: [] }))).toBe('no_participants')
    const event = await createEvent(service())
    expect(await reason(event)).toBe('no_answers')
    await submit(service(), event, participant(event, 0), [slot('13', '14:00', '16:00')])
    expect(await reason(event)).toBe('no_overlap')
    const answered = await createAnswered(service())
    expect(await reason(answered)).toBeUndefined()
    expect(await reason(answered, '?min_rate=1')).toBe('no_overlap')
  })

  test('comfort decides between equals, and the rules are told with the answer', async () => {
    const event = await createEvent(service(), {
      proposed_slots: [slot('12', '07:00', '11:00')],
      participants: [{ name: 'Ada', email: 'ada@example.com', timezone: 'America/New_York' }],
    })
    await submit(service(), event, participant(event, 0), [slot('12', '07:00', '11:00')])
    const earliest = await read(event, '/recommendations?limit=1')
    expect(earliest).toMatchObject({
      if_needed: 'counts',
      tie_break: 'earliest',
      recommendations: [
        {
          start_time: '2026-01-12T07:00:00-05:00',
          minutes_outside_hours: { total: 60, worst: 60 },
        },
      ],
    })
    expect(await read(event, '/recommendations?limit=1&tie_break=comfort')).toMatchObject({
      tie_break: 'comfort',
      recommendations: [
        { start_time: '2026-01-12T09:00:00-05:00', minutes_outside_hours: { total: 0, worst: 0 } },
      ],
    })
  })

  test('comfort tells nothing of answers that are hidden', async () => {
    const event = await createEvent(service(), { visibility: { answers: 'organizer_only' } })
    for (const [n, slots] of exampleAnswers.entries()) {
      await submit(service(), event, participant(event, n), slots)
    }
    const { token } = participant(event, 0)
    const { recommendations } = await read(event, '/recommendations', token)
    expect(recommendations).toHaveLength(10)
    for (const one of recommendations) expect(one).not.toHaveProperty('minutes_outside_hours')
    expect((await read(event, '/recommendations?tie_break=comfort', token)).errors).toEqual([
      { parameter: 'tie_break', detail: 'must be earliest where answers are hidden; is "comfort"' },
    ])
    const whole = await read(event, '/recommendations?tie_break=comfort')
    expect(whole.recommendations[0]).toHaveProperty('minutes_outside_hours')
  })

  test('answers to different wishes at one revision are never mixed up', async () => {
    const event = await createAnswered(service())
    const wishes = [
      '/recommendations',
      '/recommendations?limit=3',
      '/recommendations?min_rate=0.5',
      '/recommendations?timezone=Europe/Berlin',
      '/recommendations?if_needed=last',
      '/recommendations?tie_break=comfort',
      '/recommendations?distinct=true',
      '/recommendations?advice=true',
      '/cover',
      '/cover?max_sessions=1',
      '/cover?timezone=Europe/Berlin',
      '/heat-map',
      '/heat-map?timezone=Europe/Berlin',
    ]
    const answers = new Map<string, string>()
    for (const wish of wishes) answers.set(wish, JSON.stringify(await read(event, wish)))
    expect(new Set(answers.values()).size).toBe(wishes.length)
    for (const wish of wishes.toReversed()) {
      expect(JSON.stringify(await read(event, wish))).toBe(answers.get(wish))
    }
  })

  test('all of it is to be had for data in hand', async () => {
    const [ada = [], ben = [], cleo = []] = exampleAnswers
    const { status, body } = await service().call('POST', '/recommendations', {
      json: {
        duration_minutes: 60,
        buffer_before_minutes: 0,
        proposed_slots: [slot('12', '14:00', '16:00'), slot('14', '18:00', '20:00')],
        participants: [
          { id: 'Ada', required: true, slots: ada },
          { id: 'Ben', timezone: 'Europe/Berlin', slots: ben },
          { id: 'Cleo', busy: [slot('12', '14:00', '15:00'), slot('14', '19:30', '20:00')] },
          {
            id: 'Dora',
            working_hours: { start: '08:00', end: '12:00', days: ['MO'] },
            slots: cleo,
          },
        ],
        groups: [{ name: 'panel', members: ['Ben', 'Cleo'], at_least: 1 }],
        if_needed: 'last',
        tie_break: 'comfort',
        distinct: true,
        limit: 2,
        advice: true,
        cover: { max_sessions: 2 },
      },
    })
    expect(status).toBe(200)
    expect(body.recommendations).toHaveLength(2)
    expect(body.recommendations[0].missing).toEqual({ required: [], groups: [] })
    expect(body.advice[0].detail).toBe(
      '30 minutes would suit all four: Jan 12 15:00 or Jan 14 19:00.',
    )
    expect(body.cover).toMatchObject({ method: 'exact', left_over: [], sessions: { length: 2 } })
  })
})
