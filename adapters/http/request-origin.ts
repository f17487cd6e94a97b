import { AsyncLocalStorage } from 'node:async_hooks'

const requestIds = new AsyncLocalStorage<string>()

/**
 * The id of the request because of which a port is being called; undefined for what is done for
 * nobody, or for several.
 */
export const originOfCall = (): string | undefined => requestIds.getStore()

/** Makes a call that can find out because of which request it is made: whatever it logs says so. */
export const becauseOf = <Value>(requestId: string, call: () => Promise<Value>): Promise<Value> =>
  requestIds.run(requestId, call)
