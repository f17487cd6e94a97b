import { describe, expect, test } from 'vitest'
import { createAnswered, createEvent, exampleEvent, participant, slot } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()

describe('creating an event', () => {
  test('answers 201 with where it is, its entity tag and its tokens', async () => {
    const { answer, path } = await createEvent(service())
    expect(answer.status).toBe(201)
    expect(answer.headers.get('Location')).toBe(path)
    expect(answer.headers.get('ETag')).toBe('"1"')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.body).toMatchObject({
      event_id: expect.stringMatching(/^evt_[0-7][0-9a-z]{25}$/),
      title: 'Q1 planning',
      duration_minutes: 60,
      step_minutes: 15,
      status: 'open',
      revision: 1,
      organizer: {
        user_id: expect.stringMatching(/^usr_/),
        name: 'Olga',
        email: 'olga@example.com',
      },
      proposed_slots: [
        {
          start_time: '2026-01-12T14:00:00-05:00',
          end_time: '2026-01-12T16:00:00-05:00',
          timezone: 'America/New_York',
        },
        {
          start_time: '2026-01-14T18:00:00-05:00',
          end_time: '2026-01-14T20:00:00-05:00',
          timezone: 'America/New_York',
        },
      ],
      participants: [
        { name: 'Ada', email: 'ada@example.com', status: 'invited' },
        { name: 'Ben', email: 'ben@example.com', status: 'invited' },
        { name: 'Cleo', email: 'cleo@example.com', status: 'invited' },
      ],
      notices: [],
    })
  })

  test('gives every token only once, and no token twice', async () => {
    const { organizer, join, participants, answer } = await createEvent(service())
    const tokens = [organizer, join, ...participants.map(({ token }) => token)]
    expect(new Set(tokens).size).toBe(5)
    for (const token of tokens) {
      expect(token).toMatch(/^mst_[A-Za-z0-9_-]{43}$/)
      const again = await service().call('GET', `/events/${answer.body.event_id}`, { token })
      expect(JSON.stringify(again.body)).not.toContain('mst_')
    }
  })

  test('says what daylight saving time did to its slots', async () => {
    const { answer } = await createEvent(service(), {
      proposed_slots: [
        slot('12', '14:00', '16:00'),
        { start_time: '2026-03-29T02:30', end_time: '2026-03-29T05:00', timezone: 'Europe/Berlin' },
      ],
    })
    expect(answer.body.notices).toEqual([
      {
        pointer: '/proposed_slots/1/start_time',
        detail: '02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30',
      },
    ])
    expect(answer.body.proposed_slots[1].start_time).toBe('2026-03-29T03:30:00+02:00')
  })

  test('makes an organizer who takes part one user with two roles', async () => {
    const { answer } = await createEvent(service(), {
      participants: [{ name: 'Olga', email: 'Olga@Example.com' }],
    })
    const { organizer, participants } = answer.body
    expect(participants[0].user_id).toBe(organizer.user_id)
  })
})

