import { Cause, type Effect, Exit, type ManagedRuntime, Option } from 'effect'
import type {
  AccessControl,
  Availabilities,
  Clock,
  Events,
  Grants,
  Identifiers,
  Sender,
  SigningSecrets,
  Tokens,
  Users,
  Webhooks,
} from '../../application/ports.ts'
import type { Rankings } from '../../application/rankings.ts'
import { type Failure, RequestFailed } from './failure.ts'
import type { HttpContext } from './http-context.ts'

/** What the use cases need to run. */
export type Services =
  | AccessControl
  | Availabilities
  | Clock
  | Events
  | Grants
  | Identifiers
  | Rankings
  | Sender
  | SigningSecrets
  | Tokens
  | Users
  | Webhooks

/**
 * Runs a use case for a request and answers its value. A caller who hangs up interrupts it, and so
 * does the request's deadline.
 *
 * @throws RequestFailed with the use case's failure; whatever else it throws is a defect
 */
export type RunUseCase = <Value, Fault extends Failure, Needs extends Services>(
  context: HttpContext,
  useCase: Effect.Effect<Value, Fault, Needs>,
) => Promise<Value>

/** Runs use cases with the services of this runtime. */
export const useCaseRunner =
  (runtime: ManagedRuntime.ManagedRuntime<Services, never>): RunUseCase =>
  async (context, useCase) => {
    const ending = context.get('ending')
    const { signal: hangsUp } = context.req.raw
    const hangUp = () => ending.abort(new CallerHungUp())
    if (hangsUp.aborted) hangUp()
    // `AbortSignal.any` would say the same, and take ten microseconds.
    else hangsUp.addEventListener('abort', hangUp, { once: true })
    const exit = await runtime.runPromiseExit(useCase, { signal: ending.signal })
    if (Exit.isSuccess(exit)) return exit.value
    const failure = Cause.findErrorOption(exit.cause)
    if (Option.isSome(failure)) throw new RequestFailed(failure.value)
    if (Cause.hasInterruptsOnly(exit.cause)) ending.signal.throwIfAborted()
    throw Cause.squash(exit.cause)
  }

/** The caller closed the connection before the answer: nobody is left to tell. */
export class CallerHungUp extends Error {}
