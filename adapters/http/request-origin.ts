import { AsyncLocalStorage } from 'node:async_hooks'

/** What a line of the log says of the request because of which it is written. */
export type RequestOrigin = { readonly request_id: string; readonly trace_id?: string }

const origins = new AsyncLocalStorage<RequestOrigin>()

/**
 * The request because of which a port is being called; undefined for what is done for nobody, or for
 * several.
 */
export const originOfCall = (): RequestOrigin | undefined => origins.getStore()

/** The origin of what is done because of this request, in this trace if it is traced. */
export const originOf = (requestId: string, traceId: string | undefined): RequestOrigin => ({
  request_id: requestId,
  ...(traceId !== undefined && { trace_id: traceId }),
})

/** Makes a call that can find out because of which request it is made: whatever it logs says so. */
export const becauseOf = <Value>(
  origin: RequestOrigin,
  call: () => Promise<Value>,
): Promise<Value> => origins.run(origin, call)
