import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** A span as OTLP writes it in JSON, as far as the tests look at it. */
export type Span = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly status: { readonly code: number; readonly message?: string }
  readonly attributes: Readonly<Record<string, unknown>>
  readonly resource: Readonly<Record<string, unknown>>
}

type Attributes = readonly {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}[]
type Payload = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: Attributes }
    readonly scopeSpans: readonly {
      readonly spans: readonly (Omit<Span, 'attributes'> & { readonly attributes: Attributes })[]
    }[]
  }[]
}

/** Takes spans by OTLP over HTTP, in JSON. */
export class Collector {
  readonly #server: Server
  readonly spans: Span[] = []
  /** All that it was sent, as it was written. */
  written = ''

  private constructor(server: Server) {
    this.#server = server
    server.on('request', async (request, response) => {
      const body = await text(request)
      this.written += body
      response.end('{}')
      const { resourceSpans } = JSON.parse(body) as Payload
      for (const { resource, scopeSpans } of resourceSpans) {
        for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
          const { attributes } = span
          this.spans.push({
            ...span,
            attributes: valuesOf(attributes),
            resource: valuesOf(resource.attributes),
          })
        }
      }
    })
  }

  static async start(): Promise<Collector> {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Collector(server)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await once(this.#server.close(), 'close')
  }
}

const valuesOf = (attributes: Attributes): Readonly<Record<string, unknown>> =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
