import { beforeEach, expect, test } from 'vitest'
import type { UserId } from '../../domain/user/user-id.ts'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createAnswered,
  created,
  createEvent,
  exampleEvent,
  participant,
  slot,
  submit,
} from './example-event.ts'
import type { CallOptions } from './running-service.ts'

const { organizer: _organizer, ...withoutOrganizer } = exampleEvent
/** Addresses that nobody else has, in whatever order the tests run. */
const fresh = (name: string) => `${name}-${crypto.randomUUID()}@example.com`

describeOnEveryStorage('a user who is registered', (service) => {
  let admin: string
  let olga: { user_id: UserId; email: string }
  beforeEach(async () => {
    admin = await service().apiKey({ role: 'admin' })
    const json = { name: 'Olga', email: fresh('olga'), timezone: 'Europe/Berlin' }
    olga = (await service().call('POST', '/users', { token: admin, json })).body
  })

  const asAdmin = (method: string, path: string, options: CallOptions = {}) =>
    service().call(method, path, { token: admin, ...options })
  const hers = async (changes: object = {}): Promise<Created> => {
    const json = { ...withoutOrganizer, organizer_id: olga.user_id, ...changes }
    return created(await asAdmin('POST', '/events', { json }))
  }

  test('is where the answer says, as they were registered', async () => {
    const json = {
      name: 'Pia',
      email: fresh('pia'),
      timezone: 'Europe/Rome',
      subject: fresh('sub'),
    }
    const { status, headers, body } = await asAdmin('POST', '/users', { json })
    expect(status).toBe(201)
    const { user_id, registered_at, ...rest } = body
    expect(rest).toEqual(json)
    expect(headers.get('Location')).toBe(`/users/${user_id}`)
    expect((await asAdmin('GET', `/users/${user_id}`)).body).toEqual(body)
  })

  test('shares their address with no other, in any case', async () => {
    const json = { name: 'Pia', email: olga.email.toUpperCase() }
    const { status, body } = await asAdmin('POST', '/users', { json })
    expect([status, body.title]).toEqual([409, 'Address taken'])
  })

  test('organizes events under their name, and stays when those go', async () => {
    const event = await hers()
    expect(event.answer.body.organizer).toMatchObject({ user_id: olga.user_id, name: 'Olga' })
    await service().call('DELETE', event.path, { token: event.organizer })
    expect((await asAdmin('GET', `/users/${olga.user_id}`)).status).toBe(200)
  })

  test('is one user with two roles in an event that lists them, under their own name', async () => {
    const participants = [{ name: 'O.', email: olga.email, required: true }]
    const event = await hers({ participants })
    expect(participant(event, 0).id).toBe(olga.user_id)
    expect(event.answer.body.participants[0]).toMatchObject({ name: 'Olga', required: true })
    await service().call('DELETE', `${event.path}/participants/${olga.user_id}`, {
      token: event.organizer,
    })
    expect((await asAdmin('GET', `/users/${olga.user_id}`)).status).toBe(200)
  })

  test('who is unknown organizes nothing', async () => {
    const event = await createEvent(service())
    const guest = participant(event, 0).id
    for (const organizer_id of ['usr_01kf3k9v4xe9ktn8vbq1d5m2rz', 'nobody', guest]) {
      const json = { ...withoutOrganizer, organizer_id }
      const { status, body } = await asAdmin('POST', '/events', { json })
      expect([status, body.title]).toEqual([404, 'User not found'])
    }
  })

  test.each([
    ['neither', withoutOrganizer],
    ['both', { ...exampleEvent, organizer_id: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }],
  ])('an event names its organizer in one way: %s is refused', async (_title, json) => {
    const { status, body } = await asAdmin('POST', '/events', { json })
    expect([status, body.errors]).toEqual([
      422,
      [expect.objectContaining({ pointer: '/organizer' })],
    ])
  })

  test('whose name is changed has it in every event, whose entity tag changes with it', async () => {
    const event = await hers()
    const before = await service().call('GET', event.path, { token: event.organizer })
    const json = { name: 'Olivia', timezone: null }
    const { body } = await asAdmin('PATCH', `/users/${olga.user_id}`, { json })
    expect(body).toMatchObject({ name: 'Olivia', email: olga.email })
    expect(body).not.toHaveProperty('timezone')
    const headers = { 'If-None-Match': before.headers.get('ETag') ?? '' }
    const after = await service().call('GET', event.path, { token: event.organizer, headers })
    expect([after.status, after.body.organizer.name]).toEqual([200, 'Olivia'])
  })

  test('who came with an event has no subject', async () => {
    const event = await createEvent(service())
    const path = `/users/${participant(event, 0).id}`
    const { status, body } = await asAdmin('PATCH', path, { json: { subject: 'someone' } })
    expect([status, body.title]).toEqual([409, 'Not registered'])
  })

  test('is found with all who have the same address, page by page', async () => {
    const guests = [{ name: 'Guest', email: olga.email.toUpperCase() }]
    const event = await createEvent(service(), { participants: guests })
    const query = `/users?email=${encodeURIComponent(olga.email)}`
    const all = (await asAdmin('GET', query)).body
    expect(all.next_cursor).toBeUndefined()
    const ids = all.users.map(({ user_id }: { user_id: string }) => user_id)
    expect(ids).toEqual([participant(event, 0).id, olga.user_id].toSorted().toReversed())
    const first = (await asAdmin('GET', `${query}&limit=1`)).body
    const second = (await asAdmin('GET', `${query}&limit=1&cursor=${first.next_cursor}`)).body
    expect([...first.users, ...second.users]).toEqual(all.users)
  })

  test('who is removed leaves no trace: their events, their part in others, their keys', async () => {
    const key = await service().apiKey({ role: 'organizer', userId: olga.user_id })
    const event = await hers()
    const other = await createAnswered(service())
    const { id, token } = participant(other, 0)
    expect((await asAdmin('DELETE', `/users/${id}`)).status).toBe(204)
    const left = await service().call('GET', other.path, { token: other.organizer })
    expect(left.body.participants).toHaveLength(2)
    expect((await service().call('GET', other.path, { token })).status).toBe(401)
    const ranked = await service().call('GET', `${other.path}/recommendations`, {
      token: other.organizer,
    })
    expect(JSON.stringify(ranked.body)).not.toContain(id)

    expect((await service().call('DELETE', `/users/${olga.user_id}`, { token: key })).status).toBe(
      204,
    )
    expect((await service().call('GET', event.path, { token: event.organizer })).status).toBe(401)
    expect((await asAdmin('GET', event.path)).status).toBe(404)
    expect((await service().call('GET', '/events', { token: key })).status).toBe(401)
    for (const path of ['', '/export']) {
      expect((await asAdmin('GET', `/users/${olga.user_id}${path}`)).status).toBe(404)
    }
    expect((await asAdmin('DELETE', `/users/${olga.user_id}`)).status).toBe(404)
  })

  test('who is removed is not told again to whoever repeats how they were registered', async () => {
    const json = { name: 'Pia', email: fresh('pia') }
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    const { body } = await asAdmin('POST', '/users', { json, headers })
    expect((await asAdmin('POST', '/users', { json, headers })).body).toEqual(body)
    await asAdmin('DELETE', `/users/${body.user_id}`)
    const again = await asAdmin('POST', '/users', { json, headers })
    expect(again.headers.get('Idempotent-Replayed')).toBeNull()
    expect(again.body.user_id).not.toBe(body.user_id)
  })

  test('who only organized an event that came with them is removed with it', async () => {
    const event = await createEvent(service())
    const path = `/users/${event.answer.body.organizer.user_id}`
    expect((await asAdmin('DELETE', path)).status).toBe(204)
    expect((await service().call('GET', event.path, { token: event.organizer })).status).toBe(401)
  })
})

