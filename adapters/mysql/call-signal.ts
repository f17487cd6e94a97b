import { AsyncLocalStorage } from 'node:async_hooks'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'

const signals = new AsyncLocalStorage<AbortSignal | undefined>()

/** Makes a call whose statements are not begun any more once the signal is aborted. */
export const callUntil = <Value>(signal: AbortSignal, call: () => Promise<Value>): Promise<Value> =>
  signals.run(signal, call)

/**
 * Does work for several callers: it goes on when the one of them ends in whose call it began, is no
 * part of that one's unit of work, and is logged as nobody's.
 */
// All of that is kept in asynchronous contexts, and this one is from before any call.
export const forAll: <Value>(work: () => Value) => Value = AsyncLocalStorage.snapshot()

/** @throws StorageUnavailable when nobody waits for this call any more */
export function refuseWhenGivenUp(): void {
  if (signals.getStore()?.aborted) {
    throw new StorageUnavailable('nobody waits for the answer any more')
  }
}
