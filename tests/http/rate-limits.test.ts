import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createEvent, exampleEvent, participant, slot, submit } from './example-event.ts'
import { IdentityProvider } from './identity-provider.ts'
import { type Answer, RunningService, serviceForFile } from './running-service.ts'

// The clock stands still, each time in another minute: no window ends during a test.
let minute = Math.ceil(Date.now() / 60_000) * 60_000
beforeEach(() => {
  minute += 60_000
  vi.useFakeTimers({ toFake: ['Date'], now: minute + 29_000 })
})
afterEach(() => vi.useRealTimers())

/** Sends the same request so many times, one after the other, and answers with all statuses. */
async function repeat(times: number, send: () => Promise<Answer>): Promise<Set<number>> {
  const statuses = new Set<number>()
  for (let i = 0; i < times; i++) statuses.add((await send()).status)
  return statuses
}

const create = (service: RunningService, headers: Record<string, string> = {}) =>
  service.call('POST', '/events', { json: exampleEvent, headers })

describe('with a tenth of the quotas', () => {
  const service = serviceForFile({ rateLimit: 0.1 })

  test('an address may create so many events a minute, and is told when there may be more', async () => {
    expect(await repeat(11, () => create(service()))).toEqual(new Set([201]))
    const last = await create(service())
    expect(last.status).toBe(201)
    expect(last.headers.get('RateLimit-Policy')).toBe('"request";q=1200;w=60, "create";q=12;w=60')
    expect(last.headers.get('RateLimit')).toBe('"request";r=1188;t=31, "create";r=0;t=31')

    const refused = await create(service())
    expect(refused.status).toBe(429)
    expect(refused.headers.get('Retry-After')).toBe('31')
    expect(refused.headers.get('RateLimit')).toContain('"create";r=0;t=31')
    expect(refused.body).toMatchObject({
      type: 'urn:meeting-slot-service:problem:too-many-requests',
      detail:
        'The limit "create" is 12 requests in 60 seconds for each address; try again in 31 seconds.',
    })

    vi.setSystemTime(minute + 59_999)
    expect((await create(service())).headers.get('Retry-After')).toBe('1')
    vi.setSystemTime(minute + 60_000)
    expect((await create(service())).status).toBe(201)
  })

  test('an address is not another one for saying so', async () => {
    let forged = 0
    const statuses = await repeat(13, () =>
      create(service(), { 'X-Forwarded-For': `198.51.100.${forged++}` }),
    )
    expect(statuses).toEqual(new Set([201, 429]))
  })

  test('the organizer can close an event to those who waste its changes', async () => {
    const event = await createEvent(service())
    const { token } = participant(event, 0)
    const forbidden = () => service().call('PATCH', event.path, { token, json: { title: 'Mine' } })
    const joined: string[] = [token]
    for (let i = 0; i < 11; i++) {
      const { body } = await service().call('POST', `${event.path}/participants`, {
        token: event.organizer,
        json: { name: 'Guest', email: `guest${i}@example.com` },
      })
      joined.push(body.participants[0].token)
    }
    await repeat(60, forbidden)
    for (const guest of joined.slice(1)) {
      await repeat(60, () =>
        service().call('PATCH', event.path, { token: guest, json: { title: 'Mine' } }),
      )
    }
    expect((await submit(service(), event, participant(event, 1), [])).status).toBe(429)
    const closed = await service().call('PATCH', event.path, {
      token: event.organizer,
      json: { joining: 'closed' },
    })
    expect(closed.status).toBe(200)
  })

  test('whoever writes too much is refused, and others on the event are not', async () => {
    const event = await createEvent(service())
    const [ada, ben] = [participant(event, 0), participant(event, 1)]
    expect(await repeat(60, () => submit(service(), event, ada, []))).toEqual(new Set([200]))
    const refused = await submit(service(), event, ada, [])
    expect(refused.status).toBe(429)
    expect(refused.body.detail).toContain(
      '"write" is 60 requests in 60 seconds for each credential',
    )
    expect((await submit(service(), event, ben, [])).status).toBe(200)
    const read = await service().call('GET', event.path, { token: ada.token })
    expect(read.status).toBe(200)
  })

  test('a token written in another way is the same token', async () => {
    const event = await createEvent(service())
    const ways = ['Bearer ', 'bearer ', 'BEARER   ']
    let sent = 0
    const statuses = await repeat(121, () => {
      const Authorization = `${ways[sent++ % ways.length]}${event.organizer}`
      return service().call('GET', event.path, { headers: { Authorization } })
    })
    expect(statuses).toEqual(new Set([200, 429]))
  })

  test('an event is changed only so often, however many do it', async () => {
    const people = Array.from({ length: 11 }, (_, i) => ({
      name: `Person ${i}`,
      email: `person${i}@example.com`,
    }))
    const event = await createEvent(service(), { participants: people })
    const statuses = []
    for (let i = 0; i < 601; i++) {
      statuses.push((await submit(service(), event, participant(event, i % 11), [])).status)
    }
    expect(new Set(statuses.slice(0, 600))).toEqual(new Set([200]))
    expect(statuses[600]).toBe(429)
    const other = await createEvent(service())
    expect((await submit(service(), other, participant(other, 0), [])).status).toBe(200)
  })

  test('whoever tries tokens is stopped, but not who shares the address and has a good one', async () => {
    const event = await createEvent(service())
    const [ada, ben] = [participant(event, 0), participant(event, 1)]
    const read = (token: string) => service().call('GET', event.path, { token })
    expect((await read(ada.token)).status).toBe(200)
    let guess = 0
    expect(await repeat(30, () => read(`mst_${guess++}`))).toEqual(new Set([401]))
    const refused = await read('mst_another')
    expect(refused.status).toBe(429)
    expect(refused.body.detail).toContain('"failed-authentication"')
    // Even a right guess is not told to be one.
    expect((await read(ben.token)).status).toBe(429)
    expect((await read(ada.token)).status).toBe(200)
  })

  test('a tenth of a hall gets through: 12 pages that are opened, painted on ten times and followed', async () => {
    const event = await createEvent(service(), { participants: [] })
    const people = Array.from({ length: 12 }, async (_, i) => {
      const joined = await service().call('POST', `${event.path}/participants`, {
        token: event.join,
        json: { name: `Person ${i}`, email: `person${i}@example.com` },
      })
      const { token, user_id: id } = joined.body.participants[0]
      const read = (path: string) => service().call('GET', event.path + path, { token })
      const answers = [joined]
      // A page, its assets and its stream count like anything else.
      for (let n = 0; n < 11; n++) answers.push(await service().call('GET', '/openapi.json'))
      for (let n = 0; n < 17; n++) {
        for (const path of ['', '/heat-map', '/recommendations']) answers.push(await read(path))
      }
      for (let n = 0; n < 10; n++) {
        answers.push(await submit(service(), event, { id, token }, [slot('12', '14:00', '15:30')]))
        answers.push(await read(`/availability/${id}`))
      }
      return answers.map(({ status }) => status)
    })
    expect(new Set((await Promise.all(people)).flat())).toEqual(new Set([201, 200]))
  })

  test('health and readiness are answered however much was asked', async () => {
    const statuses = await repeat(1_201, () => service().call('GET', '/nothing'))
    expect(statuses).toEqual(new Set([404, 429]))
    for (const path of ['/health', '/ready']) {
      const answer = await service().call('GET', path)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('RateLimit')).toBeNull()
    }
  })
})

