import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DOCUMENTATION_POLICY,
  PAGE_POLICY,
  SECURE_HEADERS,
} from '../../adapters/http/secure-headers.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'
import { createEvent } from './example-event.ts'
import { answersIn, exchange } from './raw-socket.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile({ corsOrigins: ['https://meet.example'] })

/** What is wrong with the headers of an answer. */
function faultsOf(headers: Headers, policy?: string): readonly string[] {
  const expected = SECURE_HEADERS.map(([name, value]) =>
    name === 'Content-Security-Policy' ? [name, policy ?? value] : [name, value],
  )
  return [
    ...expected.flatMap(([name = '', value = '']) =>
      headers.get(name) === value ? [] : [`${name}: ${headers.get(name)}`],
    ),
    ...['Server', 'X-Powered-By', 'Via'].filter((name) => headers.has(name)),
  ]
}

test('what every answer carries keeps browsers from running, framing, guessing, and telling', () => {
  const all = Object.fromEntries(SECURE_HEADERS)
  expect(all).toMatchObject({
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  })
  expect(all['Strict-Transport-Security']).toMatch(/^max-age=\d{7,}$/)
})

type Operations = { readonly paths: Record<string, Record<string, unknown>> }

describe('every answer carries it', () => {
  test('of every operation, refused as it is without a token, a body and anything', async () => {
    const { body } = await service().call('GET', '/openapi.json')
    const statuses = new Set<number>()
    for (const [path, methods] of Object.entries((body as Operations).paths)) {
      for (const method of [...Object.keys(methods), 'put', 'options', 'head']) {
        const url = service().url + path.replaceAll(/\{\w+\}/g, 'x')
        const response = await fetch(url, { method: method.toUpperCase() })
        expect(faultsOf(response.headers), `${method} ${path}`).toEqual([])
        statuses.add(response.status)
      }
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 401, 405, 415]))
  })

  test('granted, unchanged, refused', async () => {
    const event = await createEvent(service())
    expect(faultsOf(event.answer.headers)).toEqual([])
    const json = { 'Content-Type': 'application/json' }
    const asked = {
      200: ['GET', event.path],
      304: ['GET', event.path, { 'If-None-Match': '*' }],
      400: ['PATCH', event.path, json, '{'],
      404: ['GET', '/nothing'],
      405: ['PUT', event.path],
      412: ['DELETE', event.path, { 'If-Match': '"0"' }],
      413: ['PATCH', event.path, json, ' '.repeat(70_000)],
      415: ['PATCH', event.path, {}, 'x'],
      422: ['PATCH', event.path, json, '{"a":1}'],
      204: ['DELETE', event.path],
      401: ['GET', event.path],
    } as const
    // Numbers come in their order: what deletes the event is asked for last.
    for (const status of [200, 304, 400, 404, 405, 412, 413, 415, 422, 204, 401] as const) {
      const [method, path, headers = {}, body] = asked[status]
      const response = await fetch(service().url + path, {
        method,
        headers: { Authorization: `Bearer ${event.organizer}`, ...headers },
        body: body ?? null,
      })
      expect([response.status, faultsOf(response.headers)]).toEqual([status, []])
      if (status >= 400) expect(response.headers.get('Cache-Control')).toBe('no-store')
    }
  })

  test('to browsers', async () => {
    for (const origin of ['https://meet.example', 'https://evil.example']) {
      const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' }
      const response = await fetch(`${service().url}/events`, { method: 'OPTIONS', headers })
      expect(faultsOf(response.headers)).toEqual([])
    }
  })

  test('of the documentation, whose page may load its own files and nothing else', async () => {
    expect(DOCUMENTATION_POLICY).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(DOCUMENTATION_POLICY).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/)
    const page = await fetch(`${service().url}/docs`)
    expect(faultsOf(page.headers, DOCUMENTATION_POLICY)).toEqual([])
    for (const path of ['/docs/', '/openapi.json', '/docs/start.js', '/docs/swagger-ui.css']) {
      const response = await fetch(service().url + path, { redirect: 'manual' })
      expect([path, faultsOf(response.headers)]).toEqual([path, []])
    }
  })

  test('of the page, which may load its own files and ask its own service, and nothing else', async () => {
    const page = await fetch(`${service().url}/`)
    expect(faultsOf(page.headers, PAGE_POLICY)).toEqual([])
    for (const [, file] of (await page.text()).matchAll(/"[.](\/assets\/[^"]+)"/g)) {
      const response = await fetch(service().url + file)
      expect([file, response.status, faultsOf(response.headers)]).toEqual([file, 200, []])
    }
    const missing = await fetch(`${service().url}/assets/none.js`)
    expect([missing.status, faultsOf(missing.headers)]).toEqual([404, []])
  })

  test.each([
    ['hello\r\n\r\n', 400],
    ['GET /health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
  ])('of what is no request: %#', async (bytes, status) => {
    const [answer] = answersIn(await exchange(Number(new URL(service().url).port), bytes))
    const headers = new Headers((answer?.headers ?? []) as [string, string][])
    expect([answer?.status, faultsOf(headers)]).toEqual([status, []])
    expect(headers.get('Cache-Control')).toBe('no-store')
    expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('where something fails', () => {
  class BrokenEvents extends MemoryEventRepository {
    override async find(id: string): Promise<never> {
      throw id.endsWith('z') ? new StorageUnavailable() : new Error('a defect')
    }
  }
  let broken: AssembledService
  beforeAll(async () => {
    broken = await assembleService(new BrokenEvents(new MemoryStorage()))
  })
  afterAll(() => broken.server.close(0))

  test.each([
    ['evt_01kf3k9v4xe9ktn8vbq1d5m2rz', 503],
    ['evt_01kf3k9v4xe9ktn8vbq1d5m2ry', 500],
  ])('the answer carries it too: %s', async (id, status) => {
    const response = await fetch(`${broken.url}/events/${id}`)
    expect([response.status, faultsOf(response.headers)]).toEqual([status, []])
  })
})
