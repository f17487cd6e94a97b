import { createServer, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Logger } from 'pino'
import { isAmbiguous } from './ambiguous-request.ts'
import type { Failure } from './failure.ts'
import { writtenProblem } from './problem.ts'
import type { RequestObserver } from './request-observer.ts'
import { SECURE_HEADERS } from './secure-headers.ts'

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
  observer: RequestObserver,
): Promise<RunningServer> {
  const unreadable = malformed(logger, observer)
  const answer = getRequestListener(fetch, { hostname: host, errorHandler: unreadable.respond })
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      // What has none is refused as a problem.
      requireHostHeader: false,
    },
    (request, response) =>
      isAmbiguous(request) ? unreadable.refuse(response) : answer(request, response),
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

/** What the parser, or the server's own clock, found wrong with a request. */
const FAILURES: Readonly<Record<string, Failure>> = {
  HPE_HEADER_OVERFLOW: { _tag: 'HeadersTooLarge' },
  ERR_HTTP_REQUEST_TIMEOUT: { _tag: 'TooSlow', seconds: HEADERS_MS / 1_000 },
}

/** Answers what is no request, with a line in the log under the instance of the problem. */
function malformed(logger: Logger, observer: RequestObserver) {
  const answerTo = (failure: Failure = { _tag: 'MalformedRequest' }) => {
    const requestId = crypto.randomUUID()
    const { status, headers, text } = writtenProblem(failure, requestId)
    const line = { stream: 'access', request_id: requestId, status, problem: failure._tag }
    logger.info(line, 'no request')
    observer.requestBegins()
    observer.requestEnds({ method: 'OTHER', route: undefined, status, durationMs: 0 })
    const all: readonly (readonly [name: string, value: string])[] = [
      ...SECURE_HEADERS,
      ...Object.entries(headers),
      ['X-Request-Id', requestId],
      ['Content-Length', String(Buffer.byteLength(text))],
    ]
    return { status, headers: new Headers(all as [string, string][]), text }
  }
  return {
    /** For what parses as HTTP but makes no request, such as a broken Host. */
    respond: (): Response => {
      const { text, ...head } = answerTo()
      return new Response(text, head)
    },
    /** For what others may read differently; whatever follows its head is not read. */
    refuse: (response: ServerResponse): void => {
      const { status, headers, text } = answerTo()
      headers.set('Connection', 'close')
      response.writeHead(status, [...headers].flat()).end(text)
    },
    /** For what does not even parse: nothing but the socket is left, and is answered on once. */
    write: ({ code = '' }: NodeJS.ErrnoException, socket: Socket): void => {
      if (!socket.writable) return
      const { status, headers, text } = answerTo(FAILURES[code])
      headers.set('Connection', 'close')
      const head = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${text}`)
    },
  }
}
