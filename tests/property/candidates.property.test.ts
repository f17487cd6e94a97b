import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { proposedSlotOf } from '../../domain/matching/candidates.ts'
import { MeetingPlan, MINUTE_MS, type ProposedSlot } from '../../domain/matching/meeting-plan.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import { Interval } from '../../domain/time/interval.ts'
import { made } from '../made.ts'
import { meeting } from './arbitraries/meeting.ts'
import { DAY, HOUR, MINUTE, NOON } from './arbitraries/time.ts'
import { timeZone } from './arbitraries/zone.ts'
import { rankByRules } from './oracle.ts'
import { rank, withAnswers } from './rank.ts'

describe('the candidates', () => {
  // Few places, so that several windows hold one candidate, on their grids and off them.
  const crowdedPlan = fc
    .array(
      fc.record({
        from: fc.constantFrom(0, 5, 15, 30),
        to: fc.constantFrom(90, 105, 120),
        timeZone: timeZone(),
      }),
      { minLength: 2, maxLength: 5 },
    )
    .map((windows) =>
      made(
        MeetingPlan.of({
          durationMinutes: 30,
          stepMinutes: 15,
          proposedSlots: windows.map(({ from, to, timeZone }) => ({
            interval: made(Interval.of(NOON + from * MINUTE, NOON + to * MINUTE)),
            timeZone,
          })),
        }),
      ),
    )

  test.prop([crowdedPlan, fc.nat({ max: 26 })])(
    'a meeting is shown as part of the slot whose grid it is on, that starts, ends, is named first',
    (plan, place) => {
      const start = NOON + place * 5 * MINUTE
      const holding = plan.proposedSlots.filter(
        ({ interval }) => interval.start <= start && start + 30 * MINUTE <= interval.end,
      )
      const key = ({ interval, timeZone }: ProposedSlot) => {
        const isOffGrid = (start - interval.start) % (15 * MINUTE) !== 0
        return `${Number(isOffGrid)} ${interval.start} ${interval.end} ${timeZone}`
      }
      const [first] = holding.map(key).toSorted()
      const shown = proposedSlotOf(plan, start)
      expect(shown && key(shown)).toBe(first)
    },
  )

  test.prop([meeting()])(
    'every candidate lasts exactly the duration, also over a change of clocks',
    (meeting) => {
      for (const { start, end } of rank(meeting)) {
        expect(end - start).toBe(meeting.plan.durationMinutes * MINUTE_MS)
      }
    },
  )

  test.prop([meeting()])(
    'every candidate lies inside one window, on that window’s grid, and is listed once',
    (meeting) => {
      const ranked = rank(meeting)
      for (const { start, end, timeZone } of ranked) {
        const homes = meeting.plan.proposedSlots.filter(
          ({ interval }) =>
            interval.start <= start &&
            end <= interval.end &&
            (start - interval.start) % (meeting.plan.stepMinutes * MINUTE_MS) === 0,
        )
        expect(homes.map((home) => home.timeZone)).toContain(timeZone)
        expect(homes).toContain(proposedSlotOf(meeting.plan, start))
      }
      expect(new Set(ranked.map(({ start }) => start)).size).toBe(ranked.length)
    },
  )

  test.prop([meeting(), fc.integer({ min: -400 * DAY, max: 400 * DAY })])(
    'shifting everything in time shifts the answer by as much',
    (meeting, distance) => {
      const shift = (interval: Interval) =>
        made(Interval.of(interval.start + distance, interval.end + distance))
      const proposedSlots = meeting.plan.proposedSlots.map((slot) => ({
        ...slot,
        interval: shift(slot.interval),
      }))
      const shifted = withAnswers(
        { ...meeting, plan: made(MeetingPlan.of({ ...meeting.plan, proposedSlots })) },
        (intervals) => intervals.map(shift),
      )
      const moved = rank(meeting).map((one) => ({
        ...one,
        start: one.start + distance,
        end: one.end + distance,
        latestStart: one.latestStart + distance,
      }))
      // Working hours are the same however far one moves: how much lies outside them is not.
      const withoutHours = ({ discomfort, localTimes, ...one }: Recommendation<string>) => one
      expect(rank(shifted).map(withoutHours)).toEqual(moved.map(withoutHours))
    },
  )

  test.prop([meeting(), fc.integer({ min: 1, max: 100 * 365 })])(
    'windows that lie far apart are matched like windows that lie close',
    (meeting, days) => {
      const far = days * 24 * HOUR
      const window = meeting.plan.proposedSlots[0]
      if (window === undefined) throw new Error('a plan has a window')
      const farWindow = {
        ...window,
        interval: made(Interval.of(window.interval.start + far, window.interval.end + far)),
      }
      const proposedSlots = [...meeting.plan.proposedSlots, farWindow]
      const stretched = {
        ...meeting,
        plan: made(MeetingPlan.of({ ...meeting.plan, proposedSlots })),
      }
      const ranked = rank(stretched).map(({ start, end, available }) => ({ start, end, available }))
      expect(ranked).toEqual(rankByRules(stretched))
    },
  )
})
