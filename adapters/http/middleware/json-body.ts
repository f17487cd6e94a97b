import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import { shapeFault } from '../json-shape.ts'
import { isEncoded, saysType, utf8Text } from '../media-type.ts'
import { arrivingInTime } from './body-arrival.ts'

/**
 * Lets a body pass that says that it is `application/json`, is UTF-8 (RFC 8259, section 8.1), since
 * decoding would put a replacement for what it can't read, silently, and has a shape that all readers
 * read alike and none stumbles over ({@link shapeFault}). A byte order mark at its beginning is left out,
 * as RFC 8259, section 8.1, allows.
 */
export const jsonBody = createMiddleware(async (c, next) => {
  if (
    !saysType(c.req.header('Content-Type'), 'application/json') ||
    isEncoded(c.req.header('Content-Encoding'))
  ) {
    throw new RequestFailed({ _tag: 'UnsupportedMediaType' })
  }
  const bytes = await arrivingInTime(() => c.req.arrayBuffer())
  const text = utf8Text(bytes)
  if (text === undefined) throw new RequestFailed({ _tag: 'UnreadableJson', reason: 'not_utf8' })
  const fault = shapeFault(text)
  if (fault !== undefined) throw new RequestFailed({ _tag: 'UnreadableJson', reason: fault })
  // What reads the body next is particular about how the parameters are written, and need not decode
  // the bytes again.
  c.req.raw.headers.set('Content-Type', 'application/json')
  c.req.bodyCache = { text: Promise.resolve(text) as never }
  await next()
})
