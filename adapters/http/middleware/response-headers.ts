import { cors } from 'hono/cors'
import { createMiddleware } from 'hono/factory'
import { SECURE_HEADERS } from '../secure-headers.ts'

/** Adds what every answer carries, where the answer does not say otherwise. */
export const secureByDefault = createMiddleware(async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of SECURE_HEADERS) {
    if (!headers.has(name)) headers.set(name, value)
  }
})

/** Browsers on these origins, and no others, may call the interface. */
export const allowedOrigins = (origins: readonly string[]) =>
  cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowHeaders: [
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'If-None-Match',
      'Last-Event-ID',
      'X-Request-Id',
    ],
    exposeHeaders: [
      'Content-Disposition',
      'ETag',
      'Idempotent-Replayed',
      'Location',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: 600,
  })

/** What a token opens is for its bearer alone, and may change at any time, unless the answer says more. */
export const privateAnswer = createMiddleware(async (c, next) => {
  await next()
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!c.res.headers.has('Cache-Control')) {
    c.header('Cache-Control', reads && c.res.status < 400 ? 'private, no-cache' : 'no-store')
  }
  c.header('Vary', 'Authorization', { append: true })
})

/** While the instance shuts down, every answer asks the caller to connect elsewhere. */
export const closeWhen = (isDraining: () => boolean) =>
  createMiddleware(async (c, next) => {
    await next()
    if (isDraining()) c.header('Connection', 'close')
  })
