import { Agent, request } from 'node:http'

/** A request, down to its path as it is sent. */
export type FuzzRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | undefined
}

/** An answer, its body read where it is JSON. */
export type FuzzAnswer = {
  readonly status: number
  readonly contentType: string
  readonly etag: string | undefined
  readonly requestId: string | undefined
  readonly body: unknown
}

/** Sends requests on connections that it keeps; paths and bodies go out as they are. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #host: string
  readonly #port: number

  constructor(url: string) {
    const { hostname, port } = new URL(url)
    this.#host = hostname
    this.#port = Number(port)
  }

  close(): void {
    this.#agent.destroy()
  }

  send({ method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    return new Promise((resolve, reject) => {
      const sent = request({
        agent: this.#agent,
        host: this.#host,
        port: this.#port,
        method,
        path,
        headers: { ...headers, 'Content-Length': body === undefined ? 0 : Buffer.byteLength(body) },
      })
      sent.on('error', reject)
      sent.on('response', (response) => {
        const { 'content-type': contentType = '', etag } = response.headers
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          // It has no end to wait for.
          if (contentType === 'text/event-stream') response.destroy()
        })
        response.on('error', reject)
        response.on('close', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({
            status: response.statusCode ?? 0,
            contentType,
            etag,
            requestId: response.headers['x-request-id'] as string | undefined,
            body: contentType.endsWith('json') && text !== '' ? JSON.parse(text) : text,
          })
        })
      })
      sent.end(body)
    })
  }
}
