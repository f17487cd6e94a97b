import { isUtf8 } from 'node:buffer'
import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'

/**
 * Lets a body pass that says that it is `application/json`, whatever its parameters, and is UTF-8
 * (RFC 8259, section 8.1): decoding would put a replacement for what it can't read, silently.
 */
export const jsonBody = createMiddleware(async (c, next) => {
  const contentType = c.req.header('Content-Type') ?? ''
  const [mediaType = ''] = contentType.split(';', 1)
  if (mediaType.trim().toLowerCase() !== 'application/json') {
    throw new RequestFailed({ _tag: 'UnsupportedMediaType' })
  }
  const bytes = await c.req.arrayBuffer()
  if (!isUtf8(bytes)) throw new RequestFailed({ _tag: 'UnreadableJson' })
  // What reads the body next is particular about how the parameters are written.
  if (contentType !== 'application/json') {
    const { url, method, signal } = c.req.raw
    const headers = new Headers(c.req.raw.headers)
    headers.set('Content-Type', 'application/json')
    c.req.raw = new Request(url, { method, headers, signal, body: bytes })
  }
  await next()
})
