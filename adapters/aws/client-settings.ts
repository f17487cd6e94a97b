/** How every client of AWS behaves here: it gives up soon, so that nobody waits for it for long. */
export const clientSettings = (endpoint: string | undefined) => ({
  ...(endpoint !== undefined && { endpoint }),
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
})
