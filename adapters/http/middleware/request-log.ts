import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import { EventId } from '../../../domain/event/event-id.ts'
import type { HttpEnvironment } from '../http-context.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Gives the request its id and writes one line when it is answered. The line names the route's
 * pattern, never the path or the query, so that nothing that a caller sends by mistake is kept.
 */
export const requestLog = (logger: Logger) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    const begin = performance.now()
    const given = c.req.header('X-Request-Id')
    const requestId = given !== undefined && UUID.test(given) ? given : crypto.randomUUID()
    c.set('requestId', requestId)
    c.set('log', logger.child({ request_id: requestId }))
    await next()
    c.header('X-Request-Id', requestId)
    const route = routePath(c, -1)
    const eventId = EventId.of(c.req.param('event_id') ?? '')
    c.get('log').info(
      {
        method: c.req.method,
        // A pattern with a star is a middleware's: no route matched.
        ...(!route.endsWith('*') && { route }),
        ...(eventId.ok && { event_id: eventId.value }),
        status: c.res.status,
        duration_ms: Math.round((performance.now() - begin) * 100) / 100,
      },
      'request',
    )
  })