describe('behind two proxies', () => {
  const service = serviceForFile({ rateLimit: 0.1, trustedProxies: 2 })

  test('callers are told apart by what the proxies have seen, whatever the callers wrote', async () => {
    let forged = 0
    const from = (address: string) => () =>
      create(service(), {
        'X-Forwarded-For': `198.51.100.${forged++}, ${address}, 10.0.0.1`,
      })
    expect(await repeat(13, from('192.0.2.1'))).toEqual(new Set([201, 429]))
    expect(await repeat(12, from('192.0.2.2'))).toEqual(new Set([201]))
    expect((await from('192.0.2.2')()).status).toBe(429)
  })
})

describe('with the quotas as they are', () => {
  const service = serviceForFile({ rateLimit: 1 })

  test('a hall of 120 people behind one address joins, reads, answers and looks at once', async () => {
    const event = await createEvent(service(), { participants: [] })
    const people = Array.from({ length: 120 }, async (_, i) => {
      const joined = await service().call('POST', `${event.path}/participants`, {
        token: event.join,
        json: { name: `Person ${i}`, email: `person${i}@example.com` },
      })
      const [{ token, user_id: id }] = joined.body.participants ?? [joined.body]
      const answers = [
        joined,
        await service().call('GET', event.path, { token }),
        await submit(service(), event, { id, token }, [slot('12', '14:00', '15:30')]),
        await service().call('GET', `${event.path}/recommendations`, { token }),
      ]
      return answers.map(({ status }) => status)
    })
    expect(new Set((await Promise.all(people)).flat())).toEqual(new Set([201, 200]))
  })
})

describe('with RATE_LIMIT=off', () => {
  let service: RunningService
  beforeAll(async () => {
    service = await RunningService.start({ rateLimit: 'off' })
  })
  afterAll(() => service.stop())

  test('nothing is counted', async () => {
    expect(await repeat(130, () => create(service))).toEqual(new Set([201]))
    expect((await create(service)).headers.get('RateLimit')).toBeNull()
  })
})

