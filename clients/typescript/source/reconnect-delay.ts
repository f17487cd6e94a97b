/** How long to wait before the first attempt, unless the service says. */
const FIRST_MS = 2_000
const LONGEST_MS = 60_000

/** How long to wait before connecting again: twice as long each time, until something is heard. */
export class ReconnectDelay {
  #firstMs = FIRST_MS
  #attempts = 0
  readonly #chance: () => number

  /** @param chance  uniform in [0, 1), so that those who lost one connection don't return at once */
  constructor(chance: () => number = Math.random) {
    this.#chance = chance
  }

  /** The connection lives: the next delay is the first again. */
  heard(): void {
    this.#attempts = 0
  }

  /** The service wants the first delay to be this long, up to a minute. */
  asked(firstMs: number): void {
    this.#firstMs = Math.min(firstMs, LONGEST_MS)
  }

  /**
   * Between half and all of a delay that doubles up to a minute.
   * @param retryAfterSeconds  no sooner than this, and up to half of the delay later
   */
  nextMs(retryAfterSeconds = 0): number {
    const delayMs = Math.min(this.#firstMs * 2 ** this.#attempts, LONGEST_MS)
    this.#attempts += 1
    const jitterMs = (delayMs / 2) * this.#chance()
    return Math.max(retryAfterSeconds * 1_000, delayMs / 2) + jitterMs
  }
}
