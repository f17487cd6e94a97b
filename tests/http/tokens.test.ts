import { describe, expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createEvent,
  everything,
  exampleAnswers,
  participant,
  submit,
} from './example-event.ts'

const dora = { name: 'Dora', email: 'dora@example.com' }

describeOnEveryStorage('tokens', (service) => {
  const asOrganizer = (event: Created, method: string, path: string, json?: object) =>
    service().call(method, event.path + path, { token: event.organizer, json })
  const statusFor = async (event: Created, token: string) =>
    (await service().call('GET', event.path, { token })).status

  test('a participant’s new token is theirs, the old one is worthless, their answer stays', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    await submit(service(), event, ada, exampleAnswers[0] ?? [])
    const before = await everything(service(), event)
    const { status, body } = await asOrganizer(event, 'POST', `/participants/${ada.id}/token`)
    expect(status).toBe(201)
    expect(body).toEqual({
      event_id: event.path.replace('/events/', ''),
      user_id: ada.id,
      token: expect.stringMatching(/^mst_[A-Za-z0-9_-]{43}$/),
    })
    expect(body.token).not.toBe(ada.token)
    expect(await statusFor(event, ada.token)).toBe(401)
    expect((await submit(service(), event, ada, [])).status).toBe(401)
    expect(await everything(service(), event)).toEqual(before)
    const renewed = { id: ada.id, token: body.token }
    expect((await submit(service(), event, renewed, [])).status).toBe(200)
    expect(await statusFor(event, participant(event, 1).token)).toBe(200)
  })

  test('a new join token lets people join, the old one does nothing', async () => {
    const event = await createEvent(service())
    const { status, body } = await asOrganizer(event, 'POST', '/join_token')
    expect(status).toBe(201)
    expect(Object.keys(body)).toEqual(['event_id', 'join_token'])
    const join = (token: string) =>
      service().call('POST', `${event.path}/participants`, { token, json: dora })
    expect((await join(event.join)).status).toBe(401)
    expect((await join(body.join_token)).status).toBe(201)
  })

  test('the organizer’s new token is the only one that is theirs', async () => {
    const event = await createEvent(service())
    const { status, body } = await asOrganizer(event, 'POST', '/organizer_token')
    expect(status).toBe(201)
    expect(Object.keys(body)).toEqual(['event_id', 'organizer_token'])
    expect((await asOrganizer(event, 'POST', '/organizer_token')).status).toBe(401)
    expect((await asOrganizer(event, 'DELETE', '')).status).toBe(401)
    expect(await statusFor(event, event.join)).toBe(200)
    const removal = await service().call('DELETE', event.path, { token: body.organizer_token })
    expect(removal.status).toBe(204)
  })

  test('the organizer’s token can’t be revoked, which would leave nobody to renew it', async () => {
    const event = await createEvent(service())
    expect((await asOrganizer(event, 'DELETE', '/organizer_token')).status).toBe(405)
    expect(await statusFor(event, event.organizer)).toBe(200)
  })

  test('a token that is revoked is gone, once or twice, and can be made anew', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    for (const path of [`/participants/${ada.id}/token`, '/join_token']) {
      expect((await asOrganizer(event, 'DELETE', path)).status).toBe(204)
      expect((await asOrganizer(event, 'DELETE', path)).status).toBe(204)
    }
    for (const token of [ada.token, event.join]) expect(await statusFor(event, token)).toBe(401)
    const { body } = await asOrganizer(event, 'POST', `/participants/${ada.id}/token`)
    expect(await statusFor(event, body.token)).toBe(200)
    const seen = await asOrganizer(event, 'GET', '')
    expect(seen.body.participants).toHaveLength(3)
  })

  test('renewing and revoking is refused for strangers, and while the caller’s picture is stale', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const stranger = participant(await createEvent(service()), 0).id
    for (const method of ['POST', 'DELETE']) {
      for (const id of [stranger, 'nobody']) {
        const answer = await asOrganizer(event, method, `/participants/${id}/token`)
        expect(answer.status).toBe(404)
      }
      for (const path of [`/participants/${ada.id}/token`, '/join_token']) {
        const stale = await service().call(method, event.path + path, {
          token: event.organizer,
          headers: { 'If-Match': '"9"' },
        })
        expect(stale.status).toBe(412)
      }
    }
    for (const token of [ada.token, event.join]) expect(await statusFor(event, token)).toBe(200)
  })

  test('while joining is closed nobody joins, but the token reads, and the organizer adds', async () => {
    const event = await createEvent(service())
    const join = () =>
      service().call('POST', `${event.path}/participants`, { token: event.join, json: dora })
    const closed = await asOrganizer(event, 'PATCH', '', { joining: 'closed' })
    expect(closed.body).toMatchObject({ joining: 'closed', revision: 2 })
    const before = await everything(service(), event)
    expect(await join()).toMatchObject({
      status: 409,
      body: { type: 'urn:meeting-slot-service:problem:joining-closed' },
    })
    expect(await everything(service(), event)).toEqual(before)
    expect(await statusFor(event, event.join)).toBe(200)
    const emil = { name: 'Emil', email: 'emil@example.com' }
    expect((await asOrganizer(event, 'POST', '/participants', emil)).status).toBe(201)
    await asOrganizer(event, 'PATCH', '', { joining: 'open' })
    expect((await join()).status).toBe(201)
  })

  describe('links that expire', () => {
    const PAST = '2026-01-01T00:00:00Z'
    const FUTURE = '2199-01-01T00:00:00Z'

    test('are worth nothing then, all but the organizer’s, until they may live longer', async () => {
      const event = await createEvent(service(), { links_expire_at: FUTURE })
      const links = [event.join, participant(event, 0).token]
      const statuses = () => Promise.all(links.map((token) => statusFor(event, token)))
      expect(event.answer.body.links_expire_at).toBe(FUTURE)
      expect(await statuses()).toEqual([200, 200])
      const expire = (at: string | null) => asOrganizer(event, 'PATCH', '', { links_expire_at: at })
      expect((await expire(PAST)).status).toBe(200)
      expect(await statuses()).toEqual([401, 401])
      const { body } = await asOrganizer(event, 'POST', '/join_token')
      expect(await statusFor(event, body.join_token)).toBe(401)
      expect((await expire(FUTURE)).status).toBe(200)
      expect(await statusFor(event, participant(event, 0).token)).toBe(200)
      await expire(PAST)
      expect((await expire(null)).body).not.toHaveProperty('links_expire_at')
      expect(await statusFor(event, participant(event, 0).token)).toBe(200)
    })

    test('answer as if nobody had ever issued them; the log alone knows better', async () => {
      const event = await createEvent(service(), { links_expire_at: PAST })
      const read = async (token: string) => {
        const { status, headers, body } = await service().call('GET', event.path, { token })
        const { instance, ...told } = body
        const id = instance.replace('urn:uuid:', '')
        const line = service().log.find(
          (line) => line.includes(id) && line.includes('"unauthenticated"'),
        )
        return {
          told: { status, told, header: headers.get('WWW-Authenticate') },
          reason: JSON.parse(line ?? '{}').reason,
        }
      }
      const expired = await read(participant(event, 0).token)
      const unknown = await read(`mst_${'A'.repeat(43)}`)
      expect(expired.told).toEqual(unknown.told)
      expect([expired.reason, unknown.reason]).toEqual(['expired_token', 'unknown_token'])
    })
  })
})
