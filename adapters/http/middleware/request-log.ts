import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import { EventId } from '../../../domain/event/event-id.ts'
import type { HttpEnvironment } from '../http-context.ts'
import { knownMethod, type RequestObserver } from '../request-observer.ts'
import { originOf } from '../request-origin.ts'
import type { RequestTracing } from '../request-tracing.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Gives the request its id and its span, and when it is answered writes one line and tells the
 * observer. The line names the route's pattern, never the path or the query, so that nothing that a
 * caller sends by mistake is kept.
 */
export const requestLog = (
  logger: Logger,
  observer: RequestObserver,
  tracing: RequestTracing | undefined,
) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    const begin = performance.now()
    const given = c.req.header('X-Request-Id')
    const requestId = given !== undefined && UUID.test(given) ? given : crypto.randomUUID()
    const method = knownMethod(c.req.method)
    const pattern = routePath(c, -1)
    // A pattern with a star is a middleware's: no route matches.
    const route = pattern.endsWith('*') ? undefined : pattern
    const traceparent = c.req.header('traceparent')
    const span = tracing?.begin({ method, route, traceparent })
    c.set('requestId', requestId)
    c.set('log', logger.child(originOf(requestId, span?.traceId)))
    c.set('span', span)
    observer.requestBegins()
    try {
      await next()
    } catch (error) {
      // What is thrown and is no `Error` the error handler is not asked about.
      const durationMs = performance.now() - begin
      observer.requestEnds({ method, route, status: 500, durationMs })
      span?.end({ status: 500, eventId: undefined })
      throw error
    }
    c.header('X-Request-Id', requestId)
    const event = EventId.of(c.req.param('event_id') ?? '')
    const eventId = event.ok ? event.value : undefined
    const { status } = c.res
    const durationMs = performance.now() - begin
    c.get('log').info(
      {
        stream: 'access',
        method,
        ...(route !== undefined && { route }),
        ...(eventId !== undefined && { event_id: eventId }),
        status,
        duration_ms: Math.round(durationMs * 100) / 100,
      },
      'request',
    )
    observer.requestEnds({ method, route, status, durationMs })
    span?.end({ status, eventId })
  })
