import type { FuzzRequest } from './caller.ts'
import { type Operation, type Schema, typesOf } from './openapi-operations.ts'

/** The one thing that is wrong with a request; which of its kind, the numbers decide. */
export type Fault = {
  readonly kind:
    | 'method'
    | 'path'
    | 'token'
    | 'query'
    | 'If-Match'
    | 'header'
    | 'key'
    | 'body'
    | 'text'
    | 'media type'
  readonly picks: readonly [number, number]
}

/** The request with this fault; a value of the body has been broken before it was written. */
export function brokenRequest(
  request: FuzzRequest,
  operation: Operation,
  { kind, picks: [first, second] }: Fault,
): FuzzRequest {
  const { headers } = request
  switch (kind) {
    case 'method':
      return { ...request, method: first % 2 === 0 ? 'PUT' : 'PROPFIND' }
    case 'path':
      return { ...request, path: brokenPath(request.path, operation.path, first, second) }
    case 'token':
      return { ...request, headers: withHeader(headers, 'Authorization', pick(TOKENS, first)) }
    case 'If-Match':
      return { ...request, headers: withHeader(headers, 'If-Match', pick(TAGS, first)) }
    case 'header':
      return { ...request, headers: { ...headers, ...pick(TOO_LONG, first) } }
    case 'key':
      return { ...request, headers: withHeader(headers, 'Idempotency-Key', pick(KEYS, first)) }
    case 'media type':
      return { ...request, headers: withHeader(headers, 'Content-Type', pick(TYPES, first)) }
    case 'query':
      return { ...request, path: brokenQuery(request.path, operation.query, first, second) }
    case 'text':
      return { ...request, body: brokenText(String(request.body), first, second) }
    case 'body':
      return request
  }
}

const pick = <Item>(items: readonly Item[], number: number) => items[number % items.length] as Item

const TOKENS = [
  undefined,
  '',
  'Bearer',
  'Bearer ',
  'Bearer mst_unknown',
  `Bearer mst_${'A'.repeat(43)}`,
  'Basic YTpi',
  'Bearer a b',
  'Bearer \u00e9\u00ff',
  `Bearer ${'x'.repeat(8_000)}`,
  'mst_unknown',
]

const TAGS = ['"999999999"', '"0"', 'W/"1"', '1', '"', '', '"-1"', '"1e3"', '"\u00e9"', ',,,']

const KEYS = [
  '',
  'short',
  '"'.repeat(16),
  `"${'x'.repeat(20)}`,
  `"${'x'.repeat(20)}\\"`,
  'x'.repeat(256),
  '\u00e9'.repeat(20),
  `"${'x'.repeat(20)}", "${'y'.repeat(20)}"`,
]

const TYPES = [
  undefined,
  '',
  'text/plain',
  'application/jsonx',
  'application/json-patch+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'json',
  ';application/json',
  '\u00e9',
]

function withHeader(headers: FuzzRequest['headers'], name: string, value: string | undefined) {
  const { [name]: _, ...others } = headers
  return value === undefined ? others : { ...others, [name]: value }
}

/** More than the 16 KiB that a server reads, in one header or in many. */
const TOO_LONG: readonly Readonly<Record<string, string>>[] = [
  { 'X-Padding': 'x'.repeat(20_000) },
  { Cookie: 'a=b; '.repeat(5_000) },
  { 'If-None-Match': '"1", '.repeat(5_000) },
  Object.fromEntries(Array.from({ length: 1_500 }, (_, n) => [`X-Padding-${n}`, 'x'])),
]

const IDS = [
  'x',
  '%00',
  '%ff',
  '%',
  '..%2f..',
  '%F0%9F%98%80',
  '__proto__',
  'x'.repeat(1_000),
  `evt_${'0'.repeat(26)}`,
  `usr_${'0'.repeat(26)}`,
  "'%20or%201=1--",
]

/** The path with something else in the place of one of its parameters. */
function brokenPath(path: string, pattern: string, first: number, second: number): string {
  const [pathOnly = '', query] = path.split('?')
  const steps = pattern.split('/')
  const places = [...steps.keys()].filter((place) => steps[place]?.startsWith('{'))
  const broken = pathOnly.split('/').with(pick(places, first), pick(IDS, second)).join('/')
  return query === undefined ? broken : `${broken}?${query}`
}

function brokenQuery(
  path: string,
  query: Operation['query'],
  first: number,
  second: number,
): string {
  const [pathOnly = '', whole = ''] = path.split('?')
  const names = [...Object.keys(query), '']
  const name = pick(names, first)
  const others = whole.split('&').filter((pair) => pair !== '' && !pair.startsWith(`${name}=`))
  const schema = query[name]
  const broken =
    schema === undefined ? pick(STRANGERS, second) : pick(faultsOf(name, schema), second)
  return `${pathOnly}?${[...others, broken].join('&')}`
}

const STRANGERS = ['unknown=1', 'limit%00=1', '__proto__=1', 'constructor=', 'Limit=1', '[]=1']

function faultsOf(name: string, schema: Schema): readonly string[] {
  const { minimum, maximum, enum: allowed } = schema
  const isInteger = typesOf(schema).includes('integer')
  const isNumber = isInteger || typesOf(schema).includes('number')
  const values = [
    '',
    '%00',
    '%F0%9F%98%80',
    'x'.repeat(200),
    ...(isNumber ? ['NaN', 'Infinity', '0x1', '1e400', '%201', '01', '1,', '.5', '%D9%A1'] : []),
    ...(isInteger ? ['1.5'] : []),
    ...(minimum === undefined ? [] : [String(minimum - 1), '-1e300']),
    ...(maximum === undefined ? [] : [String(maximum + 1), '1e300']),
    ...(allowed ? ['unknown', `${String(allowed[0])}%20`] : []),
    ...(typesOf(schema).includes('boolean') ? ['TRUE', '1', 'yes'] : []),
    ...(name === 'timezone' ? ['Mars/Olympus', '%2B01:00', '__proto__', 'UTC%00'] : []),
  ]
  return [...values.map((value) => `${name}=${value}`), `${name}=1&${name}=1`]
}

/** What is no JSON, not UTF-8, too large, or nested too deeply. */
function brokenText(text: string, first: number, second: number): string | Uint8Array {
  const faults: readonly (() => string | Uint8Array)[] = [
    () => text.slice(0, second % text.length),
    () => `${text},`,
    () => text.replace(/\}$/, ',}'),
    () => text.replace('{', '{"a":NaN,'),
    () => text.replaceAll('"', "'").replace(/^\{\}$/, "{'"),
    () => `\u0000${text}`,
    () => text.replace('{', '{"a":"\u0001",'),
    () => text.replace('{', '{"a":"\\ud8",'),
    () =>
      Buffer.from(replaced(text, /:"/, ':"\u{10ffff}')).map((byte) =>
        byte === 0xf4 ? 0xff : byte,
      ),
    () => Buffer.from(text, 'utf16le'),
    () => '['.repeat(30_000),
    () => `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
    () => `{"a":`.repeat(10_000),
    () => replaced(text, /:\d+(?=[,}])/, ':1e999'),
    () => replaced(text, /:\d+(?=[,}])/, `:${'9'.repeat(10_000)}`),
    () => `${text}${' '.repeat(300 * 1_024)}`,
  ]
  return pick(faults, first)()
}

/** The text with something else in one place; where there is none, with a comma too many. */
function replaced(text: string, place: RegExp, other: string): string {
  return place.test(text) ? text.replace(place, other) : `${text},`
}
