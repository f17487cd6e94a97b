import { describe, expect, test } from 'vitest'
import { createAnswered, createEvent } from './example-event.ts'
import { RunningService, serviceForFile } from './running-service.ts'

const service = serviceForFile({ corsOrigins: ['https://meet.example'] })

describe('the log', () => {
  test('has one line a request, with the route’s pattern and no secret', async () => {
    const before = service().log.length
    const event = await createAnswered(service())
    const requestId = '019b0a3c-7d5e-7c3a-9a51-3f0c2f1d8e77'
    await service().call('GET', `${event.path}?email=ada@example.com&token=${event.join}`, {
      token: event.organizer,
      headers: { 'X-Request-Id': requestId },
    })
    await service().call('GET', `/${event.join}/ada@example.com`, { token: event.join })
    const lines = service().log.slice(before)
    expect(lines).toHaveLength(6)
    expect(JSON.parse(lines[4] ?? '')).toEqual({
      level: 'info',
      stream: 'access',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      request_id: requestId,
      method: 'GET',
      route: '/events/:event_id',
      event_id: event.answer.body.event_id,
      status: 200,
      duration_ms: expect.any(Number),
      msg: 'request',
    })
    expect(JSON.parse(lines[5] ?? '')).not.toHaveProperty('route')
    expect(lines.join('')).not.toMatch(/mst_|@/)
  })

  test('takes no request id that is not a UUID', async () => {
    const { headers } = await service().call('GET', '/health', {
      headers: { 'X-Request-Id': 'x","level":"fatal' },
    })
    expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
    expect(service().log.join('')).not.toContain('fatal')
  })
})

describe('browsers', () => {
  const ask = (origin: string, method: string) =>
    service().call('OPTIONS', '/events', {
      headers: { Origin: origin, 'Access-Control-Request-Method': method },
    })

  test('on an allowed origin may call', async () => {
    const { status, headers } = await ask('https://meet.example', 'POST')
    expect(status).toBe(204)
    expect(headers.get('Access-Control-Allow-Origin')).toBe('https://meet.example')
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Authorization')
    expect(headers.get('Access-Control-Allow-Headers')).toContain('Last-Event-ID')
    const read = await service().call('GET', '/health', {
      headers: { Origin: 'https://meet.example' },
    })
    expect(read.headers.get('Access-Control-Expose-Headers')).toContain('ETag')
  })

  test('on another origin may not', async () => {
    const { headers } = await ask('https://evil.example', 'POST')
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull()
  })

  test('are told to treat no answer as a page', async () => {
    const { headers } = await service().call('GET', '/health')
    expect(headers.get('Content-Security-Policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  })
})

describe('caches', () => {
  test('keep what a token opened for its bearer alone, and ask again every time', async () => {
    const event = await createEvent(service())
    const { headers } = await service().call('GET', event.path, { token: event.organizer })
    expect(headers.get('Cache-Control')).toBe('private, no-cache')
    expect(headers.get('Vary')).toContain('Authorization')
    const head = await service().call('HEAD', event.path, { token: event.organizer })
    for (const name of ['Cache-Control', 'ETag', 'Vary', 'Content-Type']) {
      expect(head.headers.get(name)).toBe(headers.get(name))
    }
  })

  test('keep no refusal', async () => {
    const event = await createEvent(service())
    const { headers } = await service().call('GET', event.path)
    expect(headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('the system’s own calls', () => {
  test('answer without a token', async () => {
    expect(await service().call('GET', '/health')).toMatchObject({ body: { status: 'ok' } })
    expect(await service().call('GET', '/ready')).toMatchObject({ body: { status: 'ready' } })
    expect((await service().call('HEAD', '/health')).status).toBe(200)
  })
})

describe('with a BASE_PATH', () => {
  test('everything is below it, and nothing beside it', async () => {
    const below = await RunningService.start({ basePath: '/slots/v1' })
    try {
      expect(below.url).toMatch(/\/slots\/v1$/)
      const { answer } = await createEvent(below)
      expect(answer.headers.get('Location')).toBe(`/slots/v1/events/${answer.body.event_id}`)
      expect(answer.status).toBe(201)
      const document = await below.call('GET', '/openapi.json')
      expect(document.body.servers[0].url).toBe('/slots/v1')
      expect((await below.call('GET', '/docs')).body).toContain('"/slots/v1/docs/start.js"')
      const root = new URL(below.url).origin
      for (const path of ['/health', '/slots/v1x/health', '/slots']) {
        expect((await fetch(root + path)).status).toBe(404)
      }
    } finally {
      await below.stop()
    }
  })
})
