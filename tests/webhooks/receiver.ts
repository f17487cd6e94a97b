import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Webhook as Verifier } from 'standardwebhooks'
import { readNetwork } from '../../adapters/webhooks/network.ts'

/** A message as it arrived. */
export type Received = {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
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

/** A real server that takes messages; it accepts them unless it is told otherwise. */
export class Receiver {
  readonly #server: Server
  readonly received: Received[] = []
  reply: Reply = status(204)

  private constructor(server: Server) {
    this.#server = server
  }

  static async listen(): Promise<Receiver> {
    const server = createServer()
    const receiver = new Receiver(server)
    server.on('request', (request, response) => receiver.#take(request, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`
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
      message: body === '' ? undefined : JSON.parse(body),
    }
    this.received.push(received)
    this.reply(response, received)
  }
}

/** What the message says, by the word of a library that knows nothing of this service. */
export const verified = (secret: string, { headers, body }: Received): unknown =>
  new Verifier(secret).verify(body, headers)
