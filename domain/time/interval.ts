import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import { checkInstant, type EpochMs, type InstantOutOfRange } from './epoch-ms.ts'

/**
 * A half-open stretch `[start, end)` of the UTC time line; never empty.
 * Touching intervals (`a.end === b.start`) share no instant: they do not overlap.
 */
export type Interval = Checked<'Interval'> & {
  readonly start: EpochMs
  readonly end: EpochMs
}

/** An interval whose end is not after its start. */
export type EmptyInterval = {
  readonly _tag: 'EmptyInterval'
  readonly start: EpochMs
  readonly end: EpochMs
}

/** Makes intervals, and answers how two of them lie. */
export const Interval = {
  /** The interval from `start` up to, not including, `end`. */
  of(start: EpochMs, end: EpochMs): Result<Interval, EmptyInterval | InstantOutOfRange> {
    for (const instant of [start, end]) {
      const checked = checkInstant(instant)
      if (!checked.ok) return checked
    }
    return start < end
      ? ok({ start, end } as Interval)
      : refuse({ _tag: 'EmptyInterval', start, end })
  },

  /** Whether every instant of `inner` lies in `outer`. */
  contains(outer: Interval, inner: Interval): boolean {
    return outer.start <= inner.start && inner.end <= outer.end
  },

  /** Whether some instant lies in both. */
  overlaps(one: Interval, other: Interval): boolean {
    return one.start < other.end && other.start < one.end
  },

  /** How long the interval lasts, in milliseconds of elapsed time. */
  durationMs(interval: Interval): number {
    return interval.end - interval.start
  },
}
