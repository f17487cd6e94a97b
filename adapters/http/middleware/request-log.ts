import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import { EventId } from '../../../domain/event/event-id.ts'
import type { HttpEnvironment } from '../http-context.ts'
import { knownMethod, type RequestObserver } from '../request-observer.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Gives the request its id, and writes one line and tells the observer when it is answered. The line
 * names the route's pattern, never the path or the query, so that nothing that a caller sends by
 * mistake is kept.
 */
export const requestLog = (logger: Logger, observer: RequestObserver) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    const begin = performance.now()
    const given = c.req.header('X-Request-Id')
    const requestId = given !== undefined && UUID.test(given) ? given : crypto.randomUUID()
    c.set('requestId', requestId)
    c.set('log', logger.child({ request_id: requestId }))
    observer.requestBegins()
    const { method } = c.req
    const ended = (status: number) => {
      const pattern = routePath(c, -1)
      // A pattern with a star is a middleware's: no route matched.
      const route = pattern.endsWith('*') ? undefined : pattern
      const durationMs = performance.now() - begin
      observer.requestEnds({ method: knownMethod(method), route, status, durationMs })
      return { route, durationMs }
    }
    try {
      await next()
    } catch (error) {
      // Thrown was what is no `Error`, which the error handler is not asked about.
      ended(500)
      throw error
    }
    const { status } = c.res
    const { route, durationMs } = ended(status)
    c.header('X-Request-Id', requestId)
    const eventId = EventId.of(c.req.param('event_id') ?? '')
    c.get('log').info(
      {
        method,
        ...(route !== undefined && { route }),
        ...(eventId.ok && { event_id: eventId.value }),
        status,
        duration_ms: Math.round(durationMs * 100) / 100,
      },
      'request',
    )
  })
