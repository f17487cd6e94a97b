import { Cause, Effect, Exit, type ManagedRuntime, Option } from 'effect'
import { CallScope } from '../../application/call-scope.ts'
import type {
  AccessControl,
  AccessTokens,
  ApiKeys,
  ApiKeyTokens,
  Availabilities,
  Clock,
  EventCreation,
  Events,
  Grants,
  Identifiers,
  Receipts,
  Sender,
  SigningSecrets,
  Tokens,
  Users,
  Webhooks,
} from '../../application/ports.ts'
import type { Rankings } from '../../application/rankings.ts'
import type { Within } from '../../application/receipts.ts'
import { type Failure, RequestFailed } from './failure.ts'
import type { HttpContext } from './http-context.ts'
import { becauseOf, originOf } from './request-origin.ts'

/** What the use cases need to run. */
export type Services =
  | AccessControl
  | AccessTokens
  | ApiKeys
  | ApiKeyTokens
  | Availabilities
  | Clock
  | EventCreation
  | Events
  | Grants
  | Identifiers
  | Rankings
  | Receipts
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
    const exit = await runtime.runPromiseExit(madePart(useCase, surroundings(context)), {
      signal: ending.signal,
    })
    if (Exit.isSuccess(exit)) return exit.value
    const failure = Cause.findErrorOption(exit.cause)
    if (Option.isSome(failure)) throw new RequestFailed(failure.value)
    if (Cause.hasInterruptsOnly(exit.cause)) ending.signal.throwIfAborted()
    const thrown = Cause.squash(exit.cause)
    // The framework takes nothing else for a failure of ours.
    throw thrown instanceof Error ? thrown : new Error(String(thrown))
  }

/** What every call of a port is made in: the request, its span, and what is done once with it. */
function surroundings(context: HttpContext): Within {
  const { requestId, span, within } = context.var
  const origin = originOf(requestId, span?.traceId)
  const once: Within = within ?? ((call) => call())
  return (call) => becauseOf(origin, () => once(span ? () => span.within(call) : call))
}

/**
 * The use case, every call of which is part of what is done once, or of what a trace tells of, and
 * knows because of which request it is made. It is told so call by call: an asynchronous context of
 * the whole would be another's, wherever the fibers of several requests meet.
 */
const madePart = <Value, Fault, Needs>(
  useCase: Effect.Effect<Value, Fault, Needs>,
  within: Within,
): Effect.Effect<Value, Fault, Needs> =>
  Effect.flatMap(CallScope, (scope) =>
    Effect.provideService(useCase, CallScope, (signal, call) => scope(signal, () => within(call))),
  )

/** The caller closed the connection before the answer: nobody is left to tell. */
export class CallerHungUp extends Error {}
