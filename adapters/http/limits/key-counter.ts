import { LRUCache } from 'lru-cache'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { WINDOW_SECONDS, windowEnd } from './window.ts'

/**
 * So many keys are remembered, some 3 MB of them; beyond, the one that was used the longest ago is
 * forgotten, and begins anew should it come back.
 */
const MOST_KEYS = 10_000

/** Counts by key within the window of the clock, in memory that is bounded. */
export class KeyCounter {
  readonly quota: number
  readonly #counts: RateLimiterMemory
  /** The library alone would keep every key until the end of its window. */
  readonly #recent = new LRUCache<string, true>({
    max: MOST_KEYS,
    dispose: (_, key) => this.#counts.delete(key),
  })

  /** @param quota  how much a key may be used in a window */
  constructor(quota: number) {
    this.quota = quota
    this.#counts = new RateLimiterMemory({ points: quota, duration: WINDOW_SECONDS, keyPrefix: '' })
  }

  /** Counts one more, and answers how many that makes. */
  add(key: string): Promise<number> {
    return this.#add(key, 1)
  }

  /** How many there are: 0 for a key that was not used or has been forgotten. */
  async look(key: string): Promise<number> {
    const count = await this.#counts.get(key)
    return count === null || count.msBeforeNext <= 0 ? 0 : count.consumedPoints
  }

  /** Makes it at least so many. */
  async raise(key: string, used: number): Promise<void> {
    const missing = used - (await this.look(key))
    if (missing > 0) await this.#add(key, missing)
  }

  async #add(key: string, used: number): Promise<number> {
    if (this.#recent.get(key) === undefined) this.#recent.set(key, true)
    // One reading of the clock: a window that has just ended would leave a duration of nothing, which
    // the library takes for one without end.
    const now = Date.now()
    const customDuration = (windowEnd(now) - now) / 1_000
    // Unlike its `consume` this is not rejected beyond the quota, which is nothing exceptional here.
    const { consumedPoints } = await this.#counts.penalty(key, used, { customDuration })
    return consumedPoints
  }
}
