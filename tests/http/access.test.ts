import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomApiKeyIssuer } from '../../adapters/system/random-api-key-issuer.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { LOOPBACK } from '../webhooks/receiver.ts'
import { describeOnEveryStorage } from './every-storage.ts'
import { type Created, created, createEvent, exampleEvent, participant } from './example-event.ts'
import { IdentityProvider, newKey } from './identity-provider.ts'
import { serviceForFile } from './running-service.ts'

/** Whoever comes with nothing that is good: nobody knows them. */
const UNKNOWN = [
  'nobody',
  'a malformed token',
  'another scheme',
  'an unknown token',
  'a revoked link',
  'an expired link',
  'an API key with a mistake',
  'an unknown API key',
  'a revoked API key',
  'an expired JWT',
  'a JWT for another service',
  'a JWT by another signer',
] as const

/** Whoever acts as the organizer of the event. */
const ORGANIZERS = [
  'the organizer’s link',
  'an admin’s API key',
  'an admin’s JWT',
  'the organizer’s API key',
  'the organizer’s JWT',
] as const

const READERS = ['a reader’s API key', 'a reader’s JWT'] as const

/** Whoever is known, but not for this event. */
const STRANGERS = [
  'another event’s organizer',
  'another event’s participant',
  'another event’s join link',
  'another organizer’s API key',
  'another organizer’s JWT',
  'a JWT without a role',
  'a JWT of nobody registered',
] as const

const ADMINS = ['an admin’s API key', 'an admin’s JWT'] as const
const OWN_USER = ['the organizer’s API key', 'the organizer’s JWT'] as const

type Bearer =
  | (typeof UNKNOWN)[number]
  | (typeof ORGANIZERS)[number]
  | (typeof READERS)[number]
  | (typeof STRANGERS)[number]
  | 'the participant'
  | 'another participant'
  | 'the join link'

const KNOWN: readonly Bearer[] = [
  ...ORGANIZERS,
  ...READERS,
  ...STRANGERS,
  'the participant',
  'another participant',
  'the join link',
]
const EVERYBODY: readonly Bearer[] = [...UNKNOWN, ...KNOWN]
const WITH_LINK_OR_SERVICE: readonly Bearer[] = [
  ...ORGANIZERS,
  ...READERS,
  'the participant',
  'another participant',
  'the join link',
]
const NOT_TO_JOIN = WITH_LINK_OR_SERVICE.filter((one) => one !== 'the join link')
const THEMSELVES: readonly Bearer[] = [...ORGANIZERS, 'the participant']

/** Nobody listens there: what is to be told in these tests is told to nobody. */
const HOOK = { url: 'http://127.0.0.1:9/hook' }

/** What a request is about: the event, its participant Ada, its organizer Olga. */
type Stage = {
  readonly event: Created
  readonly ada: string
  readonly olga: string
  readonly webhook: string
}

/** An operation, a request for it, and who may; whoever may is answered with this status. */
type Row = readonly [
  operation: string,
  request: (stage: Stage) => readonly [method: string, path: string, sent?: object | string],
  status: number,
  allowed: readonly Bearer[],
]

/** A calendar file with nothing in it. */
const CALENDAR = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
const CALENDAR_TYPE = { 'Content-Type': 'text/calendar' }

