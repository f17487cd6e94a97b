import { describe, expect, test } from 'vitest'
import { LOOPBACK } from '../webhooks/receiver.ts'
import { createEvent, exampleEvent, participant } from './example-event.ts'
import { RunningService, serviceForFile } from './running-service.ts'

// Nobody listens there: what is to be told in these tests is told to nobody.
const HOOK = { url: 'http://127.0.0.1:9/hook' }
const service = serviceForFile({ webhookNetworks: LOOPBACK })

type Bearer =
  | 'organizer'
  | 'participant'
  | 'another participant'
  | 'join'
  | 'a stranger'
  | 'nobody'
  | 'revoked'
  | 'expired'

/** Every operation on an event, with the status that each bearer gets; Ada is the participant. */
const MATRIX: readonly (readonly [
  operation: string,
  request: (ada: string, webhook: string) => readonly [method: string, path: string, json?: object],
  statuses: Record<Bearer, number>,
])[] = [
  ['read the event', () => ['GET', ''], all(200)],
  ['change the event', () => ['PATCH', '', { title: 'New' }], organizerOnly(200)],
  ['delete the event', () => ['DELETE', ''], organizerOnly(204)],
  [
    'add a participant',
    () => ['POST', '/participants', { name: 'Dora', email: 'dora@example.com' }],
    { ...organizerOnly(201), join: 201 },
  ],
  [
    'change a participant’s zone',
    (ada) => ['PATCH', `/participants/${ada}`, { timezone: 'Europe/Berlin' }],
    { ...organizerOnly(200), participant: 200 },
  ],
  [
    'require a participant',
    (ada) => ['PATCH', `/participants/${ada}`, { required: true }],
    organizerOnly(200),
  ],
  [
    'add somebody required',
    () => ['POST', '/participants', { name: 'D', email: 'd@example.com', required: true }],
    organizerOnly(201),
  ],
  ['remove a participant', (ada) => ['DELETE', `/participants/${ada}`], organizerOnly(204)],
  [
    'submit availability',
    (ada) => ['POST', '/availability', { user_id: ada, slots: [] }],
    { ...organizerOnly(200), participant: 200 },
  ],
  [
    'read availability',
    (ada) => ['GET', `/availability/${ada}`],
    { ...organizerOnly(200), participant: 200 },
  ],
  [
    'withdraw availability',
    (ada) => ['DELETE', `/availability/${ada}`],
    { ...organizerOnly(204), participant: 204 },
  ],
  ['read recommendations', () => ['GET', '/recommendations'], { ...all(200), join: 403 }],
  ['read the cover', () => ['GET', '/cover'], { ...all(200), join: 403 }],
  [
    'schedule',
    () => ['POST', '/schedule', { start_time: '2026-01-12T14:00-05:00' }],
    organizerOnly(200),
  ],
  // Whoever may do it is told that the event is not scheduled.
  ['open it again', () => ['DELETE', '/schedule'], organizerOnly(409)],
  [
    'renew a participant’s token',
    (ada) => ['POST', `/participants/${ada}/token`],
    organizerOnly(201),
  ],
  [
    'revoke a participant’s token',
    (ada) => ['DELETE', `/participants/${ada}/token`],
    organizerOnly(204),
  ],
  ['renew the join token', () => ['POST', '/join_token'], organizerOnly(201)],
  ['revoke the join token', () => ['DELETE', '/join_token'], organizerOnly(204)],
  ['renew the organizer’s token', () => ['POST', '/organizer_token'], organizerOnly(201)],
  ['register a webhook', () => ['POST', '/webhooks', HOOK], organizerOnly(201)],
  ['list the webhooks', () => ['GET', '/webhooks'], organizerOnly(200)],
  [
    'change a webhook',
    (_, webhook) => ['PATCH', `/webhooks/${webhook}`, { status: 'enabled' }],
    organizerOnly(200),
  ],
  ['remove a webhook', (_, webhook) => ['DELETE', `/webhooks/${webhook}`], organizerOnly(204)],
  [
    'read what was delivered to a webhook',
    (_, webhook) => ['GET', `/webhooks/${webhook}/deliveries`],
    organizerOnly(200),
  ],
]

function all(status: number): Record<Bearer, number> {
  return {
    ...organizerOnly(status),
    participant: status,
    'another participant': status,
    join: status,
  }
}

function organizerOnly(status: number): Record<Bearer, number> {
  return {
    organizer: status,
    participant: 403,
    'another participant': 403,
    join: 403,
    'a stranger': 403,
    nobody: 401,
    revoked: 401,
    expired: 401,
  }
}

describe('who may do what', () => {
  const cases = MATRIX.flatMap(([operation, request, statuses]) =>
    Object.entries(statuses).map(([bearer, status]) => ({ operation, request, bearer, status })),
  )

  test.each(cases)('$bearer, to $operation: $status', async ({ request, bearer, status }) => {
    const event = await createEvent(service(), { webhooks: [HOOK] })
    const stranger = await createEvent(service())
    const asOrganizer = (method: string, path: string, json?: object) =>
      service().call(method, event.path + path, { token: event.organizer, json })
    const tokens: Record<string, string | undefined> = {
      organizer: event.organizer,
      participant: participant(event, 0).token,
      'another participant': participant(event, 1).token,
      join: event.join,
      'a stranger': stranger.organizer,
      revoked: participant(event, 1).token,
      expired: participant(event, 0).token,
    }
    if (bearer === 'revoked') {
      await asOrganizer('DELETE', `/participants/${participant(event, 1).id}/token`)
    }
    if (bearer === 'expired') {
      await asOrganizer('PATCH', '', { links_expire_at: '2026-01-01T00:00:00Z' })
    }
    const [method, path, json] = request(
      participant(event, 0).id,
      event.answer.body.webhooks[0].webhook_id,
    )
    const answer = await service().call(method, event.path + path, { token: tokens[bearer], json })
    expect(answer.status).toBe(status)
  })

  test('every operation of the interface that needs a token stands in this table', async () => {
    const { body } = await service().call('GET', '/openapi.json')
    const guarded = Object.entries<Record<string, { security: object[] }>>(body.paths).flatMap(
      ([path, operations]) =>
        Object.entries(operations)
          .filter(([, { security }]) => security.length > 0)
          .map(([method]) => `${method.toUpperCase()} ${path}`),
    )
    const tested = MATRIX.map(([, request]) => {
      const [method, path] = request('{user_id}', '{webhook_id}')
      return `${method} /events/{event_id}${path}`
    })
    expect([...new Set(tested)].toSorted()).toEqual(guarded.toSorted())
  })

  test('the scheme of the token may be written in any case', async () => {
    const event = await createEvent(service())
    const response = await fetch(service().url + event.path, {
      headers: { Authorization: `bearer ${event.organizer}` },
    })
    expect(response.status).toBe(200)
  })
})

describe('with ACCESS_CONTROL=off', () => {
  test('anybody may do everything, and what is not there is not found', async () => {
    const open = await RunningService.start({ accessControl: 'off' })
    try {
      const { body } = await open.call('POST', '/events', { json: exampleEvent })
      const path = `/events/${body.event_id}`
      expect((await open.call('GET', path)).body.participants[0].email).toBe('ada@example.com')
      expect((await open.call('GET', `${path}/recommendations`)).status).toBe(200)
      expect((await open.call('DELETE', path)).status).toBe(204)
      expect((await open.call('GET', path)).status).toBe(404)
      expect((await open.call('GET', '/events/anything')).status).toBe(404)
      expect((await open.call('GET', '/events/anything/recommendations')).status).toBe(404)
    } finally {
      await open.stop()
    }
  })
})
