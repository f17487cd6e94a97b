import { fc } from '@fast-check/vitest'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { Interval } from '../../../domain/time/interval.ts'
import { made } from '../../made.ts'

/** Lengths of time in milliseconds. */
export const MINUTE = 60_000
/** Sixty minutes. */
export const HOUR = 60 * MINUTE
/** 24 hours of elapsed time, whatever the clocks do. */
export const DAY = 24 * HOUR

/** A Monday noon in UTC: the origin of times that need no particular date. */
export const NOON: EpochMs = Temporal.Instant.from('2026-01-12T12:00:00Z').epochMilliseconds

/** Instants of one day on a coarse grid, so that ends meet often. */
export const coarseInstant = (): fc.Arbitrary<EpochMs> =>
  fc.integer({ min: 0, max: 24 }).map((halfHours) => NOON + halfHours * 30 * MINUTE)

/** An interval between two of these instants. */
export const intervalBetween = (instant: fc.Arbitrary<EpochMs>): fc.Arbitrary<Interval> =>
  fc
    .tuple(instant, instant)
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => made(Interval.of(Math.min(one, other), Math.max(one, other))))

/** Intervals that overlap, touch and repeat, in any order. */
export const coarseIntervals = (): fc.Arbitrary<Interval[]> =>
  fc.array(intervalBetween(coarseInstant()), { maxLength: 8 })