describeOnEveryStorage('the export of a person', (service) => {
  test('tells a participant all that they have told, and nothing of the others', async () => {
    const event = await createEvent(service(), {
      participants: [
        {
          name: 'Ada',
          email: 'ada@example.com',
          timezone: 'Europe/Berlin',
          required: true,
          working_hours: { start: '08:00', end: '16:00', days: ['MO'] },
        },
        { name: 'Ben', email: 'ben@example.com' },
      ],
      groups: [{ name: 'panel', members: ['ada@example.com', 'ben@example.com'], at_least: 1 }],
    })
    const ada = participant(event, 0)
    await submit(service(), event, ada, [slot('12', '14:00', '15:00')])
    const { body } = await service().call('GET', `/users/${ada.id}/export`, { token: ada.token })
    expect(body).toEqual({
      user: {
        user_id: ada.id,
        name: 'Ada',
        email: 'ada@example.com',
        timezone: 'Europe/Berlin',
      },
      organizes: [],
      takes_part_in: [
        {
          event_id: event.path.slice('/events/'.length),
          title: 'Q1 planning',
          status: 'responded',
          required: true,
          timezone: 'Europe/Berlin',
          working_hours: { start: '08:00', end: '16:00', days: ['MO'] },
          groups: ['panel'],
          slots: [expect.objectContaining({ start_time: '2026-01-12T14:00:00-05:00' })],
        },
      ],
      api_keys: [],
    })
    expect(JSON.stringify(body)).not.toMatch(/ben|olga|mst_/i)
  })

  test('is given to the organizer of one event by their link, while they are part of no other', async () => {
    const event = await createEvent(service())
    const { user_id } = event.answer.body.organizer
    const path = `/users/${user_id}/export`
    const { body } = await service().call('GET', path, { token: event.organizer })
    expect(body).toMatchObject({
      user: { user_id, name: 'Olga' },
      organizes: [{ title: 'Q1 planning' }],
    })
  })

  test('of somebody registered is given by no link: it would tell of their other events', async () => {
    const admin = await service().apiKey({ role: 'admin' })
    const email = fresh('olga')
    const { body } = await service().call('POST', '/users', {
      token: admin,
      json: { name: 'Olga', email },
    })
    const json = {
      ...withoutOrganizer,
      organizer_id: body.user_id,
      participants: [{ name: 'Olga', email }],
    }
    const event = created(await service().call('POST', '/events', { token: admin, json }))
    for (const token of [event.organizer, participant(event, 0).token, event.join]) {
      const path = `/users/${body.user_id}/export`
      expect((await service().call('GET', path, { token })).status).toBe(403)
    }
  })

  test('tells an organizer what they have proposed, and which keys act for them', async () => {
    const admin = await service().apiKey({ role: 'admin' })
    const json = { name: 'Olga', email: fresh('olga') }
    const { body: olga } = await service().call('POST', '/users', { token: admin, json })
    const key = await service().apiKey({ role: 'organizer', userId: olga.user_id })
    const event = { ...withoutOrganizer, organizer_id: olga.user_id, description: 'Goals' }
    await service().call('POST', '/events', { token: key, json: event })
    const path = `/users/${olga.user_id}/export`
    const { body } = await service().call('GET', path, { token: key })
    expect(body).toMatchObject({
      user: { ...json, user_id: olga.user_id },
      organizes: [{ title: 'Q1 planning', description: 'Goals', participant_count: 3 }],
      takes_part_in: [],
      api_keys: [{ name: 'a test' }],
    })
    expect(JSON.stringify(body)).not.toMatch(/ada|ben|cleo|msk_/i)
  })
})