describe('behind a proxy, with a tenth of the quotas', () => {
  const service = serviceForFile({ rateLimit: 0.1, trustedProxies: 1 })

  test('whoever wastes the token for joining keeps nobody else from joining', async () => {
    const event = await createEvent(service())
    const join = (address: string, json: object) =>
      service().call('POST', `${event.path}/participants`, {
        token: event.join,
        json,
        headers: { 'X-Forwarded-For': address },
      })
    expect(await repeat(61, () => join('192.0.2.1', {}))).toEqual(new Set([422, 429]))
    const honest = await join('192.0.2.2', { name: 'Dora', email: 'dora@example.com' })
    expect(honest.status).toBe(201)
  })
})

describe('services, with a tenth of the quotas', () => {
  let provider: IdentityProvider
  let service: RunningService
  beforeAll(async () => {
    provider = await IdentityProvider.start()
    service = await RunningService.start({
      rateLimit: 0.1,
      access: { control: 'on', eventCreation: 'anybody', identityProvider: provider.trusted },
    })
  })
  afterAll(async () => {
    await service.stop()
    await provider.stop()
  })

  const get = (path: string, token: string) => service.call('GET', path, { token })
  const leftOf = (policy: string, { headers }: Answer) =>
    new RegExp(`"${policy}";r=(\\d+)`).exec(headers.get('RateLimit') ?? '')?.[1]
  const jwt = (sub: string) => provider.token({ sub, roles: ['admin'] })

  test('have a quota of their own for whatever they do', async () => {
    const token = await service.apiKey({ role: 'admin' })
    const event = await createEvent(service)
    expect(leftOf('service', await get('/users', token))).toBe('599')
    expect(leftOf('service', await get('/events', token))).toBe('598')
    expect(leftOf('service', await get(event.path, token))).toBe('597')
    const created = await service.call('POST', '/events', { token, json: exampleEvent })
    expect([leftOf('service', created), leftOf('create', created)]).toEqual(['596', undefined])
    const id = participant(event, 0).id
    expect(leftOf('service', await get(`/users/${id}/export`, token))).toBe('595')
    expect(await repeat(595, () => get('/events', token))).toEqual(new Set([200]))
    expect((await get('/events', token)).status).toBe(429)
    expect((await get(event.path, token)).status).toBe(429)
    expect((await get('/events', await service.apiKey({ role: 'admin' }))).status).toBe(200)
  })

  test('count once for all access tokens of one subject, however they are written', async () => {
    const [first, second, other] = await Promise.all([jwt('one'), jwt('one'), jwt('other')])
    expect(leftOf('service', await get('/events', first))).toBe('599')
    expect(leftOf('service', await get('/events', second))).toBe('598')
    const [head, payload, signature = ''] = first.split('.') as string[]
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(signature.at(-1) ?? '')
    // The last character of a signature has bits that say nothing.
    const written = `${head}.${payload}.${signature.slice(0, -1)}${alphabet[last ^ 1]}`
    const answer = await get('/events', written)
    expect(answer.status === 401 || leftOf('service', answer) === '597').toBe(true)
    expect(leftOf('service', await get('/events', other))).toBe('599')
  })

  test('a link is none: who brings one creates events as a stranger does', async () => {
    const event = await createEvent(service)
    const created = await service.call('POST', '/events', {
      token: event.organizer,
      json: exampleEvent,
    })
    expect(leftOf('create', created)).toBe('10')
    expect(leftOf('service', created)).toBeUndefined()
    const { id, token } = participant(event, 0)
    expect(leftOf('read', await get(`/users/${id}/export`, token))).toBe('119')
  })

  test('go on where somebody behind their address guesses tokens, even to create events', async () => {
    const [key, token] = [await service.apiKey({ role: 'admin' }), await jwt('one')]
    const json = exampleEvent
    const guess = () => service.call('POST', '/events', { token: `msk_${'x'.repeat(49)}`, json })
    for (const known of [key, token]) expect((await get('/events', known)).status).toBe(200)
    expect(await repeat(30, guess)).toEqual(new Set([401]))
    expect((await guess()).status).toBe(429)
    for (const known of [key, token]) expect((await get('/events', known)).status).toBe(200)
    expect((await service.call('POST', '/events', { json })).status).toBe(201)
  })
})

test('without access control a header makes nobody another', async () => {
  const open = await RunningService.start({
    rateLimit: 0.1,
    access: { control: 'off', eventCreation: 'anybody' },
  })
  let junk = 0
  const statuses = await repeat(13, () =>
    open.call('POST', '/events', { token: `junk${junk++}`, json: exampleEvent }),
  )
  expect(statuses).toEqual(new Set([201, 429]))
  await open.stop()
})