/** What is on one event. */
const ON_EVENT: readonly Row[] = [
  ['readEvent', () => ['GET', ''], 200, WITH_LINK_OR_SERVICE],
  ['changeEvent', () => ['PATCH', '', { title: 'New' }], 200, ORGANIZERS],
  ['deleteEvent', () => ['DELETE', ''], 204, ORGANIZERS],
  [
    'addParticipants',
    () => ['POST', '/participants', { name: 'Dora', email: 'dora@example.com' }],
    201,
    [...ORGANIZERS, 'the join link'],
  ],
  [
    'addParticipants',
    () => ['POST', '/participants', { name: 'D', email: 'd@example.com', required: true }],
    201,
    ORGANIZERS,
  ],
  [
    'changeParticipant',
    ({ ada }) => ['PATCH', `/participants/${ada}`, { timezone: 'Europe/Berlin' }],
    200,
    THEMSELVES,
  ],
  [
    'changeParticipant',
    ({ ada }) => ['PATCH', `/participants/${ada}`, { required: true }],
    200,
    ORGANIZERS,
  ],
  ['removeParticipant', ({ ada }) => ['DELETE', `/participants/${ada}`], 204, ORGANIZERS],
  [
    'submitAvailability',
    ({ ada }) => ['POST', '/availability', { user_id: ada, slots: [] }],
    200,
    THEMSELVES,
  ],
  [
    'submitAvailability',
    ({ ada }) => ['POST', `/availability?user_id=${ada}&preview=true`, CALENDAR],
    200,
    THEMSELVES,
  ],
  ['readAvailability', ({ ada }) => ['GET', `/availability/${ada}`], 200, THEMSELVES],
  ['withdrawAvailability', ({ ada }) => ['DELETE', `/availability/${ada}`], 204, THEMSELVES],
  ['followEvent', () => ['GET', '/changes'], 200, WITH_LINK_OR_SERVICE],
  ['recommend', () => ['GET', '/recommendations'], 200, NOT_TO_JOIN],
  ['cover', () => ['GET', '/cover'], 200, NOT_TO_JOIN],
  ['readHeatMap', () => ['GET', '/heat-map'], 200, NOT_TO_JOIN],
  [
    'scheduleEvent',
    () => ['POST', '/schedule', { start_time: '2026-01-12T14:00-05:00' }],
    200,
    ORGANIZERS,
  ],
  ['registerWebhook', () => ['POST', '/webhooks', HOOK], 201, ORGANIZERS],
  ['listWebhooks', () => ['GET', '/webhooks'], 200, ORGANIZERS],
  [
    'changeWebhook',
    ({ webhook }) => ['PATCH', `/webhooks/${webhook}`, { status: 'enabled' }],
    200,
    ORGANIZERS,
  ],
  ['removeWebhook', ({ webhook }) => ['DELETE', `/webhooks/${webhook}`], 204, ORGANIZERS],
  ['readDeliveries', ({ webhook }) => ['GET', `/webhooks/${webhook}/deliveries`], 200, ORGANIZERS],
  // Whoever may do it is told that the event is not scheduled.
  ['readCalendarFile', () => ['GET', '/calendar.ics'], 409, WITH_LINK_OR_SERVICE],
  ['unscheduleEvent', () => ['DELETE', '/schedule'], 409, ORGANIZERS],
  ['renewParticipantToken', ({ ada }) => ['POST', `/participants/${ada}/token`], 201, ORGANIZERS],
  [
    'revokeParticipantToken',
    ({ ada }) => ['DELETE', `/participants/${ada}/token`],
    204,
    ORGANIZERS,
  ],
  ['renewJoinToken', () => ['POST', '/join_token'], 201, ORGANIZERS],
  ['revokeJoinToken', () => ['DELETE', '/join_token'], 204, ORGANIZERS],
  ['renewOrganizerToken', () => ['POST', '/organizer_token'], 201, ORGANIZERS],
]

/** The whole of a row on an event. */
const onEvent = ([operation, request, status, allowed]: Row): Row => [
  operation,
  (stage) => {
    const [method, path, sent] = request(stage)
    return sent === undefined
      ? [method, stage.event.path + path]
      : [method, stage.event.path + path, sent]
  },
  status,
  allowed,
]

const { organizer: _organizer, ...withoutOrganizer } = exampleEvent
/** Whoever has a service credential with a role. */
const SERVICES: readonly Bearer[] = [
  ...ADMINS,
  ...OWN_USER,
  ...READERS,
  'another organizer’s API key',
  'another organizer’s JWT',
  'a JWT of nobody registered',
]

/** What is on no one event. */
const BESIDES_EVENTS: readonly Row[] = [
  [
    'createEvent',
    () => ['POST', '/events', exampleEvent],
    201,
    [
      'nobody',
      'another scheme',
      'the organizer’s link',
      'the participant',
      'another participant',
      'the join link',
      'another event’s organizer',
      'another event’s participant',
      'another event’s join link',
      ...ADMINS,
    ],
  ],
  [
    'createEvent',
    ({ olga }) => ['POST', '/events', { ...withoutOrganizer, organizer_id: olga }],
    201,
    [...ADMINS, ...OWN_USER],
  ],
  ['listEvents', () => ['GET', '/events'], 200, SERVICES],
  [
    'listEvents',
    ({ olga }) => ['GET', `/events?organizer_id=${olga}`],
    200,
    [...ADMINS, ...OWN_USER, ...READERS],
  ],
  [
    'registerUser',
    ({ olga }) => ['POST', '/users', { name: 'Pia', email: `${olga}@example.com` }],
    201,
    ADMINS,
  ],
  ['listUsers', () => ['GET', '/users'], 200, ADMINS],
  ['readUser', ({ olga }) => ['GET', `/users/${olga}`], 200, [...ADMINS, ...OWN_USER]],
  [
    'changeUser',
    ({ olga }) => ['PATCH', `/users/${olga}`, { name: 'Olivia' }],
    200,
    [...ADMINS, ...OWN_USER],
  ],
  [
    'changeUser',
    ({ olga }) => ['PATCH', `/users/${olga}`, { subject: `idp|${olga}` }],
    200,
    ADMINS,
  ],
  ['deleteUser', ({ olga }) => ['DELETE', `/users/${olga}`], 204, [...ADMINS, ...OWN_USER]],
  ['exportUser', ({ olga }) => ['GET', `/users/${olga}/export`], 200, [...ADMINS, ...OWN_USER]],
  ['exportUser', ({ ada }) => ['GET', `/users/${ada}/export`], 200, [...ADMINS, 'the participant']],
]

