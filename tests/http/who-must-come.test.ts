import { expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createAnswered,
  createEvent,
  participant,
  slot,
  submit,
} from './example-event.ts'

describeOnEveryStorage('who must come', (service) => {
  const people = [
    { name: 'Ada', email: 'ada@example.com' },
    { name: 'Ben', email: 'ben@example.com' },
    { name: 'Cleo', email: 'cleo@example.com', required: true },
  ]
  const recommend = async (event: Created, query = '?limit=100') =>
    (
      await service().call('GET', `${event.path}/recommendations${query}`, {
        token: event.organizer,
      })
    ).body.recommendations
  const change = (event: Created, json: object) =>
    service().call('PATCH', event.path, { token: event.organizer, json })
  const ids = (event: Created, ...places: number[]) => places.map((n) => participant(event, n).id)

  /** The example, answered, with these changes. */
  async function answered(changes: object): Promise<Created> {
    const event = await createEvent(service(), changes)
    await submit(service(), event, participant(event, 0), [slot('12', '14:00', '15:30')])
    await submit(service(), event, participant(event, 1), [slot('12', '14:00', '16:00')])
    await submit(service(), event, participant(event, 2), [slot('12', '15:00', '16:00')])
    return event
  }

  test('a candidate that misses somebody required ranks below all that don’t, and says so', async () => {
    const event = await answered({ participants: people })
    const [first, second] = await recommend(event)
    expect(first).toMatchObject({
      start_time: '2026-01-12T15:00:00-05:00',
      available: ids(event, 1, 2),
      missing: { required: [], groups: [] },
    })
    expect(second).toMatchObject({
      start_time: '2026-01-12T14:00:00-05:00',
      available: ids(event, 0, 1),
      missing: { required: ids(event, 2) },
    })
  })

  test('the event tells who is required, and the organizer can change it', async () => {
    const event = await createEvent(service(), { participants: people })
    const cleo = participant(event, 2)
    const path = `${event.path}/participants/${cleo.id}`
    const { body, headers } = await service().call('PATCH', path, {
      token: event.organizer,
      json: { required: false },
    })
    expect(body).toMatchObject({ user_id: cleo.id, name: 'Cleo', required: false, revision: 2 })
    expect(headers.get('ETag')).toBe('"2"')
    const read = await service().call('GET', event.path, { token: event.organizer })
    expect(read.body.participants.map(({ required }: { required: boolean }) => required)).toEqual([
      false,
      false,
      false,
    ])
  })

  test('groups name their members by address first, by id from then on', async () => {
    const groups = [
      { name: 'panel', members: ['ADA@example.com', 'cleo@example.com'], at_least: 2 },
    ]
    const event = await answered({ groups })
    const members = ids(event, 0, 2)
    const { body } = await service().call('GET', event.path, { token: event.organizer })
    expect(body.groups).toEqual([{ name: 'panel', members, at_least: 2 }])
    for (const { missing } of await recommend(event)) expect(missing.groups).toEqual(['panel'])

    await change(event, { groups: [{ name: 'panel', members, at_least: 1 }] })
    const [first] = await recommend(event)
    expect(first.missing.groups).toEqual([])
  })

  test('groups of strangers are refused, and change nothing', async () => {
    const event = await createAnswered(service())
    const { status, body } = await change(event, {
      title: 'New',
      groups: [{ name: 'panel', members: [...ids(event, 0), 'usr_0'], at_least: 3 }],
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { pointer: '/groups/0/members/1', detail: 'is not the user id of a participant' },
      {
        pointer: '/groups/0/at_least',
        detail: 'must be a whole number from 1 to 2, the number of members; is 3',
      },
    ])
    const read = await service().call('GET', event.path, { token: event.organizer })
    expect(read.body).toMatchObject({ title: 'Q1 planning', revision: 4, groups: [] })
  })

  test('faults of the groups are told beside those of the plan', async () => {
    const event = await createEvent(service())
    const [ada = ''] = ids(event, 0)
    const { body } = await change(event, {
      step_minutes: 1,
      duration_minutes: 5,
      proposed_slots: [
        { start_time: '2026-01-01T00:00Z', end_time: '2026-02-01T00:00Z', timezone: 'UTC' },
      ],
      groups: [{ name: 'panel', members: [ada, ada], at_least: 0 }],
    })
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/proposed_slots',
      '/groups/0/members/1',
      '/groups/0/at_least',
    ])
  })

  test('a new event with strangers in its groups is refused, with all its other faults', async () => {
    const answer = await service().call('POST', '/events', {
      json: {
        title: '',
        duration_minutes: 60,
        organizer: { name: 'Olga', email: 'olga@example.com' },
        proposed_slots: [slot('12', '14:00', '16:00')],
        participants: people,
        groups: [
          { name: 'panel', members: ['zoe@example.com'], at_least: 1 },
          { name: '', members: ['ada@example.com', 'ADA@example.com'], at_least: 0 },
        ],
      },
    })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([
      { pointer: '/title', detail: 'must not be empty' },
      { pointer: '/groups/1/name', detail: 'must not be empty' },
      { pointer: '/groups/0/members/0', detail: 'is not the e-mail address of a participant' },
      { pointer: '/groups/1/members/1', detail: 'is a member already' },
      {
        pointer: '/groups/1/at_least',
        detail: 'must be a whole number from 1 to 1, the number of members; is 0',
      },
    ])
  })

  test('who is removed is gone from the groups, which ask for no more people than they have', async () => {
    const groups = [
      { name: 'both', members: ['ada@example.com', 'ben@example.com'], at_least: 2 },
      { name: 'Ada', members: ['ada@example.com'], at_least: 1 },
    ]
    const event = await createEvent(service(), { groups })
    await service().call('DELETE', `${event.path}/participants/${participant(event, 0).id}`, {
      token: event.organizer,
    })
    const { body } = await service().call('GET', event.path, { token: event.organizer })
    expect(body.groups).toEqual([{ name: 'both', members: ids(event, 1), at_least: 1 }])
  })

  test('“if needed” counts, or comes last, as the caller has it', async () => {
    const event = await createEvent(service(), { proposed_slots: [slot('12', '14:00', '16:00')] })
    const reluctant = { ...slot('12', '14:00', '15:00'), preference: 'if_needed' }
    await submit(service(), event, participant(event, 0), [reluctant, slot('12', '15:00', '16:00')])
    await submit(service(), event, participant(event, 1), [reluctant])
    const [first] = await recommend(event)
    expect(first).toMatchObject({
      start_time: '2026-01-12T14:00:00-05:00',
      available_count: 2,
      firm_count: 0,
      if_needed: ids(event, 0, 1),
    })
    const [last] = await recommend(event, '?if_needed=last')
    expect(last).toMatchObject({
      start_time: '2026-01-12T15:00:00-05:00',
      available_count: 1,
      firm_count: 1,
    })
    const own = await service().call(
      'GET',
      `${event.path}/availability/${participant(event, 0).id}`,
      { token: event.organizer },
    )
    expect(own.body.slots.map(({ preference }: { preference: string }) => preference)).toEqual([
      'if_needed',
      'available',
    ])
  })

  test('with buffers everybody must be free around the meeting, the window need not be longer', async () => {
    const event = await answered({ buffer_before_minutes: 30 })
    const [first] = await recommend(event)
    expect(first).toMatchObject({ start_time: '2026-01-12T14:30:00-05:00', available_count: 2 })
    const { body } = await change(event, { buffer_before_minutes: 0, buffer_after_minutes: 15 })
    expect(body).toMatchObject({ buffer_before_minutes: 0, buffer_after_minutes: 15 })
    const [then] = await recommend(event)
    expect(then).toMatchObject({ start_time: '2026-01-12T14:00:00-05:00', available_count: 2 })
    expect((await recommend(event)).at(-1)).toMatchObject({ available_count: 0 })
  })
})
