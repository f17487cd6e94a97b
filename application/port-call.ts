import { Effect } from 'effect'
import type { Result } from '../domain/result.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { CallScope } from './call-scope.ts'

/**
 * The answer of a port as an effect. `StorageUnavailable` is an expected failure; any other
 * rejection is a defect, since a port promises not to have one. When the effect is interrupted,
 * the port can find out ({@link CallScope}).
 */
export const ask = <Value>(call: () => Promise<Value>): Effect.Effect<Value, StorageUnavailable> =>
  Effect.flatMap(CallScope, (within) =>
    answerOf((signal) => within(signal, call), StorageUnavailable),
  )

/** The same of a port that answers several at once: it goes on when one of them is interrupted. */
export const askTogether = <Value>(
  call: () => Promise<Value>,
): Effect.Effect<Value, StorageUnavailable> => answerOf(call, StorageUnavailable)

/** The same of a port with another rejection that it may have. */
export const answerOf = <Value, Rejection extends Error>(
  call: (signal: AbortSignal) => Promise<Value>,
  expected: new () => Rejection,
): Effect.Effect<Value, Rejection> =>
  Effect.tryPromise({ try: call, catch: (error) => error }).pipe(
    Effect.catch((error) => (error instanceof expected ? Effect.fail(error) : Effect.die(error))),
  )

/** A domain result as an effect that fails with the fault. */
export const settle = <Value, Fault>(result: Result<Value, Fault>): Effect.Effect<Value, Fault> =>
  result.ok ? Effect.succeed(result.value) : Effect.fail(result.fault)

/** Asks a port that can refuse: its fault becomes the failure of the effect. */
export const askResult = <Value, Fault>(
  call: () => Promise<Result<Value, Fault>>,
): Effect.Effect<Value, Fault | StorageUnavailable> => Effect.flatMap(ask(call), settle)
