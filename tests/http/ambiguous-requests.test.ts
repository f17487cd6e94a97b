import { beforeAll, describe, expect, test } from 'vitest'
import { type Created, createEvent } from './example-event.ts'
import { answersIn, exchange } from './raw-socket.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()
let mine: Created
let other: Created
beforeAll(async () => {
  mine = await createEvent(service())
  other = await createEvent(service(), { title: 'Nobody else’s' })
})

const send = async (bytes: string) =>
  answersIn(await exchange(Number(new URL(service().url).port), bytes))
const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n\r\n`
/** A request that somebody hopes to be answered as if another had sent it. */
const hidden = () =>
  lines(`GET ${other.path} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${other.organizer}`)
const POST = ['POST /events HTTP/1.1', 'Host: x', 'Content-Type: application/json']

describe('a request whose end is not beyond doubt is refused, and nothing after it is read', () => {
  test.each([
    ['two lengths', ['Content-Length: 2', 'Content-Length: 5'], '{}'],
    ['one length twice', ['Content-Length: 2', 'Content-Length: 2'], '{}'],
    ['a list of lengths', ['Content-Length: 2, 2'], '{}'],
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['chunks and a length', ['Transfer-Encoding: chunked', 'Content-Length: 5'], '0\r\n\r\n'],
    ['an unknown coding', ['Transfer-Encoding: xchunked'], '0\r\n\r\n'],
    ['a coding after chunks', ['Transfer-Encoding: chunked, identity'], '0\r\n\r\n'],
    ['two codings', ['Transfer-Encoding: chunked', 'Transfer-Encoding: x'], '0\r\n\r\n'],
    ['a space before the colon', ['Transfer-Encoding : chunked'], '0\r\n\r\n'],
    ['a folded line', ['X: a', ' Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['a carriage return alone', ['X: a\rTransfer-Encoding: chunked'], '0\r\n\r\n'],
    ['a sign before the length', ['Content-Length: +2'], '{}'],
    ['a length in hexadecimal', ['Content-Length: 0x2'], '{}'],
    ['a length below nothing', ['Content-Length: -2'], '{}'],
    ['a length beyond numbers', [`Content-Length: ${'9'.repeat(30)}`], '{}'],
    ['a chunk below nothing', ['Transfer-Encoding: chunked'], '-2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk that ends early', ['Transfer-Encoding: chunked'], '2\n{}\r\n0\r\n\r\n'],
    ['a zero in a name', ['X\u0000: a'], ''],
    ['a zero in a value', ['X: a\u0000b'], ''],
  ])('%s', async (_what, headers, body) => {
    const answers = await send(lines(...POST, ...headers) + body + hidden())
    expect(answers.map(({ status }) => status)).toEqual([400])
    expect(answers[0]?.body).not.toContain('Nobody')
  })
})

describe('a host', () => {
  const asked = async (...hosts: readonly string[]) =>
    (await send(lines('GET /health HTTP/1.1', ...hosts, 'Connection: close')))[0]?.status

  test('has to be named once', async () => {
    expect(await asked()).toBe(400)
    expect(await asked('Host: a', 'host: b')).toBe(400)
    expect(await asked('Host: a', 'HOST: a')).toBe(400)
    expect(await asked('Host: a')).toBe(200)
  })

  test.each(['a b', 'a@b', 'a/docs?', 'a#', 'a:99999', '[::1', 'a,b\u0009c', '<a>'])(
    'is none when it is written %j',
    async (host) => {
      expect(await asked(`Host: ${host}`)).toBe(400)
    },
  )

  test('changes nothing about what is answered, nor does a whole URL', async () => {
    const token = `Authorization: Bearer ${mine.organizer}`
    const ask = (target: string, host: string) =>
      send(lines(`GET ${target} HTTP/1.1`, `Host: ${host}`, token, 'Connection: close'))
    const plain = await ask(mine.path, 'meet.example')
    expect(plain[0]?.status).toBe(200)
    for (const [target, host] of [
      [mine.path, 'evil.example:81'],
      [`http://evil.example${mine.path}`, 'meet.example'],
      [`https://evil.example:1${mine.path}`, 'evil.example'],
    ] as const) {
      const [answer] = await ask(target, host)
      expect(answer).toMatchObject({ status: 200, body: plain[0]?.body })
      expect(JSON.stringify(answer)).not.toContain('evil')
    }
  })
})

describe('a path is what it says', () => {
  const withToken = (path: string) =>
    send(
      lines(
        `GET ${path} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${mine.organizer}`,
        'Connection: close',
      ),
    )

  test.each([
    ['/./health', 400],
    ['/x/../health', 400],
    ['/x/%2e%2E/health', 400],
    ['/x/.%2e/health', 400],
    ['/%2e', 400],
    ['/..', 400],
    ['/..;/health', 400],
    ['/..%2fhealth', 400],
    ['/..%5chealth', 400],
    ['/..?/health', 400],
    ['\\health', 400],
    ['/x\\..\\health', 400],
    ['/health#x', 400],
    ['/h\u00e9alth', 400],
    ['//health', 404],
    ['///evil.example/health', 404],
    ['/health/', 404],
    ['/health;x', 404],
    ['/health%00', 404],
    ['/health%20', 404],
    ['/%68ealth', 404],
    ['/%252e%252e/health', 404],
    ['/%c0%af', 404],
    ['/%c0%ae%c0%ae/health', 404],
    ['/%ff', 404],
    ['/%', 404],
    ['/.well-known/x', 404],
    ['/...', 404],
    ['/health?/../x', 200],
  ])('%s is answered %d', async (path, status) => {
    expect((await withToken(path))[0]?.status).toBe(status)
  })

  test.each([
    '/events/MINE/../OTHER',
    '/events/MINE/%2e%2e/OTHER',
    '/events/MINE%2f..%2fOTHER',
    '/events/MINE/..;/OTHER',
    '/events/OTHER%00MINE',
    '/events/OTHER%2fMINE',
    '/events/OTHER;MINE',
    '/events//OTHER',
    '/events/OTHER/',
    '//events/OTHER',
    '/events/OTHER%20',
    '/events/%65OTHER',
    '/events/OTHER?event_id=MINE',
    '/events/MINE?event_id=OTHER',
    '/events/MINE/availability/../../OTHER',
    '/events/OTHER%23MINE',
    '/events/%C0%AE%C0%AE/OTHER',
  ])('%s tells nothing of another event', async (pattern) => {
    const [mineId, otherId] = [mine, other].map(({ path }) => path.split('/').at(-1) as string)
    const path = pattern
      .replace('MINE', mineId as string)
      .replace('%65OTHER', `%65${otherId?.slice(1)}`)
      .replace('OTHER', otherId as string)
    const [answer] = await withToken(path)
    expect(answer?.body).not.toContain('Nobody')
    const isMine = pattern === '/events/MINE?event_id=OTHER'
    expect([400, 403, 404].includes(answer?.status ?? 0)).toBe(!isMine)
  })
})
