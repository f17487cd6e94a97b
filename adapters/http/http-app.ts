import { OpenAPIHono } from '@hono/zod-openapi'
import type { ManagedRuntime } from 'effect'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { Logger } from 'pino'
import type { OpenStreams } from './changes/open-streams.ts'
import { type Failure, RequestFailed } from './failure.ts'
import type { HttpApp, HttpContext, HttpEnvironment } from './http-context.ts'
import { type InputPlace, inputFaults } from './input-faults.ts'
import type { RateLimiter } from './limits/rate-limiter.ts'
import { bodySize, MAX_BODY_BYTES } from './middleware/body-size.ts'
import { bringsCalendar } from './middleware/calendar-body.ts'
import { callerAddress } from './middleware/caller-address.ts'
import { deadline } from './middleware/deadline.ts'
import { addressRates, rateLimits } from './middleware/rate-limits.ts'
import { requestLog } from './middleware/request-log.ts'
import { allowedOrigins, closeWhen, secureByDefault } from './middleware/response-headers.ts'
import { underWay } from './middleware/under-way.ts'
import { problemResponse } from './problem.ts'
import { RenderedBodies } from './rendered-bodies.ts'
import type { RequestObserver } from './request-observer.ts'
import type { RequestTracing } from './request-tracing.ts'
import { registerAvailabilityRoutes } from './routes/availability.ts'
import { registerCalendarFileRoute } from './routes/calendar-file.ts'
import { registerChangesRoute } from './routes/changes.ts'
import { registerCoverRoute } from './routes/cover.ts'
import { registerDeliveryRoutes } from './routes/deliveries.ts'
import { registerDocumentationRoutes } from './routes/documentation.ts'
import { registerEventListRoute } from './routes/event-list.ts'
import { registerEventRoutes } from './routes/events.ts'
import { registerHeatMapRoute } from './routes/heat-map.ts'
import { registerPageRoutes } from './routes/page.ts'
import { registerParticipantRoutes } from './routes/participants.ts'
import { registerRecommendationRoutes } from './routes/recommendations.ts'
import { registerScheduleRoutes } from './routes/schedule.ts'
import { type Readiness, registerSystemRoutes } from './routes/system.ts'
import { registerTokenRoutes } from './routes/tokens.ts'
import { registerUserRoutes } from './routes/users.ts'
import { registerWebhookRoutes } from './routes/webhooks.ts'
import { CallerHungUp, type Services, useCaseRunner } from './run-use-case.ts'

/** What the interface needs from whoever starts it. */
export type HttpAppOptions = {
  readonly runtime: ManagedRuntime.ManagedRuntime<Services, never>
  readonly logger: Logger
  readonly observer: RequestObserver
  /** Undefined where nothing is traced. */
  readonly tracing: RequestTracing | undefined
  readonly readiness: Readiness
  /** Those who follow events. */
  readonly streams: OpenStreams
  readonly isDraining: () => boolean
  /** The origins whose pages may call the interface. */
  readonly corsOrigins: readonly string[]
  /** How many proxies in front append to `X-Forwarded-For`; 0 to count callers by their sockets. */
  readonly trustedProxies: number
  /** Counts requests; undefined where nothing is limited. */
  readonly rateLimiter: RateLimiter | undefined
  /** Where the files of the page for people are; undefined where it was not built. */
  readonly pageFolder: string | undefined
  /** A path before every other, such as `/slots`; empty for none. */
  readonly basePath: string
}

