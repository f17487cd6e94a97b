import { describe, expect, test } from 'vitest'
import { MAX_DEPTH } from '../../adapters/http/json-shape.ts'
import { createEvent, exampleEvent } from './example-event.ts'
import { answersIn, exchange } from './raw-socket.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()
const JSON_TYPE = { 'Content-Type': 'application/json' }
const whole = JSON.stringify(exampleEvent)
const post = (body: string, headers: Record<string, string> = JSON_TYPE) =>
  service().call('POST', '/events', { body: Buffer.from(body), headers })

describe('a body is refused that readers read differently, or stumble over', () => {
  const nested = (depth: number) => `{"title":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`
  test.each([
    ['a name twice', '{"title":"a","title":"b"}', 'two fields of the same name'],
    ['a name twice, once by its numbers', '{"a":1,"\\u0061":2}', 'two fields of the same name'],
    ['a name twice, far inside', whole.replace('"Ada"', '"Ada","name":"Eve"'), 'two fields'],
    ['one level too many', nested(MAX_DEPTH + 1), 'nests deeper than 20'],
    ['thirty thousand levels', '['.repeat(30_000), 'nests deeper than 20'],
    ['no JSON', '{"title":', 'not well-formed JSON'],
  ])('%s', async (_what, body, detail) => {
    const { status, body: problem } = await post(body)
    expect([status, problem.type]).toEqual([
      400,
      'urn:meeting-slot-service:problem:unreadable-json',
    ])
    expect(problem.detail).toContain(detail)
  })

  test('but not one that is merely odd', async () => {
    expect((await post(nested(MAX_DEPTH))).status).toBe(422)
    expect((await post(`\ufeff${whole.replaceAll(',', ' ,\n\t')}`)).status).toBe(201)
  })
})

describe('a number is what JSON says, and nothing near it', () => {
  const withDuration = (written: string) => post(whole.replace(':60', `:${written}`))
  test.each(['1e999', '-1e999', '1e-400', '-0', '9'.repeat(5_000), '60.5', '"60"', '[60]', 'true'])(
    '%s minutes are no duration',
    async (written) => {
      const { status, body } = await withDuration(written)
      expect(status).toBe(422)
      expect(body.errors).toEqual([expect.objectContaining({ pointer: '/duration_minutes' })])
      expect(body.errors[0].detail.length).toBeLessThan(200)
    },
  )

  test.each(['060', '+60', '0x3c', '60.', '.6e2', 'NaN', 'Infinity', '6_0'])(
    '%s is no JSON',
    async (written) => {
      expect((await withDuration(written)).status).toBe(400)
    },
  )

  test.each(['6e1', '60.0', '600e-1'])('%s are sixty', async (written) => {
    expect((await withDuration(written)).body.duration_minutes).toBe(60)
  })
})

describe('a field of the prototype’s name is one that nobody knows', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    '%s',
    async (name) => {
      const body = whole.replace('{', `{"${name}":{"title":"x"},`)
      expect((await post(body)).body.errors).toEqual([
        { pointer: `/${name}`, detail: 'is not a known field' },
      ])
      expect(({} as Record<string, unknown>)['title']).toBeUndefined()
    },
  )
})

describe('the type of a body', () => {
  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json ;charset="UTF-8"',
    'application/json;',
    'application/json; profile=x',
  ])('may be %s', async (type) => {
    expect((await post(whole, { 'Content-Type': type })).status).toBe(201)
  })

  test.each([
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'application/json; charset="utf-7"',
    'application/json; charset=',
    'application/json, text/plain',
    'application/json; a=b, application/json',
    'text/json',
    'application/problem+json',
    'application/x-www-form-urlencoded',
  ])('may not be %s', async (type) => {
    expect((await post(whole, { 'Content-Type': type })).status).toBe(415)
  })

  test.each(['gzip', 'identity, gzip', 'br', 'x'])('may not be encoded as %s', async (coding) => {
    expect((await post(whole, { ...JSON_TYPE, 'Content-Encoding': coding })).status).toBe(415)
  })

  test('may be given once', async () => {
    const port = Number(new URL(service().url).port)
    const head = `POST /events HTTP/1.1\r\nHost: x\r\nContent-Length: ${whole.length}\r\nConnection: close\r\n`
    const twice = 'Content-Type: application/json\r\nContent-Type: text/plain\r\n'
    expect(answersIn(await exchange(port, `${head}${twice}\r\n${whole}`))).toMatchObject([
      { status: 415 },
    ])
  })
})

describe('a body that nobody asked for', () => {
  const raw = async (head: readonly string[], body: string) => {
    const port = Number(new URL(service().url).port)
    const length = `Content-Length: ${Buffer.byteLength(body)}`
    const next = 'GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'
    return answersIn(
      await exchange(port, `${[...head, 'Host: x', length].join('\r\n')}\r\n\r\n${body}${next}`),
    )
  }

  test.each(['GET', 'DELETE'])('is passed over in a %s, and is no request', async (method) => {
    const event = await createEvent(service())
    const smuggled = `DELETE ${event.path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${event.organizer}\r\n\r\n`
    const path = method === 'GET' ? event.path : `${event.path}/join_token`
    const head = [`${method} ${path} HTTP/1.1`, `Authorization: Bearer ${event.organizer}`]
    const answers = await raw(head, smuggled)
    expect(answers.map(({ status }) => status)).toEqual([method === 'GET' ? 200 : 204, 200])
    expect((await service().call('GET', event.path, { token: event.organizer })).status).toBe(200)
  })

  test('whoever waits to be told to send it is told', async () => {
    const head = ['POST /events HTTP/1.1', 'Content-Type: application/json', 'Expect: 100-continue']
    const received = await raw(head, whole)
    expect(received.map(({ status }) => status)).toEqual([100, 201, 200])
  })
})

test('HEAD answers as GET does, without a body', async () => {
  const event = await createEvent(service())
  for (const path of [
    event.path,
    `${event.path}/recommendations`,
    '/health',
    '/docs',
    '/nothing',
  ]) {
    const [bare, get] = await Promise.all(
      ['HEAD', 'GET'].map((method) =>
        fetch(service().url + path, {
          method,
          headers: { Authorization: `Bearer ${event.organizer}` },
        }),
      ),
    )
    expect(bare?.status).toBe(get?.status)
    expect(bare?.headers.get('Content-Type')).toBe(get?.headers.get('Content-Type'))
    expect(await bare?.text()).toBe('')
  }
})
