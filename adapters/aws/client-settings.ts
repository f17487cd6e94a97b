/** How long a request may take in all, with its second attempt and the last byte of its answer. */
export const REQUEST_MS = 5_000

/** How every client of AWS behaves here: it gives up soon, so that nobody waits for it for long. */
export const clientSettings = (endpoint: string | undefined) => ({
  ...(endpoint !== undefined && { endpoint }),
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
})

/** For each request: the client's own time-outs end with the head of an answer, not with its body. */
export const requestSettings = () => ({ abortSignal: AbortSignal.timeout(REQUEST_MS) })
