import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { createLogger } from '../../bootstrap/logger.ts'
import { createEvent, exampleEvent } from './example-event.ts'
import { answersIn, exchange } from './raw-socket.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile({ trustedProxies: 1 })
const MARK = 'forged'

/** What ends lines, strings and objects, or a terminal obeys; each piece with a mark to look for. */
const piece = fc.constantFrom(
  ...[`\r\nX-Forged: ${MARK}`, `\n${MARK}`, `\r${MARK}`, `\u0000${MARK}`, `\u001b[2J${MARK}`],
  ...[
    `","msg":"${MARK}`,
    `"}\n{"level":"fatal","msg":"${MARK}"}`,
    `\\u000a${MARK}`,
    `%0d%0a${MARK}`,
  ],
  ...[`\u0085${MARK}`, `\u009b2J${MARK}`, `\u007f${MARK}`, `\u00e9${MARK}`, `;${MARK}=`, MARK],
  ...['', ' ', '\t', 'a', ',', ':', '"', '\\', '%'],
)
const nasty = () => fc.string({ unit: piece, maxLength: 5 })
/** The same without what ends a header or a request line: this much gets past the parser. */
const tame = () => nasty().map((text) => text.replaceAll(/[\p{Cc}--\t]/gv, ''))

const NAMES = [
  'X-Request-Id',
  'X-Forwarded-For',
  'User-Agent',
  'Host',
  'Referer',
  'Origin',
  'Accept',
  'If-None-Match',
  'Authorization',
  'Content-Type',
  'Cookie',
  'Forwarded',
  'Accept-Encoding',
]

/** Every header that an answer may have, and no other. */
const KNOWN = new Set(
  (
    'allow access-control-allow-origin cache-control connection content-length content-type date ' +
    'content-security-policy cross-origin-opener-policy cross-origin-resource-policy etag keep-alive ' +
    'content-encoding last-modified location permissions-policy ratelimit ratelimit-policy referrer-policy retry-after ' +
    'strict-transport-security transfer-encoding vary www-authenticate x-content-type-options x-frame-options ' +
    'x-request-id'
  ).split(' '),
)

/** One object a line, of which nobody else has written a word, and nothing that a terminal obeys. */
function expectHonest(lines: readonly string[]): void {
  for (const line of lines) {
    expect(line).toMatch(/^[^\p{Cc}\u2028\u2029]+\n$/u)
    expect(Object.keys(JSON.parse(line)).slice(0, 2)).toEqual(['level', 'time'])
    expect(line).not.toContain(MARK)
  }
}

describe('nothing that a caller writes adds a header to an answer or a word to the log', () => {
  const request = fc.record({
    path: fc.tuple(fc.constantFrom('/health', '/events/', '/', '/events/x?limit='), nasty()),
    headers: fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(nasty(), tame())), {
      maxLength: 3,
    }),
    isTamePath: fc.boolean(),
  })

  property.prop([request], { numRuns: 1_000 })(
    'of a request',
    async ({ path, headers, isTamePath }) => {
      const before = service().log.length
      const [start, end] = path
      const target = start + (isTamePath ? encodeURIComponent(end) : end)
      const head = [
        `GET ${target} HTTP/1.1`,
        ...(headers.some(([name]) => name === 'Host') ? [] : ['Host: x']),
        ...headers.map(([name, value]) => `${name}: ${value}`),
        'Connection: close',
      ]
      const bytes = Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1')
      const answers = answersIn(await exchange(Number(new URL(service().url).port), bytes))
      for (const { headers: answered, body } of answers) {
        const names = answered.map(([name]) => name)
        expect(names.filter((name) => !KNOWN.has(name))).toEqual([])
        expect(new Set(names).size).toBe(names.length)
        expect(answered.join()).not.toContain(MARK)
        if (body.startsWith('{')) JSON.parse(body)
      }
      expectHonest(service().log.slice(before))
    },
  )

  test('of a method', async () => {
    const before = service().log.length
    const bytes = `${MARK.toUpperCase()} /health HTTP/1.1\r\nHost: x\r\n\r\n`
    const [answer] = answersIn(await exchange(Number(new URL(service().url).port), bytes))
    expect(answer?.status).toBe(400)
    expect(service().log.slice(before).join('')).not.toMatch(/forged/i)
  })

  property.prop([nasty(), nasty()], { numRuns: 200 })('of an event', async (title, name) => {
    const before = service().log.length
    const { status, headers, body } = await service().call('POST', '/events', {
      json: {
        ...exampleEvent,
        title: `x${title}`,
        participants: [{ name: `x${name}`, email: 'ada@example.com' }],
        groups: [{ name: `y${name}`, members: ['ada@example.com'], at_least: 1 }],
      },
    })
    expect([201, 422]).toContain(status)
    expect([...headers].join()).not.toContain(MARK)
    if (status === 201) {
      const token = body.organizer_token
      const answer = await service().call('GET', `/events/${body.event_id}`, { token })
      expect(answer.body.title).toBe(`x${title}`.normalize('NFC').trim())
      expect([...answer.headers].join()).not.toContain(MARK)
    }
    expectHonest(service().log.slice(before))
  })

  test('not even of an id that another gave out, written as they write it', async () => {
    const event = await createEvent(service())
    const before = service().log.length
    const id = '019B0A3C-7D5E-7C3A-9A51-3F0C2F1D8E77'
    const options = { token: event.organizer, headers: { 'X-Request-Id': id } }
    const { headers } = await service().call('GET', event.path, options)
    expect(headers.get('X-Request-Id')).toBe(id)
    expectHonest(service().log.slice(before))
  })
})

describe('a line of the log', () => {
  const hard = fc.constantFrom(
    ...'\u009b\u0085\u007f\u2028\u2029\u202e\u001b\n\r\u0000"\\é😀',
    '\ud800',
  )
  const any = () => fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: hard }))
  property.prop([any(), any()])(
    'is one object that says what was to be logged, and plain text to a terminal',
    (text, message) => {
      const lines: string[] = []
      const logger = createLogger('info', { write: (line) => lines.push(line) })
      logger.child({ bound: text }).info({ text, err: new Error(text) }, message)
      expect(lines).toHaveLength(1)
      const [line = ''] = lines
      expect(line).toMatch(/^[^\p{Cc}\u2028\u2029\p{Bidi_Control}]+\n$/u)
      expect(JSON.parse(line)).toMatchObject({ bound: text, text, msg: message })
    },
  )
})