describe('reading an event', () => {
  test('shows an e-mail address to the organizer and to whose it is', async () => {
    const event = await createEvent(service())
    const addresses = async (token: string) => {
      const { status, body } = await service().call('GET', event.path, { token })
      expect(status).toBe(200)
      expect(body.participants).toHaveLength(3)
      return JSON.stringify(body).match(/\w+@[\w.]+/g)
    }
    expect(await addresses(event.join)).toBeNull()
    expect(await addresses(participant(event, 0).token)).toEqual(['ada@example.com'])
    const { body } = await service().call('GET', event.path, { token: event.organizer })
    expect(body.participants[2].email).toBe('cleo@example.com')
  })

  test('answers 304 to a caller who has this revision, and 200 once it is gone', async () => {
    const event = await createEvent(service())
    const read = (tag: string) =>
      service().call('GET', event.path, {
        token: event.organizer,
        headers: { 'If-None-Match': tag },
      })
    expect(await read('"1"')).toMatchObject({ status: 304, body: '' })
    expect(await read('"9", W/"1"')).toMatchObject({ status: 304 })
    await service().call('PATCH', event.path, { token: event.organizer, json: { title: 'New' } })
    expect(await read('"1"')).toMatchObject({ status: 200, body: { title: 'New', revision: 2 } })
  })

  test('tells each as what they act on it', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const reader = await service().apiKey({ role: 'reader' })
    const admin = await service().apiKey({ role: 'admin' })
    const you = async (token: string) =>
      (await service().call('GET', event.path, { token })).body.you
    expect(event.answer.body.you).toEqual({ role: 'organizer' })
    expect(await you(event.organizer)).toEqual({ role: 'organizer' })
    expect(await you(admin)).toEqual({ role: 'organizer' })
    expect(await you(ada.token)).toEqual({ role: 'participant', user_id: ada.id })
    expect(await you(event.join)).toEqual({ role: 'join' })
    expect(await you(reader)).toEqual({ role: 'reader' })
  })

  test('has one entity tag for no two bodies, also where both hold only what is public', async () => {
    const event = await createEvent(service())
    const reader = await service().apiKey({ role: 'reader' })
    const tokens = [event.organizer, participant(event, 0).token, event.join, reader]
    const tags = new Map<string, string>()
    for (const token of tokens) {
      const { headers } = await service().call('GET', event.path, { token })
      tags.set(token, headers.get('ETag') ?? '')
    }
    expect(new Set(tags.values()).size).toBe(tokens.length)
    for (const token of tokens) {
      for (const [other, tag] of tags) {
        const headers = { 'If-None-Match': tag }
        const { status } = await service().call('GET', event.path, { token, headers })
        expect(status).toBe(token === other ? 304 : 200)
      }
    }
  })

  test('names its revision in If-Match by whichever of its tags', async () => {
    const event = await createEvent(service())
    const reader = await service().apiKey({ role: 'reader' })
    let revision = event.answer.body.revision
    for (const token of [event.join, reader, participant(event, 0).token]) {
      const seen = await service().call('GET', event.path, { token })
      const headers = { 'If-Match': seen.headers.get('ETag') ?? '' }
      const change = { token: event.organizer, json: { title: 'New' }, headers }
      const { status, body } = await service().call('PATCH', event.path, change)
      expect([status, body.revision]).toEqual([200, ++revision])
      const late = await service().call('PATCH', event.path, change)
      expect(late.status).toBe(412)
    }
  })

  test('has an entity tag of its own for each who sees something else', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0).token
    const seen = await service().call('GET', event.path, { token: ada })
    const tag = seen.headers.get('ETag') ?? ''
    expect(tag).toBe(`"1-${participant(event, 0).id}"`)
    const joiner = await service().call('GET', event.path, { token: event.join })
    expect(joiner.headers.get('ETag')).toBe('"1-join"')
    const headers = { 'If-None-Match': tag }
    const again = await service().call('GET', event.path, { token: ada, headers })
    expect(again.status).toBe(304)
    for (const token of [event.organizer, event.join, participant(event, 1).token]) {
      const other = await service().call('GET', event.path, { token, headers })
      expect(other.status).toBe(200)
    }
    const answer = await service().call('POST', `${event.path}/availability`, {
      token: ada,
      json: { user_id: participant(event, 0).id, slots: [] },
      headers: { 'If-Match': tag },
    })
    expect(answer.status).toBe(200)
  })

  test('changes nothing: the same question has the same answer', async () => {
    const event = await createEvent(service())
    const read = async () =>
      (await service().call('GET', event.path, { token: event.organizer })).body
    expect(await read()).toEqual(await read())
  })
})

describe('changing an event', () => {
  test('changes what the body names and nothing else', async () => {
    const event = await createEvent(service(), { description: 'Budget' })
    const change = (json: object) =>
      service().call('PATCH', event.path, { token: event.organizer, json })
    const before = (await service().call('GET', event.path, { token: event.organizer })).body
    const { body, headers } = await change({ duration_minutes: 30, description: null })
    const { description: _, ...kept } = before
    const changed = { ...kept, duration_minutes: 30, revision: 2 }
    expect(body).toEqual({ ...changed, answers_outside: [], notices: [] })
    expect(headers.get('ETag')).toBe('"2"')
  })

  test('of its windows keeps every answer, which counts again when a window returns', async () => {
    const event = await createAnswered(service())
    const rank = async () =>
      (
        await service().call('GET', `${event.path}/recommendations?limit=100`, {
          token: event.organizer,
        })
      ).body.recommendations
    const propose = (proposed_slots: object[]) =>
      service().call('PATCH', event.path, { token: event.organizer, json: { proposed_slots } })
    const before = await rank()
    await propose([slot('20', '09:00', '10:00')])
    expect(await rank()).toMatchObject([{ available: [], unavailable: { length: 3 } }])
    await propose(exampleEvent.proposed_slots)
    expect(await rank()).toEqual(before)
  })

  test('can cancel it, for good', async () => {
    const event = await createEvent(service())
    const change = (json: object) =>
      service().call('PATCH', event.path, { token: event.organizer, json })
    expect(await change({ status: 'cancelled' })).toMatchObject({ body: { status: 'cancelled' } })
    expect(await change({ title: 'Again' })).toMatchObject({
      status: 409,
      body: { detail: 'The event is cancelled; this needs it to be open or scheduled.' },
    })
  })

  test('is refused as a whole when a part of it is wrong', async () => {
    const event = await createEvent(service())
    const { status, body } = await service().call('PATCH', event.path, {
      token: event.organizer,
      json: {
        title: 'New',
        step_minutes: 1,
        proposed_slots: [
          { start_time: '2026-01-01T00:00Z', end_time: '2026-01-20T00:00Z', timezone: 'UTC' },
        ],
      },
    })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { pointer: '/proposed_slots', detail: expect.stringContaining('at most 20000') },
    ])
    const after = await service().call('GET', event.path, { token: event.organizer })
    expect(after.body).toMatchObject({ title: 'Q1 planning', revision: 1 })
  })
})

describe('deleting an event', () => {
  test('answers 204, and every token is gone with it', async () => {
    const event = await createAnswered(service())
    const { status, body } = await service().call('DELETE', event.path, { token: event.organizer })
    expect({ status, body }).toEqual({ status: 204, body: '' })
    for (const token of [event.organizer, event.join, participant(event, 1).token]) {
      expect(await service().call('GET', event.path, { token })).toMatchObject({ status: 401 })
    }
  })
})