/** The whole HTTP interface; give its `fetch` to a server. */
export function httpApp(options: HttpAppOptions): HttpApp {
  const { basePath } = options
  const app = new OpenAPIHono<HttpEnvironment>({
    getPath: pathBelow(basePath),
    defaultHook: (result) => {
      if (result.success) return
      const target = TARGETS[result.target] ?? 'query'
      const input = (result as { data?: unknown }).data
      const faults = inputFaults(result.error.issues, input, target)
      throw new RequestFailed({ _tag: 'InvalidInput', faults })
    },
  })
  app.use(requestLog(options.logger, options.observer, options.tracing))
  app.use(closeWhen(options.isDraining))
  app.use(secureByDefault)
  if (options.corsOrigins.length > 0) app.use(allowedOrigins(options.corsOrigins))
  app.use(callerAddress(options.trustedProxies))
  app.use(underWay(), deadline)
  if (options.rateLimiter !== undefined) app.use(rateLimits(options.rateLimiter), addressRates)
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c: HttpContext, allowed) =>
        problemResponse(
          { _tag: 'MethodNotAllowed', method: c.req.method, allowed },
          c.get('requestId'),
        ),
    }),
  )
  app.use('/recommendations', bodySize(MAX_BODY_BYTES.dataInHand))
  app.use('/events', bodySize(MAX_BODY_BYTES.usual))
  app.use('/events/*', bodySize(MAX_BODY_BYTES.usual, bringsCalendar))
  app.use('/users', bodySize(MAX_BODY_BYTES.usual))
  app.use('/users/*', bodySize(MAX_BODY_BYTES.usual))

  const run = useCaseRunner(options.runtime)
  const bodies = new RenderedBodies()
  registerEventRoutes(app, run, basePath)
  registerEventListRoute(app, run)
  registerParticipantRoutes(app, run)
  registerTokenRoutes(app, run)
  registerAvailabilityRoutes(app, run)
  registerRecommendationRoutes(app, run, bodies)
  registerCoverRoute(app, run, bodies)
  registerHeatMapRoute(app, run, bodies)
  registerScheduleRoutes(app, run)
  registerChangesRoute(app, run, options.streams)
  registerCalendarFileRoute(app, run)
  registerWebhookRoutes(app, run)
  registerDeliveryRoutes(app, run)
  registerUserRoutes(app, run, basePath)
  registerSystemRoutes(app, options.readiness)
  registerDocumentationRoutes(app, basePath)
  registerPageRoutes(app, options.pageFolder, basePath)

  app.notFound((c) => problemResponse({ _tag: 'RouteNotFound' }, c.get('requestId')))
  app.onError((error, c) =>
    error instanceof CallerHungUp
      ? new Response(null, { status: CLIENT_CLOSED_REQUEST })
      : problemResponse(failureOf(error, c), c.get('requestId')),
  )
  return app
}

/** What the validator calls the places of the input that are not the query. */
const TARGETS: Readonly<Record<string, InputPlace>> = { json: 'body', header: 'header' }

/** Nobody gets to see it: it is for the log, by the number that nginx uses there. */
const CLIENT_CLOSED_REQUEST = 499

/** What to tell the caller; what they can't be told, the log gets. */
function failureOf(error: Error, c: HttpContext): Failure {
  if (error instanceof RequestFailed) {
    if (error.failure._tag === 'StorageUnavailable') {
      c.get('log').error({ err: error.failure }, 'storage unavailable')
    }
    if (error.failure._tag === 'Unauthenticated') {
      const { reason, refusal } = error.failure
      c.get('log').info({ reason, refusal }, 'unauthenticated')
    }
    if (error.failure._tag === 'IdentityProviderUnavailable') {
      c.get('log').warn({ reason: error.failure.message }, 'identity provider unavailable')
    }
    return error.failure
  }
  if (error instanceof HTTPException && error.status === 400) {
    return { _tag: 'UnreadableJson', reason: 'not_json' }
  }
  if (error instanceof HTTPException && error.status === 415)
    return { _tag: 'UnsupportedMediaType' }
  c.get('log').error({ err: error }, 'defect')
  return { _tag: 'InternalError' }
}

/** The path of a request without the base path; a request beside the base path matches nothing. */
function pathBelow(basePath: string) {
  return (request: Request): string => {
    const { pathname } = new URL(request.url)
    if (basePath === '') return pathname
    if (pathname === basePath) return '/'
    return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : ''
  }
}
