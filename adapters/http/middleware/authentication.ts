import { createMiddleware } from 'hono/factory'
import {
  authenticate,
  authenticateCreator,
  authenticateService,
  type Caller,
} from '../../../application/authenticate.ts'
import { identify } from '../../../application/identify.ts'
import type { ServiceRole } from '../../../domain/access/service-credential.ts'
import type { HttpContext, HttpEnvironment } from '../http-context.ts'
import type { RunUseCase } from '../run-use-case.ts'

/** Finds out who calls, and whether for their own event, before their input is looked at. */
export const authentication = (run: RunUseCase) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    c.set('caller', await callerOf(c, run))
    await next()
  })

/** As what whoever sent the request calls for its event. */
export const callerOf = (c: HttpContext, run: RunUseCase): Promise<Caller> =>
  run(c, authenticate({ token: tokenOf(c), eventId: c.req.param('event_id') ?? '' }))

/** Finds out who calls, and whether in one of these roles, before their input is looked at. */
export const serviceAuthentication = (run: RunUseCase, roles: readonly ServiceRole[]) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    c.set('credential', await run(c, authenticateService({ token: tokenOf(c), roles })))
    await next()
  })

/** Finds out who calls, if they say so, and whether they may create an event. */
export const creatorAuthentication = (run: RunUseCase) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    c.set('creator', await run(c, authenticateCreator({ token: tokenOf(c) })))
    await next()
  })

/** Finds out who calls, whoever it is. */
export const anyBearer = (run: RunUseCase) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    c.set('bearer', await run(c, identify(tokenOf(c))))
    await next()
  })

const tokenOf = (c: HttpContext) => bearerToken(c.req.header('Authorization'))

/** The token of `Authorization: Bearer …`; the scheme's case does not matter (RFC 9110, 11.1). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1]
}
