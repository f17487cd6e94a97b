import { gzipSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'

/** About how much memory rendered bodies may take. */
const MAX_BYTES = 64 * 1024 * 1024

/** A smaller body fits into few packets as it is. */
const WORTH_COMPRESSING_BYTES = 4 * 1024

/** A body as it is sent, and how it is encoded. */
export type RenderedBody = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly coding: 'identity' | 'gzip'
}

/**
 * JSON bodies that need not be rendered again: the same key always means the same body. For a
 * large group, writing the lists of who can come takes longer than ranking them, and sending them
 * longer still; as they repeat the same names, a tenth is left of them when compressed.
 */
export class RenderedBodies {
  readonly #bodies = new LRUCache<string, RenderedBody>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes.byteLength,
  })

  /**
   * The body under the key, made of `render()` unless it has been made before.
   * @param acceptsGzip whether the caller can read it compressed, which is done where it pays
   */
  of(key: string, acceptsGzip: boolean, render: () => unknown): RenderedBody {
    const fullKey = `${key} ${acceptsGzip}`
    const kept = this.#bodies.get(fullKey)
    if (kept !== undefined) return kept
    const bytes = new TextEncoder().encode(JSON.stringify(render()))
    const body: RenderedBody =
      acceptsGzip && bytes.byteLength >= WORTH_COMPRESSING_BYTES
        ? { bytes: new Uint8Array(gzipSync(bytes)), coding: 'gzip' }
        : { bytes, coding: 'identity' }
    this.#bodies.set(fullKey, body)
    return body
  }
}
