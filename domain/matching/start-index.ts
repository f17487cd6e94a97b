import type { EpochMs } from '../time/epoch-ms.ts'

/**
 * Answers how many of the sorted candidate starts lie before an instant.
 *
 * The time between the first and the last start is cut into equal cells, two for each start, and
 * each cell remembers how many starts come before it. A look-up bisects only inside its own cell,
 * which as a rule holds at most one start. Plain bisection over all starts would do; it takes
 * several times as long, and the matcher asks twice for every availability slot
 * (`bench/matcher.bench.ts`).
 */
export class StartIndex {
  readonly #starts: Float64Array
  readonly #first: EpochMs
  readonly #cellsPerMs: number
  /** `#startsBefore[c]` starts lie before cell `c`; the last entry counts them all. */
  readonly #startsBefore: Int32Array

  /** @param starts ascending, each once, epoch milliseconds */
  constructor(starts: Float64Array) {
    const first = starts[0] ?? 0
    const last = starts[starts.length - 1] ?? 0
    const cells = starts.length * 2 + 1
    this.#starts = starts
    this.#first = first
    this.#cellsPerMs = last > first ? (cells - 1) / (last - first) : 0
    this.#startsBefore = new Int32Array(cells + 1)
    for (const start of starts) {
      const next = this.#cellOf(start) + 1
      this.#startsBefore[next] = (this.#startsBefore[next] as number) + 1
    }
    for (let cell = 1; cell <= cells; cell++) {
      this.#startsBefore[cell] =
        (this.#startsBefore[cell] as number) + (this.#startsBefore[cell - 1] as number)
    }
  }

  /**
   * How many starts lie strictly before the instant.
   * @complexity O(1) for evenly spread starts, O(log n) however they are spread
   */
  countBefore(instant: EpochMs): number {
    if (!(instant > this.#first)) return 0
    const cell = this.#cellOf(instant)
    if (cell + 1 >= this.#startsBefore.length) return this.#starts.length
    let low = this.#startsBefore[cell] as number
    let high = this.#startsBefore[cell + 1] as number
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] as EpochMs) < instant) low = middle + 1
      else high = middle
    }
    return low
  }

  #cellOf(instant: EpochMs): number {
    return Math.floor((instant - this.#first) * this.#cellsPerMs)
  }
}
