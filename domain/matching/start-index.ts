import type { EpochMs } from '../time/epoch-ms.ts'

/** For each start there may be this many grid points or cells. */
const PER_START = 8

/** A cell with more starts than this is bisected. */
const LONGEST_WALK = 8

/**
 * Numbers the time line by the candidate starts, so that the starts within any stretch of time
 * have consecutive numbers and can be counted by number.
 *
 * As a rule all starts lie on one grid that is not much finer than they are, and the number of an
 * instant is that of the first grid point at or after it: one division. Where a window is off the
 * others' grid, or far away, a start's number is its place among the starts. Then the time that
 * they span is cut into equal cells, a table says how many starts come before each cell, and the
 * few inside the instant's own cell are looked at. The matcher asks twice for every availability
 * slot: this is what its speed depends on (`bench/matcher.bench.ts`).
 */
export class StartIndex {
  /** How many numbers there are; {@link numberOf} answers from 0 up to and including this. */
  readonly size: number
  readonly #starts: Float64Array
  readonly #first: EpochMs
  readonly #last: EpochMs
  /** The spacing of the grid, or else the width of a cell; a cell ends with its last instant. */
  readonly #widthMs: number
  /** `#before[c]` starts lie before cell `c`; `undefined` on a grid. */
  readonly #before: Int32Array | undefined

  /** @param starts ascending, each once, epoch milliseconds */
  constructor(starts: Float64Array) {
    this.#starts = starts
    this.#first = starts[0] ?? 0
    this.#last = starts[starts.length - 1] ?? 0
    const spanMs = this.#last - this.#first
    const gridMs = spacingOf(starts)
    const gridPoints = spanMs / gridMs + 1
    if (starts.length > 0 && gridPoints <= PER_START * starts.length) {
      this.size = gridPoints
      this.#widthMs = gridMs
    } else {
      this.size = starts.length
      this.#widthMs = Math.max(1, Math.ceil(spanMs / (PER_START * starts.length)))
      this.#before = startsBeforeCells(starts, spanMs, this.#widthMs)
    }
  }

  /**
   * The first number that belongs to an instant at or after this one; {@link size} when none does.
   * @complexity O(1) unless many starts share a cell; O(log starts) at worst
   */
  numberOf(instant: EpochMs): number {
    if (instant > this.#last) return this.size
    if (instant <= this.#first) return 0
    // Truncation after adding all but one millisecond of a width rounds up, and is far quicker
    // than `Math.ceil`; the two lines above keep the quotient within 32 bits.
    const cell = ((instant - this.#first + this.#widthMs - 1) / this.#widthMs) | 0
    return this.#before === undefined ? cell : this.#place(instant, cell, this.#before)
  }

  /** The place among the starts: a walk in a cell that holds few, as a rule none or one. */
  #place(instant: EpochMs, cell: number, before: Int32Array): number {
    let place = before[cell] as number
    const end = place + LONGEST_WALK
    while ((this.#starts[place] as EpochMs) < instant) {
      if (++place === end) return this.#bisect(instant, place, before[cell + 1] as number)
    }
    return place
  }

  #bisect(instant: EpochMs, from: number, to: number): number {
    let [low, high] = [from, to]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] as EpochMs) < instant) low = middle + 1
      else high = middle
    }
    return low
  }
}

function startsBeforeCells(starts: Float64Array, spanMs: number, widthMs: number): Int32Array {
  const before = new Int32Array(Math.ceil(spanMs / widthMs) + 2)
  for (const start of starts) {
    const next = Math.ceil((start - (starts[0] as EpochMs)) / widthMs) + 1
    before[next] = (before[next] as number) + 1
  }
  for (let cell = 1; cell < before.length; cell++) {
    before[cell] = (before[cell] as number) + (before[cell - 1] as number)
  }
  return before
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
