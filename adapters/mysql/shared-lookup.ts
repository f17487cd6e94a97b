import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { forAll } from './call-signal.ts'

/** Finds the rows for some keys; a key without a row is missing from the answer. */
export type Look<Key, Row> = (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Row>>

/** One at work while the next fills; a third, should one of them hang. */
const MOST_AT_ONCE = 3

/** So many keys may wait: more than anybody would wait for. */
const MOST_WAITING = 5_000

/**
 * Looks up single rows for many callers in few queries.
 *
 * Callers who ask for the same key share one look-up, but only one that has not begun: what is
 * under way may have read before a write that the caller knows to have been acknowledged.
 */
export class SharedLookup<Key, Row> {
  readonly #look: Look<Key, Row>
  readonly #mostKeys: number
  readonly #waiting = new Map<Key, PromiseWithResolvers<Row | undefined>>()
  #atWork = 0
  #isScheduled = false

  /** @param mostKeys how many keys one query may ask for */
  constructor(look: Look<Key, Row>, mostKeys: number) {
    this.#look = look
    this.#mostKeys = mostKeys
  }

  /**
   * The row of the key, as it is at some moment after the call. Rejects with what the look-up
   * failed with, and with `StorageUnavailable` when too many wait already.
   */
  find(key: Key): Promise<Row | undefined> {
    const shared = this.#waiting.get(key)
    if (shared !== undefined) return shared.promise
    if (this.#waiting.size >= MOST_WAITING) {
      return Promise.reject(new StorageUnavailable('too many look-ups are waiting'))
    }
    const wanted = Promise.withResolvers<Row | undefined>()
    this.#waiting.set(key, wanted)
    this.#schedule()
    return wanted.promise
  }

  /** Waits for the end of this turn of the event loop: whoever else came with it asks along. */
  #schedule(): void {
    if (this.#isScheduled || this.#atWork === MOST_AT_ONCE) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      void forAll(() => this.#work())
    })
  }

  async #work(): Promise<void> {
    const batch = new Map(this.#waiting.entries().take(this.#mostKeys))
    if (batch.size === 0) return
    for (const key of batch.keys()) this.#waiting.delete(key)
    this.#atWork++
    if (this.#waiting.size > 0) this.#schedule()
    try {
      const found = await this.#look([...batch.keys()])
      for (const [key, { resolve }] of batch) resolve(found.get(key))
    } catch (error) {
      for (const { reject } of batch.values()) reject(error)
      // Those behind would find the same, one batch after the other, each as late again.
      if (error instanceof StorageUnavailable) {
        for (const { reject } of this.#waiting.values()) reject(error)
        this.#waiting.clear()
      }
    }
    this.#atWork--
    if (this.#waiting.size > 0) this.#schedule()
  }
}
