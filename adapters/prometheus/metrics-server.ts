import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Exposition } from './service-metrics.ts'

/** A listener for Prometheus. */
export type MetricsServer = {
  /** The port that the system chose when 0 was asked for. */
  readonly port: number
  readonly close: () => Promise<void>
}

/** Prometheus asks once in a while, over one connection or two. */
const MOST_CONNECTIONS = 20
const REQUEST_MS = 10_000

/**
 * Answers `GET /metrics`, and nothing else, to whoever can connect: it belongs on a port that the
 * world can't reach.
 *
 * @param failed  is told why there are no metrics
 * @throws the system's error when it can't listen, such as `EADDRINUSE`
 */
export async function serveMetrics(
  { host, port }: { readonly host: string; readonly port: number },
  expose: () => Promise<Exposition>,
  failed: (error: unknown) => void,
): Promise<MetricsServer> {
  const server = createServer(
    { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, connectionsCheckingInterval: 5_000 },
    (request, response) => {
      request.resume()
      const [path] = (request.url ?? '').split('?')
      if (path !== '/metrics') response.writeHead(404).end()
      else if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      } else {
        expose().then(
          ({ contentType, text }) => {
            const length = Buffer.byteLength(text)
            response.writeHead(200, { 'Content-Type': contentType, 'Content-Length': length })
            response.end(request.method === 'HEAD' ? undefined : text)
          },
          (error) => {
            failed(error)
            response.writeHead(503).end()
          },
        )
      }
    },
  )
  server.maxConnections = MOST_CONNECTIONS
  // Whoever does not read what they asked for keeps no place either.
  server.setTimeout(REQUEST_MS)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
