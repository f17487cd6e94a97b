import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import type { Canary } from './canary.ts'

/** Bodies are looked at as far as this: more repeats what was said. */
const MOST_BYTES = 64 * 1024

/**
 * Tells the canary what is said to any server of this process, over whatever kind of connection, and
 * what this process says to others.
 */
export function watchWire(canary: Canary): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    canary.said({ headers: request.headers, body: '' })
    overhear(request, ['push'], (body) => canary.said({ headers: {}, body }))
    overhear(response, ['write', 'end'], (body) =>
      canary.said({ headers: response.getHeaders(), body }),
    )
  })
  subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: ClientRequest }
    canary.said({ headers: request.getHeaders(), body: '' })
  })
  subscribe('undici:request:create', (message) => {
    const { headers } = (message as { request: { headers: readonly string[] | string } }).request
    const lines = Array.isArray(headers) ? headers : []
    const pairs = lines.flatMap((name, i) => (i % 2 === 0 ? [[name, lines[i + 1]]] : []))
    canary.said({
      headers: Object.fromEntries(
        pairs.map(([name, value]) => [String(name).toLowerCase(), value]),
      ),
      body: '',
    })
  })
}

/** Hears what passes through these methods, a piece at a time, together once there is no more. */
function overhear<Part extends string>(
  stream: { [Name in Part]: (...parts: never[]) => unknown },
  names: readonly Part[],
  hear: (whole: string) => void,
): void {
  const chunks: Buffer[] = []
  let bytes = 0
  for (const name of names) {
    const original = stream[name] as (...parts: unknown[]) => unknown
    stream[name] = ((...parts: unknown[]) => {
      const [part] = parts
      if ((typeof part === 'string' || part instanceof Uint8Array) && bytes < MOST_BYTES) {
        const chunk = Buffer.from(part as string)
        chunks.push(chunk)
        bytes += chunk.byteLength
      }
      if (part === null || name === 'end') hear(Buffer.concat(chunks).toString())
      return original.apply(stream, parts)
    }) as (typeof stream)[Part]
  }
}
