import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { Interval } from '../../domain/time/interval.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { made } from '../made.ts'
import {
  coarseInstant,
  coarseIntervals,
  intervalBetween,
  MINUTE,
  NOON,
} from './arbitraries/time.ts'
import { covers } from './oracle.ts'

const interval = () => intervalBetween(coarseInstant())
const set = () => coarseIntervals().map((intervals) => IntervalSet.of(intervals))

/** Membership by definition: some interval holds the instant. */
const holds = (intervals: Iterable<Interval>, instant: number) =>
  [...intervals].some(({ start, end }) => start <= instant && instant < end)

/** Every instant at which membership can change, and one between each two. */
const PROBES = Array.from({ length: 52 }, (_, i) => NOON + (i - 1) * 15 * MINUTE)

describe('an interval', () => {
  test.prop([interval(), interval()])('touching intervals do not overlap', (one, other) => {
    const touching = made(Interval.of(one.end, one.end + Interval.durationMs(other)))
    expect(Interval.overlaps(one, touching)).toBe(false)
    expect(Interval.overlaps(touching, one)).toBe(false)
  })

  test.prop([interval(), interval()])(
    'two intervals overlap exactly when they share an instant',
    (one, other) => {
      const shared = PROBES.some((instant) => holds([one], instant) && holds([other], instant))
      expect(Interval.overlaps(one, other)).toBe(shared)
      expect(Interval.overlaps(other, one)).toBe(shared)
    },
  )

  test.prop([interval(), interval()])(
    'one contains the other exactly when it holds all its instants',
    (one, other) => {
      const all = PROBES.every((instant) => !holds([other], instant) || holds([one], instant))
      expect(Interval.contains(one, other)).toBe(all)
    },
  )

  test.prop([coarseInstant(), fc.nat({ max: 1000 })])(
    'an interval that does not last is refused',
    (start, back) => {
      expect(Interval.of(start, start - back)).toEqual({
        ok: false,
        fault: { _tag: 'EmptyInterval', start, end: start - back },
      })
    },
  )

  test.prop([fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0.5, -1, 1e16)])(
    'an instant that is no whole millisecond of the supported years is refused',
    (instant) => {
      expect(Interval.of(instant, NOON)).toMatchObject({
        ok: false,
        fault: { _tag: 'InstantOutOfRange', instant },
      })
    },
  )
})

describe('an interval set', () => {
  test.prop([coarseIntervals()])(
    'holds the instants of its intervals and no other',
    (intervals) => {
      const set = IntervalSet.of(intervals)
      for (const instant of PROBES) expect(holds(set, instant)).toBe(holds(intervals, instant))
    },
  )

  test.prop([coarseIntervals()])(
    'is kept as the fewest intervals: sorted, apart, not touching',
    (intervals) => {
      const kept = [...IntervalSet.of(intervals)]
      expect(kept.length).toBe(IntervalSet.of(intervals).size)
      for (const [i, { start, end }] of kept.entries()) {
        expect(start).toBeLessThan(end)
        expect(kept[i - 1]?.end ?? Number.NEGATIVE_INFINITY).toBeLessThan(start)
      }
    },
  )

  test.prop([coarseIntervals(), fc.gen()])(
    'does not depend on the order of its intervals',
    (intervals, draw) => {
      const shuffled = draw(fc.shuffledSubarray, intervals, { minLength: intervals.length })
      expect(IntervalSet.of(shuffled).equals(IntervalSet.of(intervals))).toBe(true)
    },
  )

  test.prop([set(), set()])(
    'equals another exactly when both hold the same instants',
    (one, other) => {
      const same = PROBES.every((instant) => holds(one, instant) === holds(other, instant))
      expect(one.equals(other)).toBe(same)
      expect(one.equals(IntervalSet.of([...one]))).toBe(true)
    },
  )

  test.prop([set()])('made again of its own intervals is itself', (set) => {
    expect(IntervalSet.of(set).equals(set)).toBe(true)
  })

  test.prop([set(), set()])(
    'union, intersection and difference hold what their names say',
    (one, other) => {
      const [union, intersection, difference] = [
        one.union(other),
        one.intersection(other),
        one.difference(other),
      ]
      for (const instant of PROBES) {
        const [inOne, inOther] = [holds(one, instant), holds(other, instant)]
        expect(holds(union, instant)).toBe(inOne || inOther)
        expect(holds(intersection, instant)).toBe(inOne && inOther)
        expect(holds(difference, instant)).toBe(inOne && !inOther)
      }
      for (const result of [union, intersection, difference]) {
        expect(IntervalSet.of(result).equals(result)).toBe(true)
      }
    },
  )

  test.prop([set(), set()])(
    'union and intersection do not depend on the order of the two',
    (one, other) => {
      expect(one.union(other).equals(other.union(one))).toBe(true)
      expect(one.intersection(other).equals(other.intersection(one))).toBe(true)
    },
  )

  test.prop([set(), set(), set()])(
    'union and intersection do not depend on grouping, and distribute',
    (a, b, c) => {
      expect(
        a
          .union(b)
          .union(c)
          .equals(a.union(b.union(c))),
      ).toBe(true)
      expect(
        a
          .intersection(b)
          .intersection(c)
          .equals(a.intersection(b.intersection(c))),
      ).toBe(true)
      const [left, right] = [a.intersection(b.union(c)), a.intersection(b).union(a.intersection(c))]
      expect(left.equals(right)).toBe(true)
    },
  )

  test.prop([set(), set()])(
    'a set is what it shares with another and what it does not',
    (one, other) => {
      expect(one.intersection(other).union(one.difference(other)).equals(one)).toBe(true)
      expect(one.difference(other).intersection(other).size).toBe(0)
    },
  )

  test.prop([set(), interval()])(
    'the gaps in an interval are what of it is not in the set',
    (set, interval) => {
      const gaps = IntervalSet.of([interval]).difference(set)
      expect(set.gapsIn(interval)).toEqual(gaps)
      expect(gaps.durationMs).toBe(
        [...gaps].reduce((sum, gap) => sum + Interval.durationMs(gap), 0),
      )
    },
  )

  test.prop([set()])('the empty set adds nothing and takes nothing', (set) => {
    expect(set.union(IntervalSet.empty).equals(set)).toBe(true)
    expect(set.difference(IntervalSet.empty).equals(set)).toBe(true)
    expect(set.intersection(IntervalSet.empty).size).toBe(0)
  })

  test.prop([coarseIntervals(), interval()])(
    'contains an interval when every instant of it is in the set',
    (intervals, probe) => {
      expect(IntervalSet.of(intervals).contains(probe)).toBe(
        covers(intervals, probe.start, probe.end),
      )
    },
  )

  test.prop([set(), interval()])(
    'overlaps an interval when some instant of it is in the set',
    (set, probe) => {
      expect(set.overlaps(probe)).toBe([...set].some((one) => Interval.overlaps(one, probe)))
    },
  )
})
