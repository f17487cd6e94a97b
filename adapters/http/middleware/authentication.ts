import { createMiddleware } from 'hono/factory'
import { authenticate } from '../../../application/authenticate.ts'
import type { HttpEnvironment } from '../http-context.ts'
import type { RunUseCase } from '../run-use-case.ts'

/** Finds out who calls, and whether for their own event, before their input is looked at. */
export const authentication = (run: RunUseCase) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    const token = bearerToken(c.req.header('Authorization'))
    const eventId = c.req.param('event_id') ?? ''
    c.set('caller', await run(c, authenticate({ token, eventId })))
    await next()
  })

/** The token of `Authorization: Bearer …`; the scheme's case does not matter (RFC 9110, 11.1). */
export function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1]
}
