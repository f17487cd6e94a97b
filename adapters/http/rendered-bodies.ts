import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import { inTurns } from '../../application/in-turns.ts'
import type { Steps } from '../../domain/steps.ts'

const compress = promisify(gzip)

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
  readonly #underWay = new Map<string, Promise<unknown>>()

  /**
   * The body under the key, made of `render()` unless it has been made before. Whoever asks for one
   * that is being made waits for it, and makes it themselves should that come to nothing: the one
   * who began may have hung up.
   *
   * @param acceptsGzip whether the caller can read it compressed, which is done where it pays
   * @param signal ends the rendering of the one who began it; those who wait begin again
   */
  async of(
    key: string,
    acceptsGzip: boolean,
    render: (signal: AbortSignal) => Promise<object>,
    signal: AbortSignal,
  ): Promise<RenderedBody> {
    const fullKey = `${key} ${acceptsGzip}`
    for (;;) {
      const kept = this.#bodies.get(fullKey)
      if (kept !== undefined) return kept
      const underWay = this.#underWay.get(fullKey)
      if (underWay === undefined) break
      await underWay.catch(() => undefined)
    }
    const body = renderBody(render, acceptsGzip, signal)
      .then((rendered) => {
        this.#bodies.set(fullKey, rendered)
        return rendered
      })
      .finally(() => this.#underWay.delete(fullKey))
    this.#underWay.set(fullKey, body)
    return body
  }
}

async function renderBody(
  render: (signal: AbortSignal) => Promise<object>,
  acceptsGzip: boolean,
  signal: AbortSignal,
): Promise<RenderedBody> {
  const bytes = await inTurns(encodeJson(await render(signal)), signal)
  return acceptsGzip && bytes.byteLength >= WORTH_COMPRESSING_BYTES
    ? { bytes: new Uint8Array(await compress(bytes)), coding: 'gzip' }
    : { bytes, coding: 'identity' }
}

/** The JSON of an object, made a field or an element at a time: a large group has megabytes of it. */
function* encodeJson(body: object): Steps<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  const add = (text: string) => parts.push(Buffer.from(text))
  for (const [name, value] of Object.entries(body)) {
    if (value === undefined) continue
    add(`${parts.length === 0 ? '{' : ','}${JSON.stringify(name)}:`)
    if (!Array.isArray(value)) {
      add(JSON.stringify(value))
      continue
    }
    for (const [i, element] of value.entries()) {
      add((i === 0 ? '[' : ',') + JSON.stringify(element))
      yield
    }
    add(value.length === 0 ? '[]' : ']')
  }
  add(parts.length === 0 ? '{}' : '}')
  return Buffer.concat(parts)
}
