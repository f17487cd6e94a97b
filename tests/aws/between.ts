import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * What becomes of a request on its way: passed on, answered as AWS refuses or with this body, never
 * answered, or answered with a head alone.
 */
type Fate =
  | { readonly name: 'pass' | 'silence' | 'head' }
  | { readonly name: 'refuse'; readonly code: string; readonly message?: string }
  | { readonly name: 'answer'; readonly body: string }

/** The form of JSON 1.1, which Secrets Manager speaks. */
const JSON_1_1 = { 'Content-Type': 'application/x-amz-json-1.1' }

/** Stands between the SDK and AWS: counts what is asked, and fails as AWS and networks do. */
export class Between {
  readonly #server: Server
  readonly #target: string
  /** How often something was asked. */
  count = 0
  fate: Fate = { name: 'pass' }

  private constructor(server: Server, target: string) {
    this.#server = server
    this.#target = target
    server.on('request', (incoming, answer) => this.#meet(incoming, answer))
  }

  static async start(target: string): Promise<Between> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Between(server, target)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await once(this.#server.close(), 'close')
  }

  #meet(incoming: IncomingMessage, answer: ServerResponse): void {
    this.count++
    if (this.fate.name === 'silence') return
    if (this.fate.name === 'refuse') {
      incoming.resume()
      const { code, message = 'as documented' } = this.fate
      answer.writeHead(400, JSON_1_1).end(JSON.stringify({ __type: code, Message: message }))
      return
    }
    if (this.fate.name === 'answer') {
      incoming.resume()
      answer.writeHead(200, JSON_1_1).end(this.fate.body)
      return
    }
    if (this.fate.name === 'head') {
      incoming.resume()
      answer.writeHead(200, { ...JSON_1_1, 'Content-Length': '100' }).flushHeaders()
      return
    }
    const { method, headers } = incoming
    const onwards = request(this.#target + incoming.url, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    onwards.on('error', () => answer.destroy())
    incoming.pipe(onwards)
  }
}
