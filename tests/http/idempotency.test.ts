import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { keyOwner } from '../../adapters/http/idempotency/key-owner.ts'
import { RECEIPTS_KEPT_MS } from '../../application/receipts.ts'
import { describeOnEveryStorage } from './every-storage.ts'
import { type Created, createEvent, exampleEvent, participant, slot } from './example-event.ts'
import { IdentityProvider } from './identity-provider.ts'
import {
  type Answer,
  type CallOptions,
  type RunningService,
  serviceForFile,
} from './running-service.ts'

/** Every operation that takes a key, and a request of it on an event. */
const OPERATIONS: Record<string, (event: Created) => readonly [path: string, CallOptions]> = {
  'POST /events': () => ['/events', { json: exampleEvent }],
  'POST /events/{event_id}/participants': ({ path, join }) => [
    `${path}/participants`,
    { token: join, json: { name: 'Dora', email: 'dora@example.com' } },
  ],
  'POST /events/{event_id}/participants/{user_id}/token': (event) => [
    `${event.path}/participants/${participant(event, 0).id}/token`,
    { token: event.organizer },
  ],
  'POST /events/{event_id}/join_token': ({ path, organizer }) => [
    `${path}/join_token`,
    { token: organizer },
  ],
  'POST /events/{event_id}/organizer_token': ({ path, organizer }) => [
    `${path}/organizer_token`,
    { token: organizer },
  ],
  'POST /events/{event_id}/availability': (event) => {
    const { id, token } = participant(event, 0)
    const slots = [slot('12', '14:00', '15:30')]
    return [`${event.path}/availability`, { token, json: { user_id: id, slots } }]
  },
  'POST /events/{event_id}/schedule': ({ path, organizer }) => [
    `${path}/schedule`,
    { token: organizer, json: { start_time: '2026-01-12T14:00', timezone: 'America/New_York' } },
  ],
  // Nothing is called off here, so nobody is told.
  'POST /events/{event_id}/webhooks': ({ path, organizer }) => [
    `${path}/webhooks`,
    { token: organizer, json: { url: 'https://example.com/', types: ['event.cancelled'] } },
  ],
}

