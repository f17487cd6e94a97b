import type { EpochMs } from './epoch-ms.ts'
import type { Interval } from './interval.ts'

/**
 * A set of instants, held as the fewest half-open intervals: sorted, disjoint, not touching.
 *
 * It stands where the design document has an interval tree: a participant's answer is written
 * once, as a whole, and then only read, so a flat sorted array answers everything that the
 * tree would, with less memory and in the order in which a processor likes to read.
 */
export class IntervalSet {
  /** The set without any instant. */
  static readonly empty = new IntervalSet(new Float64Array(0))

  /**
   * Boundaries in epoch milliseconds, strictly ascending: start, end, start, end, …
   * An instant is in the set exactly when an odd number of boundaries is at or before it.
   * Shared for speed: read it, never write it.
   */
  readonly boundaries: Float64Array

  private constructor(boundaries: Float64Array) {
    this.boundaries = boundaries
  }

  /**
   * The union of the intervals, which may overlap, touch and come in any order.
   * @complexity O(n log n)
   */
  static of(intervals: Iterable<Interval>): IntervalSet {
    const sorted = [...intervals].sort((one, other) => one.start - other.start)
    const boundaries = new Float64Array(sorted.length * 2)
    let length = 0
    for (const { start, end } of sorted) {
      const lastEnd = boundaries[length - 1]
      if (lastEnd === undefined || lastEnd < start) {
        boundaries[length++] = start
        boundaries[length++] = end
      } else if (lastEnd < end) {
        boundaries[length - 1] = end
      }
    }
    return new IntervalSet(boundaries.slice(0, length))
  }

  /** How many separate intervals the set consists of. */
  get size(): number {
    return this.boundaries.length / 2
  }

  /** The separate intervals, earliest first. */
  *[Symbol.iterator](): Generator<Interval> {
    for (let i = 0; i + 1 < this.boundaries.length; i += 2) {
      yield { start: this.boundaries[i], end: this.boundaries[i + 1] } as Interval
    }
  }

  /** The instants that are in this set, in the other, or in both. O(n + m) */
  union(other: IntervalSet): IntervalSet {
    return this.#sweep(other, (inThis, inOther) => inThis || inOther)
  }

  /** The instants that are in both sets. O(n + m) */
  intersection(other: IntervalSet): IntervalSet {
    return this.#sweep(other, (inThis, inOther) => inThis && inOther)
  }

  /** The instants that are in this set and not in the other. O(n + m) */
  difference(other: IntervalSet): IntervalSet {
    return this.#sweep(other, (inThis, inOther) => inThis && !inOther)
  }

  /** Whether every instant from `start` up to, not including, `end` is in the set. O(log n) */
  contains({ start, end }: Interval): boolean {
    const passed = this.boundariesUpTo(start)
    const inside = passed % 2 === 1
    return inside && end <= (this.boundaries[passed] ?? Number.NEGATIVE_INFINITY)
  }

  /** Whether some instant from `start` up to, not including, `end` is in the set. O(log n) */
  overlaps({ start, end }: Interval): boolean {
    const passed = this.boundariesUpTo(start)
    const inside = passed % 2 === 1
    return inside || (this.boundaries[passed] ?? Number.POSITIVE_INFINITY) < end
  }

  /** The instants of the interval that are not in the set. O(log n + gaps) */
  gapsIn({ start, end }: Interval): IntervalSet {
    const { boundaries } = this
    const gaps: number[] = []
    let i = this.boundariesUpTo(start)
    if (i % 2 === 0) gaps.push(start)
    for (; i < boundaries.length && (boundaries[i] as EpochMs) < end; i++) {
      gaps.push(boundaries[i] as EpochMs)
    }
    if (gaps.length % 2 === 1) gaps.push(end)
    return new IntervalSet(Float64Array.from(gaps))
  }

  /** How long all of its intervals last together, in milliseconds of elapsed time. O(n) */
  get durationMs(): number {
    return this.boundaries.reduce(
      (sum, boundary, i) => sum + (i % 2 === 0 ? -boundary : boundary),
      0,
    )
  }

  /** Whether both sets hold the same instants. O(n) */
  equals(other: IntervalSet): boolean {
    return (
      this.boundaries.length === other.boundaries.length &&
      this.boundaries.every((boundary, i) => boundary === other.boundaries[i])
    )
  }

  /** How many boundaries are at or before the instant: odd when it is in the set. O(log n) */
  boundariesUpTo(instant: EpochMs): number {
    let low = 0
    let high = this.boundaries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.boundaries[middle] as EpochMs) <= instant) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Walks the boundaries of both sets once and keeps the instants for which `keeps` holds. */
  #sweep(other: IntervalSet, keeps: (inThis: boolean, inOther: boolean) => boolean): IntervalSet {
    const mine = this.boundaries
    const theirs = other.boundaries
    const kept = new Float64Array(mine.length + theirs.length)
    let [i, j, length, keeping] = [0, 0, 0, false]
    while (i < mine.length || j < theirs.length) {
      const boundary = Math.min(
        mine[i] ?? Number.POSITIVE_INFINITY,
        theirs[j] ?? Number.POSITIVE_INFINITY,
      )
      if (mine[i] === boundary) i++
      if (theirs[j] === boundary) j++
      const keepsFromHere = keeps(i % 2 === 1, j % 2 === 1)
      if (keepsFromHere !== keeping) {
        kept[length++] = boundary
        keeping = keepsFromHere
      }
    }
    return new IntervalSet(kept.slice(0, length))
  }
}
