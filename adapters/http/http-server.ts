import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { PROBLEMS, problem, problemResponse } from './problem.ts'

/** A server that takes requests. */
export type RunningServer = {
  /** Where it really listens: the port that the system chose when 0 was asked for. */
  readonly address: { readonly host: string; readonly port: number }
  /**
   * Takes no new connection, ends idle ones at once, and lets what is in flight finish; after
   * `graceMs` the rest is cut.
   */
  readonly close: (graceMs: number) => Promise<void>
}

// A load balancer keeps connections for 60 s: it must be the one to close them, or it sends a
// request into a connection that is closing. Headers may take a second longer than that.
const KEEP_ALIVE_MS = 65_000
const HEADERS_MS = 66_000
/** A whole request, body included, may take this long to arrive. */
const REQUEST_MS = 70_000
/** How long a connection with a request or an answer under way may be still. */
const IDLE_MS = 30_000

/**
 * Listens.
 * @throws the system's error, such as `EADDRINUSE`
 */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
  logger: Logger,
): Promise<RunningServer> {
  const unreadable = malformed(logger)
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      // HTTP/1.0, which some health checks still speak, has no Host.
      requireHostHeader: false,
    },
    getRequestListener(fetch, { hostname: host, errorHandler: unreadable.respond }),
  )
  server.on('clientError', unreadable.write)
  // An expectation that nobody knows may be ignored: RFC 9110, section 10.1.1.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  // Whoever neither sends nor reads for this long makes room for others.
  server.setTimeout(IDLE_MS)
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
      }),
  }
}

/** Answers what is no request, with a line in the log under the instance of the problem. */
function malformed(logger: Logger) {
  const failure = { _tag: 'MalformedRequest' } as const
  const newId = () => {
    const requestId = crypto.randomUUID()
    logger.info({ request_id: requestId, status: PROBLEMS[failure._tag].status }, 'malformed')
    return requestId
  }
  return {
    /** For what parses as HTTP but makes no request, such as a broken Host. */
    respond: () => problemResponse(failure, newId()),
    /** For what does not even parse: nothing but the socket is left to answer on. */
    write: (_error: Error, socket: Socket): void => {
      if (!socket.writable) return
      const body = JSON.stringify(problem(failure, newId()))
      const head = [
        'HTTP/1.1 400 Bad Request',
        'Connection: close',
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(body)}`,
      ]
      socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
    },
  }
}
