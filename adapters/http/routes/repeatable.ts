import { type RouteConfig, type RouteHandler, z } from '@hono/zod-openapi'
import type { HttpApp, HttpContext, HttpEnvironment } from '../http-context.ts'
import { KEY_FORM, KEY_PATTERN } from '../idempotency/idempotency-key.ts'
import { onceByKey } from '../idempotency/once-by-key.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { withMoreProblems } from '../schemas/problem-schema.ts'

/**
 * Registers an operation that can be repeated under an `Idempotency-Key`, as `app.openapi` registers
 * one that can't: every POST that creates or changes something. The header is described and checked,
 * and the handler answers as it did before where it has been carried out before. The handler may be
 * run again from its beginning, so all that it changes it changes by running use cases.
 *
 * @param prepare  see {@link onceByKey}
 */
export function registerRepeatable<Route extends RouteConfig>(
  app: HttpApp,
  run: RunUseCase,
  route: Route,
  handler: RouteHandler<Route, HttpEnvironment>,
  prepare?: (c: HttpContext) => Promise<void>,
): void {
  const handle = handler as unknown as (c: HttpContext) => Promise<Response>
  const once = onceByKey(run, handle, prepare) as unknown as RouteHandler<Route, HttpEnvironment>
  app.openapi(withKey(route), once)
}

/** Describes such an operation otherwise than it is registered, which is hidden then. */
export function describeRepeatable(
  app: HttpApp,
  { middleware: _undescribed, ...route }: RouteConfig & { readonly middleware?: unknown },
): void {
  app.openAPIRegistry.registerPath(withKey(route))
}

/** The route as it is described and checked with the header. */
function withKey<Route extends RouteConfig>(route: Route): Route {
  const headers = (route.request?.headers as z.ZodObject | undefined) ?? z.object({})
  const answers = Object.entries(route.responses).map(([status, answer]) => {
    const replayed = Number(status) < 400 && {
      headers: { ...headersOf(answer), ...replayedHeader },
    }
    return [status, { ...answer, ...replayed }] as const
  })
  return {
    ...route,
    request: { ...route.request, headers: headers.extend(keyHeader) },
    responses: withMoreProblems(Object.fromEntries(answers), ...BY_KEY),
  }
}

const headersOf = (answer: object) => ('headers' in answer ? (answer.headers as object) : {})

/** How any operation that takes the header can fail. */
const BY_KEY = ['InvalidInput', 'KeyReused', 'KeyInFlight'] as const

const keyHeader = {
  'Idempotency-Key': z
    .string()
    .regex(KEY_PATTERN, `must be ${KEY_FORM}`)
    .optional()
    .openapi({
      param: {
        description: `What the caller calls this request, in ${KEY_FORM}; nobody must be able to guess it, so take a UUID. Under one key a request is carried out once, and for a day it is answered as it was. An error is not remembered.`,
      },
      example: '"8e03978e-40d5-43e8-bc93-6894a57f9324"',
    }),
}

const replayedHeader = {
  'Idempotent-Replayed': {
    description: 'The request had been carried out before, and this is what was answered then.',
    schema: { type: 'string' as const, enum: ['true'] },
  },
}
