import autocannon from 'autocannon'

/** How hard the benches press: connections at a time, and for how long. */
export const LOAD = { connections: 32, seconds: 4 } as const

/** What each connection sends, over and over. */
export type Load = Pick<autocannon.Request, 'method' | 'path' | 'headers' | 'body' | 'setupRequest'>

/** So long the service may first get warm. */
const WARM_UP_SECONDS = 2

/**
 * Requests a second that are answered, once the service is warm.
 * @param requests what each connection sends in turn; each begins with another of them
 * @throws Error when one of them is answered otherwise than well
 */
export async function rate(url: string, ...requests: readonly Load[]): Promise<number> {
  const press = (duration: number) => {
    let first = 0
    const setupClient = (client: autocannon.Client) => {
      client.setRequests([...requests.slice(first), ...requests.slice(0, first)])
      first = (first + 1) % requests.length
    }
    return autocannon({ url, connections: LOAD.connections, duration, setupClient })
  }
  await press(WARM_UP_SECONDS)
  const result = await press(LOAD.seconds)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} bad answers, ${result.errors} errors from ${url}`)
  }
  return result.requests.average
}
