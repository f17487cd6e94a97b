import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { Webhook as Verifier } from 'standardwebhooks'
import { readNetwork } from '../../adapters/webhooks/network.ts'

/** A message as it arrived. */
export type Received = {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
  /** Whose certificate was asked for, over TLS. */
  readonly serverName: string | undefined
  /** What the body says. */
  readonly message: {
    readonly type: string
    readonly timestamp: string
    readonly data: Record<string, unknown>
  }
}

/** How a receiver answers. */
export type Reply = (response: ServerResponse, received: Received) => void

/** With this status and nothing more. */
export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(code, headers).end()
  }

/** The network that the receivers of the tests are in, which has to be allowed. */
export const LOOPBACK = [readNetwork('127.0.0.0/8')].filter((network) => network !== undefined)

/** Where a receiver is; everything has a default. */
export type ReceiverOptions = {
  /** The address; 127.0.0.1. */
  readonly host?: string
  /** One that is free. */
  readonly port?: number
  /** As what to identify itself over TLS; it speaks in the clear. */
  readonly tls?: { readonly key: string; readonly cert: string }
}

/** A real server that takes messages; it accepts them unless it is told otherwise. */
export class Receiver {
  readonly #server: Server
  readonly #origin: string
  readonly received: Received[] = []
  /** How many connections there have been. */
  connected = 0
  reply: Reply = status(204)

  private constructor(server: Server, origin: string) {
    this.#server = server
    this.#origin = origin
  }

  static async listen({
    host = '127.0.0.1',
    port = 0,
    tls,
  }: ReceiverOptions = {}): Promise<Receiver> {
    const server = tls === undefined ? createServer() : createTlsServer(tls)
    const receiver = new Receiver(server, `${tls === undefined ? 'http' : 'https'}://${host}`)
    server.on('connection', () => receiver.connected++)
    server.on('request', (request, response) => receiver.#take(request, response))
    await new Promise<void>((resolve) => server.listen(port, host, resolve))
    return receiver
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `${this.#origin}:${this.port}/hook`
  }

  /** How many connections there are. */
  connections(): Promise<number> {
    return new Promise((resolve, reject) =>
      this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    )
  }

  /** The types that have arrived, in their order. */
  get types(): readonly string[] {
    return this.received.map(({ message }) => message.type)
  }

  /** Resolves once so many have arrived; the time of the test limits how long that may take. */
  async until(count: number): Promise<readonly Received[]> {
    while (this.received.length < count) await pause(10)
    return this.received
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const received: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers as Record<string, string>,
      body,
      serverName: (request.socket as Partial<TLSSocket>).servername || undefined,
      message: body === '' ? undefined : JSON.parse(body),
    }
    this.received.push(received)
    this.reply(response, received)
  }
}

/** What the message says, by the word of a library that knows nothing of this service. */
export const verified = (secret: string, { headers, body }: Received): unknown =>
  new Verifier(secret).verify(body, headers)
