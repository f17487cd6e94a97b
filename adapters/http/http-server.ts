import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'

/** A server that takes requests. */
export type RunningServer = {
  /** Where it really listens: the port that the system chose when 0 was asked for. */
  readonly address: { readonly host: string; readonly port: number }
  /**
   * Takes no new connection, lets what is in flight finish, and ends idle connections at once;
   * after `graceMs` the rest is cut.
   */
  readonly close: (graceMs: number) => Promise<void>
}

// A load balancer keeps connections for 60 s: it must be the one to close them, or it sends a
// request into a connection that is closing. Headers may take a second longer than that.
const KEEP_ALIVE_MS = 65_000
const HEADERS_MS = 66_000
/** A whole request, body included, may take this long to arrive. */
const REQUEST_MS = 70_000

/**
 * Listens.
 * @throws the system's error, such as `EADDRINUSE`
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch }) as Server
  server.keepAliveTimeout = KEEP_ALIVE_MS
  server.headersTimeout = HEADERS_MS
  server.requestTimeout = REQUEST_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    address: { host, port: (server.address() as AddressInfo).port },
    close: (graceMs) =>
      new Promise((resolve, reject) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close((error) => {
          clearTimeout(cut)
          if (error) reject(error)
          else resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
