import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import { shapeFault } from '../json-shape.ts'
import { arrivingInTime } from './body-arrival.ts'

/**
 * Lets a body pass that says that it is `application/json`, is UTF-8 (RFC 8259, section 8.1), since
 * decoding would put a replacement for what it can't read, silently, and has a shape that all readers
 * read alike and none stumbles over ({@link shapeFault}).
 */
export const jsonBody = createMiddleware(async (c, next) => {
  if (!isJson(c.req.header('Content-Type')) || isEncoded(c.req.header('Content-Encoding'))) {
    throw new RequestFailed({ _tag: 'UnsupportedMediaType' })
  }
  const bytes = await arrivingInTime(() => c.req.arrayBuffer())
  const text = decoded(bytes)
  const fault = shapeFault(text)
  if (fault !== undefined) throw new RequestFailed({ _tag: 'UnreadableJson', reason: fault })
  // What reads the body next is particular about how the parameters are written, and need not decode
  // the bytes again.
  c.req.raw.headers.set('Content-Type', 'application/json')
  c.req.bodyCache = { text: Promise.resolve(text) as never }
  await next()
})

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** A byte order mark at its beginning is left out, as RFC 8259, section 8.1, allows. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return UTF_8.decode(bytes)
  } catch {
    throw new RequestFailed({ _tag: 'UnreadableJson', reason: 'not_utf8' })
  }
}

/**
 * Whether a `Content-Type` says JSON. Parameters mean nothing to it, but for a `charset`, which some
 * write, and must not contradict. Of two fields, each may have been what somebody in front went by.
 */
function isJson(contentType = ''): boolean {
  if (contentType.includes(',')) return false
  const [mediaType, ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase())
  return (
    mediaType === 'application/json' &&
    parameters.every((one) => !one.startsWith('charset') || /^charset="?utf-8"?$/.test(one))
  )
}

const isEncoded = (contentEncoding = 'identity') =>
  contentEncoding.trim().toLowerCase() !== 'identity'