/** What asks nobody who they are. */
const OPEN: readonly Row[] = [
  [
    'recommendForData',
    () => [
      'POST',
      '/recommendations',
      { duration_minutes: 60, proposed_slots: exampleEvent.proposed_slots, participants: [] },
    ],
    200,
    EVERYBODY,
  ],
  ['health', () => ['GET', '/health'], 200, EVERYBODY],
  ['ready', () => ['GET', '/ready'], 200, EVERYBODY],
]

const ROWS: readonly Row[] = [...ON_EVENT.map(onEvent), ...BESIDES_EVENTS, ...OPEN]

let provider: IdentityProvider
beforeAll(async () => {
  provider = await IdentityProvider.start()
})
afterAll(() => provider.stop())

describeOnEveryStorage(
  'who may do what',
  (service) => {
    let services: Partial<Record<Bearer, string>>
    let admin: string
    beforeAll(async () => {
      admin = await service().apiKey({ role: 'admin' })
      const uma = { name: 'Uma', email: 'uma@example.com', subject: 'idp|uma' }
      const other = await register(uma)
      const jwt = (sub: string, roles: string[], changes = {}) =>
        provider.token({ sub, roles }, changes)
      services = {
        'a malformed token': 'guess',
        'an unknown token': `mst_${'A'.repeat(43)}`,
        'an API key with a mistake': `${admin.slice(0, -2)}--`,
        'an unknown API key': randomApiKeyIssuer.issue().token,
        'a revoked API key': await service().revokedApiKey({ role: 'admin' }),
        'an expired JWT': await jwt('x', ['admin'], { expiresAt: 1_000_000 }),
        'a JWT for another service': await provider.token({ sub: 'x', roles: ['admin'], aud: 'y' }),
        'a JWT by another signer': await jwt('x', ['admin'], { key: await newKey() }),
        'an admin’s API key': admin,
        'an admin’s JWT': await jwt('idp|admin', ['admin']),
        'a reader’s API key': await service().apiKey({ role: 'reader' }),
        'a reader’s JWT': await jwt('idp|reader', ['reader']),
        'another organizer’s API key': await service().apiKey({ role: 'organizer', userId: other }),
        'another organizer’s JWT': await jwt('idp|uma', ['organizer']),
        'a JWT without a role': await jwt('idp|uma', []),
        'a JWT of nobody registered': await jwt('idp|nobody', ['organizer']),
      }
    })

    const register = async (user: object) =>
      (await service().call('POST', '/users', { token: admin, json: user })).body.user_id as UserId

    /** An event of a registered organizer, another event, and the tokens of both. */
    const setStage = async () => {
      const subject = `idp|${crypto.randomUUID()}`
      const olga = await register({ name: 'Olga', email: `${subject}@example.com`, subject })
      const json = { ...withoutOrganizer, organizer_id: olga, webhooks: [HOOK] }
      const event = created(await service().call('POST', '/events', { token: admin, json }))
      const other = await createEvent(service())
      const tokens: Partial<Record<Bearer, string>> = {
        ...services,
        'a revoked link': participant(event, 2).token,
        'an expired link': participant(event, 0).token,
        'the organizer’s link': event.organizer,
        'the organizer’s API key': await service().apiKey({ role: 'organizer', userId: olga }),
        'the organizer’s JWT': await provider.token({ sub: subject, roles: ['organizer'] }),
        'the participant': participant(event, 0).token,
        'another participant': participant(event, 1).token,
        'the join link': event.join,
        'another event’s organizer': other.organizer,
        'another event’s participant': participant(other, 0).token,
        'another event’s join link': other.join,
      }
      const [{ webhook_id: webhook }] = event.answer.body.webhooks
      const revoked = `${event.path}/participants/${participant(event, 2).id}/token`
      await service().call('DELETE', revoked, { token: event.organizer })
      return { stage: { event, ada: participant(event, 0).id, olga, webhook }, tokens }
    }

    test.each(ROWS)(
      '%s',
      async (_operation, request, status, allowed) => {
        let set = await setStage()
        const told: Partial<Record<Bearer, number>> = {}
        for (const bearer of EVERYBODY) {
          const { stage, tokens } = set
          const { path, organizer } = stage.event
          const expire = (at: string | null) =>
            service().call('PATCH', path, { token: organizer, json: { links_expire_at: at } })
          if (bearer === 'an expired link') await expire('2026-01-01T00:00:00Z')
          const [method, where, sent] = request(stage)
          const headers: Record<string, string> =
            bearer === 'another scheme' ? { Authorization: `Basic ${btoa('olga:secret')}` } : {}
          const answer = await service().call(method, where, {
            token: tokens[bearer],
            ...(typeof sent === 'string' ? { body: sent } : { json: sent }),
            headers: { ...headers, ...(typeof sent === 'string' && CALENDAR_TYPE) },
          })
          told[bearer] = answer.status
          if (bearer === 'an expired link') await expire(null)
          // Whoever was refused has changed nothing: the next finds it as it was.
          if (answer.status < 400 && method !== 'GET') set = await setStage()
        }
        const expected = EVERYBODY.map((bearer) => {
          const refused = (UNKNOWN as readonly string[]).includes(bearer) ? 401 : 403
          return [bearer, allowed.includes(bearer) ? status : refused] as const
        })
        expect(told).toEqual(Object.fromEntries(expected))
      },
      120_000,
    )

    test('every operation of the interface stands in this table', async () => {
      const { body } = await service().call('GET', '/openapi.json')
      const documented = Object.values<Record<string, { operationId: string }>>(body.paths).flatMap(
        (operations) => Object.values(operations).map(({ operationId }) => operationId),
      )
      const tested = new Set(ROWS.map(([operation]) => operation))
      expect([...tested].toSorted()).toEqual(documented.toSorted())
    })

    test('the scheme of the token may be written in any case', async () => {
      const event = await createEvent(service())
      const response = await fetch(service().url + event.path, {
        headers: { Authorization: `bearer ${event.organizer}` },
      })
      expect(response.status).toBe(200)
    })
  },
  async () => ({
    access: { control: 'on', eventCreation: 'anybody', identityProvider: provider.trusted },
    webhookNetworks: LOOPBACK,
  }),
)

