/** What was said in a request or an answer. */
export type Said = {
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Headers whose values open something, or are kept as secrets are. */
const SECRET_HEADERS = ['authorization', 'idempotency-key', 'proxy-authorization', 'cookie']
/** Fields that hold what nobody else may know. */
const SECRET_FIELDS = /"\w*(?:token|secret|password|key|email)"\s*:\s*"((?:[^"\\]|\\.)+)"/g
/** What is shorter may be a word that is said anyway. */
const SHORTEST = 8

/** The secrets of a request or an answer, as they were written: tokens, keys, addresses. */
export function secretsIn({ headers, body }: Said): readonly string[] {
  const fromHeaders = SECRET_HEADERS.flatMap((name) =>
    [headers[name] ?? []].flat().map(String),
  ).map((value) =>
    value
      .replace(/^(?:Bearer|Basic) +/i, '')
      .replaceAll('"', '')
      .trim(),
  )
  const fromBody = [...body.matchAll(SECRET_FIELDS)].map(([, value = '']) => value)
  return [...fromHeaders, ...fromBody].filter(({ length }) => length >= SHORTEST)
}

/** What is a secret wherever it comes from, by how it looks. */
const PATTERNS: Readonly<Record<string, RegExp>> = {
  'a token of the service': /\bm[a-z]{2}_[\w-]{16,}/,
  'the secret of a webhook': /\bwhsec_[\w+/=-]{8,}/,
  'a JSON web token': /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/,
  // A slash before the sign is a package of npm, in the stack of an error.
  'an address': /[^\s"'<>,;:()\\/]+@[^\s"'<>,;:()\\/]+/u,
}

/** The same in what may have been Base64, and may be any bytes. */
const DECODED_PATTERNS: typeof PATTERNS = {
  ...PATTERNS,
  'an address': /[\w.+-]{2,}@[\w-]{2,}\.[\w.-]{2,}/,
}

/** What looks like a secret in the text, be it encoded; each with what it looks like. */
export function lookalikesIn(text: string): readonly string[] {
  return [
    ...[text, ...percentDecoded(text)].flatMap((reading) => found(PATTERNS, reading)),
    ...base64Decoded(text).flatMap((reading) => found(DECODED_PATTERNS, reading)),
  ]
}

const found = (patterns: typeof PATTERNS, text: string): readonly string[] =>
  Object.entries(patterns).flatMap(([name, pattern]) => {
    const match = pattern.exec(text)?.[0]
    return match === undefined ? [] : [`${name}: ${match}`]
  })

function percentDecoded(text: string): readonly string[] {
  if (!/%[0-9a-f]{2}/i.test(text)) return []
  return [
    text.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
  ]
}

/** Whatever in the text may be Base64, with the few bytes before it that would shift it or not. */
const base64Decoded = (text: string): readonly string[] =>
  (text.match(/[\w+/-]{12,}/g) ?? []).map((word) => Buffer.from(word, 'base64').toString('latin1'))

/** The ways in which a secret may be written. */
export const writingsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret.toWellFormed()),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  JSON.stringify(secret).slice(1, -1),
]