/** A calendar with one entry. */
const CALENDAR = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//EN', 'BEGIN:VEVENT', 'UID:1'],
  ...['DTSTART:20260112T193000Z', 'DTEND:20260112T203000Z', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')

/** An answer by a calendar file. */
const byCalendar = (event: Created, query: string, body = CALENDAR) => {
  const options = { token: participant(event, 0).token, headers: CALENDAR_TYPE, body }
  return [`${event.path}/availability${query}`, options] as const
}
const CALENDAR_TYPE = { 'Content-Type': 'text/calendar' }

/** Other forms of these operations. */
const FORMS: typeof OPERATIONS = {
  'POST /events/{event_id}/availability of a calendar file': (event) => byCalendar(event, ''),
  'POST /events/{event_id}/availability?preview=true of a calendar file': (event) =>
    byCalendar(event, '?preview=true'),
}

/** Operations that take none, and why. */
const WITHOUT_KEY: Record<string, string> = {
  'POST /recommendations': 'stores nothing: a repetition does no harm',
}

describeOnEveryStorage('a request with an Idempotency-Key', (service) => {
  const send = (path: string, options: CallOptions, key?: string): Promise<Answer> =>
    service().call('POST', path, {
      ...options,
      headers: { ...options.headers, ...(key !== undefined && { 'Idempotency-Key': key }) },
    })
  const read = async ({ path, organizer }: Created) =>
    (await service().call('GET', path, { token: organizer })).body
  const isReplayed = ({ headers }: Answer) => headers.get('Idempotent-Replayed') === 'true'

  describe('is carried out once', () => {
    test.each(Object.entries({ ...OPERATIONS, ...FORMS }))('%s', async (_operation, request) => {
      const event = await createEvent(service())
      const [path, options] = request(event)
      const key = randomUUID()
      const raw = () => rawAnswer(service(), path, options, key)
      const first = await raw()
      expect(first.status).toBeLessThan(300)
      expect(first.replayed).toBeNull()
      const again = [await raw(), await raw()]
      const replayed = { ...first, replayed: 'true' }
      expect(again).toEqual([replayed, replayed])
    })

    test('and raises the revision once, or by a preview never', async () => {
      const event = await createEvent(service())
      for (const [query, revision] of [
        ['?preview=true', 1],
        ['', 2],
      ] as const) {
        const key = randomUUID()
        await send(...byCalendar(event, query), key)
        await send(...byCalendar(event, query), key)
        expect((await read(event)).revision).toBe(revision)
      }
    })

    test('and stands beside those without: one of each adds two', async () => {
      const event = await createEvent(service(), { participants: [] })
      const add = (name: string, key?: string) =>
        send(
          `${event.path}/participants`,
          { token: event.organizer, json: { name, email: `${name}@example.com` } },
          key,
        )
      const key = randomUUID()
      for (const answer of [await add('ada', key), await add('ada', key), await add('ben')]) {
        expect(answer.status).toBe(201)
      }
      const { participants, revision } = await read(event)
      expect(participants.map(({ name }: { name: string }) => name)).toEqual(['ada', 'ben'])
      expect(revision).toBe(3)
    })

    test('however many come at once', async () => {
      const event = await createEvent(service())
      const key = randomUUID()
      const crowd = (path: string, options: CallOptions) =>
        Promise.all(Array.from({ length: 30 }, () => send(path, options, key)))
      const { id, token } = participant(event, 0)
      const slots = [slot('12', '14:00', '15:30')]
      const created = await crowd('/events', { json: exampleEvent })
      const answered = await crowd(`${event.path}/availability`, {
        token,
        json: { user_id: id, slots },
      })
      for (const answers of [created, answered]) {
        const done = answers.filter(({ status }) => status < 300)
        expect(done.filter((answer) => !isReplayed(answer))).toHaveLength(1)
        expect(new Set(done.map(({ body }) => JSON.stringify(body))).size).toBe(1)
        for (const answer of answers.filter(({ status }) => status >= 300)) {
          expect(answer.status).toBe(409)
          expect(answer.headers.get('Retry-After')).toBe('1')
          expect(answer.body.title).toBe('Still being carried out')
        }
      }
      expect((await read(event)).revision).toBe(2)
    })

    test('with the key in quotes or not', async () => {
      const key = randomUUID()
      const plain = await send('/events', { json: exampleEvent }, key)
      const quoted = await send('/events', { json: exampleEvent }, `"${key}"`)
      expect(isReplayed(quoted)).toBe(true)
      expect(quoted.body).toEqual(plain.body)
      const odd = `a "b" \\ c ${randomUUID()}`
      const oddPlain = await send('/events', { json: exampleEvent }, odd)
      const escaped = `"${odd.replaceAll(/["\\]/g, '\\$&')}"`
      expect((await send('/events', { json: exampleEvent }, escaped)).body).toEqual(oddPlain.body)
    })
  })

  describe('is another', () => {
    test('with another credential', async () => {
      const event = await createEvent(service())
      const key = randomUUID()
      const answer = async (n: number) => {
        const { id, token } = participant(event, n)
        return send(`${event.path}/availability`, { token, json: { user_id: id, slots: [] } }, key)
      }
      for (const n of [0, 1]) {
        const { status, body } = await answer(n)
        expect({ status, user: body.user_id }).toEqual({
          status: 200,
          user: participant(event, n).id,
        })
      }
    })

    test('with another key', async () => {
      const [one, two] = [
        await send('/events', { json: exampleEvent }, randomUUID()),
        await send('/events', { json: exampleEvent }, randomUUID()),
      ]
      expect(one.body.event_id).not.toBe(two.body.event_id)
    })

    test('a day later', async () => {
      const now = Date.now()
      vi.useFakeTimers({ toFake: ['Date'], now })
      const key = randomUUID()
      const create = () => send('/events', { json: exampleEvent }, key)
      const first = await create()
      vi.setSystemTime(now + RECEIPTS_KEPT_MS - 1)
      expect((await create()).body).toEqual(first.body)
      vi.setSystemTime(now + RECEIPTS_KEPT_MS)
      const later = await create()
      expect([later.status, isReplayed(later)]).toEqual([201, false])
      expect(later.body.event_id).not.toBe(first.body.event_id)
      expect((await create()).body).toEqual(later.body)
    })
    afterEach(() => {
      vi.useRealTimers()
    })

    test('when its event has been deleted: nothing is left of that', async () => {
      const key = randomUUID()
      const first = await send('/events', { json: exampleEvent }, key)
      const { event_id, organizer_token: token } = first.body
      await service().call('DELETE', `/events/${event_id}`, { token })
      const again = await send('/events', { json: exampleEvent }, key)
      expect([again.status, isReplayed(again)]).toEqual([201, false])
      expect(again.body.event_id).not.toBe(event_id)
    })
  })

  describe('is refused', () => {
    test('when its key stands for another request', async () => {
      const event = await createEvent(service())
      const key = randomUUID()
      const { path, organizer: token } = event
      const json = { name: 'Dora', email: 'dora@example.com' }
      const add = (address: string, options: CallOptions) =>
        send(address, { token, ...options }, key)
      expect((await add(`${path}/participants`, { json })).status).toBe(201)
      for (const [address, options] of [
        [`${path}/participants`, { json: { ...json, name: 'Dara' } }],
        [`${path}/participants?x=1`, { json }],
        [`${path}/participants`, { json, headers: { 'If-Match': '*' } }],
        [`${path}/join_token`, {}],
      ] as const) {
        const { status, body } = await add(address, options)
        expect(status).toBe(422)
        expect(body.type).toBe('urn:meeting-slot-service:problem:key-reused')
      }
      expect((await read(event)).participants).toHaveLength(4)
      expect((await add(`${path}/participants`, { json })).status).toBe(201)
    })

    test.each(['', '?preview=true'])('when its key stands for another file%s', async (query) => {
      const event = await createEvent(service())
      const key = randomUUID()
      const { id, token } = participant(event, 0)
      expect((await send(...byCalendar(event, query), key)).status).toBe(200)
      const file = CALENDAR.replace('T203000Z', 'T204500Z')
      const otherQuery = query === '' ? '?preview=true' : ''
      for (const [path, options] of [
        byCalendar(event, query, file),
        byCalendar(event, otherQuery),
        [`${event.path}/availability`, { token, json: { user_id: id, slots: [] } }],
      ] as const) {
        const { status, body } = await send(path, options, key)
        expect(status).toBe(422)
        expect(body.type).toBe('urn:meeting-slot-service:problem:key-reused')
      }
      expect((await read(event)).revision).toBe(query === '' ? 2 : 1)
      expect(isReplayed(await send(...byCalendar(event, query), key))).toBe(true)
    })

    test.each([
      ['too short', 'x'.repeat(15)],
      ['sent twice', `${'x'.repeat(20)}, ${'x'.repeat(20)}`],
      ['too short in quotes', `"${'x'.repeat(15)}"`],
      ['too long', 'x'.repeat(256)],
      ['left open', `"${'x'.repeat(16)}`],
      ['no text', `"${'x'.repeat(16)}";a=1`],
      ['beyond ASCII', 'é'.repeat(16)],
    ])('when its key is %s', async (_, key) => {
      const { status, body } = await send('/events', { json: exampleEvent }, key)
      expect(status).toBe(422)
      expect(body.errors).toEqual([
        {
          header: 'Idempotency-Key',
          detail:
            'must be 16 to 255 printable characters of ASCII, in double quotes, or without quotes and commas',
        },
      ])
    })

    test('for what is wrong with it, and may then be tried again', async () => {
      const event = await createEvent(service())
      const key = randomUUID()
      const start = { start_time: '2026-01-12T14:00', timezone: 'America/New_York' }
      const schedule = () =>
        send(`${event.path}/schedule`, { token: event.organizer, json: start }, key)
      const change = (json: object) =>
        service().call('PATCH', event.path, { token: event.organizer, json })
      const slots = [slot('14', '18:00', '20:00')]
      await change({ proposed_slots: slots })
      expect((await schedule()).status).toBe(422)
      await change({ proposed_slots: [...slots, slot('12', '14:00', '16:00')] })
      const done = await schedule()
      expect([done.status, isReplayed(done)]).toEqual([200, false])
      expect(isReplayed(await schedule())).toBe(true)
    })

    test('when its token was revoked', async () => {
      const event = await createEvent(service())
      const { id, token } = participant(event, 0)
      const key = randomUUID()
      const answer = () =>
        send(`${event.path}/availability`, { token, json: { user_id: id, slots: [] } }, key)
      expect((await answer()).status).toBe(200)
      const revoke = `${event.path}/participants/${id}/token`
      await service().call('DELETE', revoke, { token: event.organizer })
      expect((await answer()).status).toBe(401)
    })
  })

  test('has its new organizer token told again to the old one, and to nobody else', async () => {
    const event = await createEvent(service())
    const [key, path] = [randomUUID(), `${event.path}/organizer_token`]
    const renew = (key?: string, token = event.organizer) => send(path, { token }, key)
    const first = await renew(key)
    const again = await renew(key)
    expect([again.status, isReplayed(again)]).toEqual([201, true])
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('WWW-Authenticate')).toBeNull()
    const token = again.body.organizer_token
    expect((await service().call('GET', event.path, { token })).status).toBe(200)
    for (const answer of [
      await renew(),
      await renew(randomUUID()),
      await renew('short'),
      await renew(key, `${event.organizer.slice(0, -1)}_`),
      await send(`${event.path}/join_token`, { token: event.organizer }, key),
    ]) {
      expect(answer.status).toBe(401)
    }
    const other = await send(`${path}?x=1`, { token: event.organizer }, key)
    expect(other.status).toBe(422)
  })

  test('is documented for every POST but those that need none', async () => {
    const { body } = await service().call('GET', '/openapi.json')
    type Operation = { parameters?: { name: string }[]; responses: Record<string, Described> }
    type Described = { headers?: object; content: Record<string, { examples: object }> }
    const posts = Object.entries<Record<string, Operation>>(body.paths).flatMap(
      ([path, { post }]) => (post === undefined ? [] : [[`POST ${path}`, post] as const]),
    )
    const takesKey = ({ parameters = [] }: Operation) =>
      parameters.some(({ name }) => name === 'Idempotency-Key')
    const named = (isWanted: (operation: Operation) => boolean) =>
      posts.filter(([, operation]) => isWanted(operation)).map(([name]) => name)
    const tested = [...Object.keys(OPERATIONS), 'POST /users']
    expect(named(takesKey).toSorted()).toEqual(tested.toSorted())
    expect(named((post) => !takesKey(post))).toEqual(Object.keys(WITHOUT_KEY))
    for (const [, { responses }] of posts.filter(([, operation]) => takesKey(operation))) {
      const examples = (status: number) =>
        responses[status]?.content['application/problem+json']?.examples
      expect(examples(409)).toHaveProperty('KeyInFlight')
      expect(responses[409]?.headers).toHaveProperty('Retry-After')
      expect(examples(422)).toMatchObject({ KeyReused: {}, InvalidInput: {} })
      expect((responses[200] ?? responses[201])?.headers).toHaveProperty('Idempotent-Replayed')
    }
  })

  test('is in no line of the log', async () => {
    const key = randomUUID()
    await send('/events', { json: exampleEvent }, key)
    await send('/events', { json: exampleEvent }, `${key}é`)
    expect(service().log.join('')).not.toContain(key)
  })
})