describe('with ANONYMOUS_EVENTS=off', () => {
  const closed = serviceForFile({ access: { control: 'on', eventCreation: 'credentials' } })

  test('only a service credential creates events', async () => {
    const create = async (token?: string) =>
      (await closed().call('POST', '/events', { token, json: exampleEvent })).status
    const admin = await closed().apiKey({ role: 'admin' })
    const json = exampleEvent
    const { body } = await closed().call('POST', '/events', { token: admin, json })
    expect(await create()).toBe(401)
    expect(await create(body.organizer_token)).toBe(403)
    expect(await create(await closed().apiKey({ role: 'reader' }))).toBe(403)
    expect(await create(admin)).toBe(201)
  })
})

describe('with ACCESS_CONTROL=off', () => {
  const open = serviceForFile({ access: { control: 'off', eventCreation: 'credentials' } })

  test('anybody may do everything, and what is not there is not found', async () => {
    const { body } = await open().call('POST', '/events', { json: exampleEvent })
    const path = `/events/${body.event_id}`
    const read = await open().call('GET', path)
    expect(read.body.participants[0].email).toBe('ada@example.com')
    expect(read.body.you).toEqual({ role: 'organizer' })
    expect((await open().call('GET', `${path}/recommendations`)).status).toBe(200)
    expect((await open().call('DELETE', path)).status).toBe(204)
    expect((await open().call('GET', path)).status).toBe(404)
    expect((await open().call('GET', '/events/anything')).status).toBe(404)
    for (const what of ['recommendations', 'heat-map']) {
      expect((await open().call('GET', `${path}/${what}`)).status).toBe(404)
      expect((await open().call('GET', `/events/anything/${what}`)).status).toBe(404)
    }
    const json = { name: 'Olga', email: 'olga@example.com' }
    const user = await open().call('POST', '/users', { json })
    const events = { ...withoutOrganizer, organizer_id: user.body.user_id }
    expect((await open().call('POST', '/events', { json: events })).status).toBe(201)
    expect((await open().call('GET', '/events')).body.events).toHaveLength(1)
    expect((await open().call('GET', `/users/${user.body.user_id}/export`)).status).toBe(200)
  })
})
