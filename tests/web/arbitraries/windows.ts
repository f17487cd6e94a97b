import { fc } from '@fast-check/vitest'
import { Interval } from '../../../domain/time/interval.ts'
import { IntervalSet } from '../../../domain/time/interval-set.ts'
import { made } from '../../made.ts'
import { HOUR, MINUTE, NOON } from '../../property/arbitraries/time.ts'
import { timeZone, transition } from '../../property/arbitraries/zone.ts'

/** Windows of an event, and the zone of somebody who looks at them. */
export type SeenWindows = { readonly windows: IntervalSet; readonly zone: string }

/**
 * A few windows of a minute to two days, seen from a hard zone, as a rule around a change of its clocks;
 * they begin and end within a cell of a grid as often as not.
 */
export const seenWindows = (): fc.Arbitrary<SeenWindows> =>
  fc
    .record({
      from: fc.oneof(
        { weight: 4, arbitrary: transition() },
        { weight: 1, arbitrary: timeZone().map((zone) => ({ zone, at: NOON })) },
      ),
      stretches: fc.array(stretch(), { minLength: 1, maxLength: 4 }),
    })
    .map(({ from: { zone, at }, stretches }) => ({
      zone,
      windows: IntervalSet.of(
        stretches.map(({ startMs, durationMs }) =>
          made(Interval.of(at + startMs, at + startMs + durationMs)),
        ),
      ),
    }))

const stretch = () =>
  fc.record({
    startMs: fc.oneof(
      fc.integer({ min: -8, max: 8 }).map((quarters) => quarters * 15 * MINUTE),
      fc.integer({ min: -50 * 60, max: 50 * 60 }).map((minutes) => minutes * MINUTE),
    ),
    durationMs: fc.oneof(
      fc.integer({ min: 1, max: 48 }).map((quarters) => quarters * 15 * MINUTE),
      fc.integer({ min: 1, max: 180 }).map((minutes) => minutes * MINUTE),
      fc.integer({ min: 1, max: 48 }).map((hours) => hours * HOUR),
    ),
  })
