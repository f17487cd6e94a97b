import type { EpochMs } from '../time/epoch-ms.ts'

/** How many points a grid may have before bisection is the better way: half a mebibyte of counts. */
const MAX_GRID_POINTS = 131_072

/**
 * Numbers the time line by the candidate starts, so that the starts within any stretch of time
 * have consecutive numbers and can be counted by number.
 *
 * As a rule all starts lie on one grid, and the number of an instant is that of the first grid
 * point at or after it: one division. Where the grid would be too fine for the time that it spans,
 * the starts themselves are the points, and the number is found by bisection. The matcher asks
 * twice for every availability slot: this is what its speed depends on (`bench/matcher.bench.ts`).
 */
export class StartIndex {
  /** How many points there are; every number is from 0 up to and including this. */
  readonly size: number
  readonly #starts: Float64Array
  readonly #first: EpochMs
  readonly #last: EpochMs
  /** The spacing of the grid; `undefined` where the starts are the points. */
  readonly #gridMs: number | undefined

  /** @param starts ascending, each once, epoch milliseconds */
  constructor(starts: Float64Array) {
    this.#starts = starts
    this.#first = starts[0] ?? 0
    this.#last = starts[starts.length - 1] ?? 0
    const gridMs = spacingOf(starts)
    const gridPoints = (this.#last - this.#first) / gridMs + 1
    const fits = starts.length > 0 && gridPoints <= MAX_GRID_POINTS
    this.#gridMs = fits ? gridMs : undefined
    this.size = fits ? gridPoints : starts.length
  }

  /**
   * The number of the first point at or after the instant; {@link size} when there is none.
   * @complexity O(1) on a grid, O(log starts) otherwise
   */
  numberOf(instant: EpochMs): number {
    if (instant > this.#last) return this.size
    if (instant <= this.#first) return 0
    const gridMs = this.#gridMs
    if (gridMs === undefined) return this.#bisect(instant)
    // Truncation after adding all but one millisecond of a step rounds up, and is far quicker
    // than `Math.ceil`; the two lines above keep the quotient within 32 bits.
    return ((instant - this.#first + gridMs - 1) / gridMs) | 0
  }

  #bisect(instant: EpochMs): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] as EpochMs) < instant) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** The widest spacing, in milliseconds, of a grid on which all the starts lie. */
function spacingOf(starts: Float64Array): number {
  let spacing = 0
  for (let i = 1; i < starts.length; i++) {
    spacing = greatestCommonDivisor((starts[i] as EpochMs) - (starts[i - 1] as EpochMs), spacing)
  }
  return Math.max(spacing, 1)
}

function greatestCommonDivisor(one: number, other: number): number {
  let [larger, smaller] = [one, other]
  while (smaller > 0) [larger, smaller] = [smaller, larger % smaller]
  return larger
}
