import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import type { HttpEnvironment } from '../http-context.ts'
import { answeredBefore } from '../idempotency/once-by-key.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { callerOf } from './authentication.ts'

/**
 * Finds out who calls, as `authentication` does; but a token that is worth nothing any more still has
 * the answer to the request that it was used for under the same `Idempotency-Key`. The token is looked
 * up first: where the request had ended it by then, its answer has been kept too, in the same step.
 */
export const authenticationOrReplay = (run: RunUseCase) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    try {
      c.set('caller', await callerOf(c, run))
    } catch (error) {
      const answer = isUnauthenticated(error) ? await answeredBefore(c, run) : undefined
      if (answer === undefined) throw error
      return answer
    }
    await next()
    return undefined
  })

const isUnauthenticated = (error: unknown) =>
  error instanceof RequestFailed && error.failure._tag === 'Unauthenticated'