describe('a service without access control', () => {
  const service = serviceForFile({ access: { control: 'off', eventCreation: 'anybody' } })

  test('registers a user once under one key', async () => {
    const headers = { 'Idempotency-Key': randomUUID() }
    const json = { name: 'Ada', email: 'ada@example.com' }
    const register = () => service().call('POST', '/users', { json, headers })
    const first = await register()
    const again = await register()
    expect([again.status, again.headers.get('Idempotent-Replayed')]).toEqual([201, 'true'])
    expect(again.headers.get('Location')).toBe(`/users/${first.body.user_id}`)
    const { body } = await service().call('GET', '/users')
    expect(body.users).toEqual([first.body])
  })
})

describe('whose a key is', () => {
  const jwt = (claims: unknown) =>
    `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`

  const owner = (token?: string) => keyOwner(token, 'admin')

  test('an access token says, which is another every few minutes', () => {
    const one = jwt({ iss: 'https://login.example.com', sub: 'ada', exp: 1 })
    const next = jwt({ exp: 2, sub: 'ada', iss: 'https://login.example.com' })
    expect(owner(next)).toBe(owner(one))
    expect(owner(one)).not.toContain(one)
    expect(owner(jwt({ iss: 'https://login.example.com', sub: 'ben' }))).not.toBe(owner(one))
    expect(owner(jwt({ iss: 'https://login.example.org', sub: 'ada' }))).not.toBe(owner(one))
    expect(keyOwner(one, 'reader')).not.toBe(owner(one))
  })

  test.each(['mst_abc', jwt({}), jwt(null), jwt('x'), 'a.b.c', ''])('%j alone says', (token) => {
    expect(owner(token)).toBe(`token ${token}`)
  })

  test('no token says that looks like whom another speaks of', () => {
    const claims = { iss: 'https://login.example.com', sub: 'ada' }
    expect(owner(JSON.stringify([claims.iss, claims.sub]))).not.toBe(owner(jwt(claims)))
  })

  test('is said by nobody where there is no token', () => {
    expect([owner(undefined), owner('nobody')]).toEqual(['nobody', 'token nobody'])
  })
})

describe('under the key of a service', () => {
  let provider: IdentityProvider
  beforeAll(async () => {
    provider = await IdentityProvider.start()
  })
  afterAll(() => provider.stop())
  const service = serviceForFile(async () => ({
    access: { control: 'on', eventCreation: 'anybody', identityProvider: provider.trusted },
  }))

  test('nobody is told again who is not that service, or no longer may', async () => {
    const event = await createEvent(service())
    const headers = { 'Idempotency-Key': randomUUID() }
    const renew = async (token: string) =>
      service().call('POST', `${event.path}/organizer_token`, { token, headers })
    const boss = (roles: string[]) => provider.token({ sub: 'boss', roles })
    const renewed = await renew(await boss(['admin']))
    expect(renewed.status).toBe(201)
    const again = await renew(await boss(['admin']))
    expect([again.status, again.body]).toEqual([201, renewed.body])
    expect((await renew(await boss(['reader']))).status).toBe(403)
    expect((await renew(JSON.stringify([provider.issuer, 'boss']))).status).toBe(401)
    const [, claims] = (await boss(['admin'])).split('.')
    expect((await renew(`e30.${claims}.c2ln`)).status).toBe(401)
  })
})

describeOnEveryStorage('an event for somebody who is being renamed', (service) => {
  test('is created under a key as without one', async () => {
    const admin = await service().apiKey({ role: 'admin' })
    const json = { name: 'Olga', email: `${randomUUID()}@example.com` }
    const { body } = await service().call('POST', '/users', { token: admin, json })
    const { organizer: _organizer, ...rest } = exampleEvent
    for (let round = 0; round < 15; round++) {
      const [created] = await Promise.all([
        service().call('POST', '/events', {
          token: admin,
          json: { ...rest, organizer_id: body.user_id },
          headers: { 'Idempotency-Key': randomUUID() },
        }),
        service().call('PATCH', `/users/${body.user_id}`, {
          token: admin,
          json: { name: `Olga ${round}` },
        }),
      ])
      expect(created.status).toBe(201)
    }
  })
})

/** The status, the headers that belong to an answer, and its very bytes. */
async function rawAnswer(
  service: RunningService,
  path: string,
  { token, json, body, headers }: CallOptions,
  key: string,
) {
  const response = await fetch(service.url + path, {
    method: 'POST',
    headers: {
      'Idempotency-Key': key,
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...((json ?? body) !== undefined && { body: body ?? JSON.stringify(json) }),
  })
  const header = (name: string) => response.headers.get(name)
  return {
    status: response.status,
    type: header('Content-Type'),
    tag: header('ETag'),
    location: header('Location'),
    caching: header('Cache-Control'),
    length: header('Content-Length'),
    replayed: header('Idempotent-Replayed'),
    bytes: Buffer.from(await response.arrayBuffer()).toString('hex'),
  }
}
