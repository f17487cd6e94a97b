import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { PreferredInterval } from '../../domain/matching/answer.ts'
import { MINUTE_MS } from '../../domain/matching/meeting-plan.ts'
import type { RecommendationQuery } from '../../domain/matching/ranked-candidates.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { made } from '../made.ts'
import {
  type DemandingMeeting,
  demandingMeeting,
  matched,
} from './arbitraries/demanding-meeting.ts'
import { type Meeting, meeting } from './arbitraries/meeting.ts'
import { covers } from './oracle.ts'
import { EVERYTHING, rank, ranked } from './rank.ts'

type Id = string
type Stretches = readonly PreferredInterval[]

const recommend = (
  meeting: DemandingMeeting,
  query: RecommendationQuery = EVERYTHING,
): readonly Recommendation<Id>[] => ranked(matched(meeting), query)

/** Who can come, and who gladly, by the letter: every stretch of every person, buffers included. */
function attendanceByRules({ plan, people }: DemandingMeeting, start: EpochMs) {
  const from = start - plan.bufferBeforeMinutes * MINUTE_MS
  const to = start + (plan.durationMinutes + plan.bufferAfterMinutes) * MINUTE_MS
  const able = (stretches: Stretches) =>
    covers(
      stretches.map(({ interval }) => interval),
      from,
      to,
    )
  const firm = (stretches: Stretches) =>
    able(stretches.filter(({ preference }) => preference === 'available'))
  const available = people.filter(({ stretches }) => able(stretches ?? []))
  return {
    available: available.map(({ id }) => id),
    ifNeeded: available.filter(({ stretches }) => !firm(stretches ?? [])).map(({ id }) => id),
  }
}

/** What a recommendation is worth, the most important first, under a rule. */
function worth(one: Recommendation<Id>, ifNeeded: 'counts' | 'last'): readonly number[] {
  const isComplete = one.missing.required.length + one.missing.groups.length === 0 ? 1 : 0
  const all = one.available.length
  const firm = all - one.ifNeeded.length
  return ifNeeded === 'counts' ? [isComplete, all, firm] : [isComplete, firm, all]
}

describe('people with reservations, and people who must come', () => {
  test.prop([demandingMeeting()])(
    'who can come, who would rather not and who is missing is what the rules say, to the letter',
    (meeting) => {
      for (const one of recommend(meeting)) {
        const { available, ifNeeded } = attendanceByRules(meeting, one.start)
        expect(one.available).toEqual(available)
        expect(one.ifNeeded).toEqual(ifNeeded)
        expect(one.missing).toEqual({
          required: meeting.people
            .filter(({ id, required }) => required && !available.includes(id))
            .map(({ id }) => id),
          groups: meeting.groups
            .filter(
              ({ members, atLeast }) =>
                members.filter((id) => available.includes(id)).length < atLeast,
            )
            .map(({ name }) => name),
        })
      }
    },
  )

  test.prop([demandingMeeting(), fc.constantFrom('counts' as const, 'last' as const)])(
    'whoever misses nobody ranks first, then the chosen rule decides, then the earlier start',
    (meeting, ifNeeded) => {
      const ranked = recommend(meeting, { ...EVERYTHING, ifNeeded })
      const byRules = ranked.toSorted((one, other) => {
        const [mine, theirs] = [worth(one, ifNeeded), worth(other, ifNeeded)]
        const decisive = mine.findIndex((value, i) => value !== theirs[i])
        return decisive === -1
          ? one.start - other.start
          : (theirs[decisive] as number) - (mine[decisive] as number)
      })
      expect(ranked.map(({ start }) => start)).toEqual(byRules.map(({ start }) => start))
    },
  )

  test.prop([meeting()])('who asks for none of it gets the plain ranking', (meeting) => {
    const plain = rank(meeting)
    for (const ifNeeded of ['counts', 'last'] as const) {
      expect(rank(meeting, { ...EVERYTHING, ifNeeded, distinct: false })).toEqual(plain)
    }
    for (const { ifNeeded, missing } of plain) {
      expect({ ifNeeded, missing }).toEqual({ ifNeeded: [], missing: { required: [], groups: [] } })
    }
  })
})

describe('choices', () => {
  const meetingOf = ({ start, end }: Recommendation<Id>) => made(Interval.of(start, end))

  test.prop([meeting()])(
    'that are distinct never overlap, and leave out only what overlaps a better one',
    (meeting) => {
      const distinct = rank(meeting, { ...EVERYTHING, distinct: true })
      const chosen: Recommendation<Id>[] = []
      for (const one of rank(meeting)) {
        const overlaps = chosen.some((other) => Interval.overlaps(meetingOf(other), meetingOf(one)))
        if (!overlaps) chosen.push(one)
      }
      expect(distinct.map(({ start }) => start)).toEqual(chosen.map(({ start }) => start))
      expect(distinct.map(({ rank }) => rank)).toEqual(chosen.map((_, i) => i + 1))
    },
  )

  test.prop([demandingMeeting()])(
    'can move right exactly as far as the same people can come at every step',
    (meeting) => {
      const stepMs = meeting.plan.stepMinutes * MINUTE_MS
      const durationMs = meeting.plan.durationMinutes * MINUTE_MS
      for (const one of recommend(meeting)) {
        const last = furthest(meeting, one, stepMs, durationMs)
        expect(one.latestStart).toBe(last)
      }
    },
  )
})

/** The furthest start by trying every step, inside the proposed slot that reaches furthest. */
function furthest(
  meeting: DemandingMeeting,
  { start, available }: Recommendation<Id>,
  stepMs: number,
  durationMs: number,
): EpochMs {
  const slots: Meeting['plan']['proposedSlots'] = meeting.plan.proposedSlots
  const holding = slots.filter(
    ({ interval }) =>
      interval.start <= start &&
      start + durationMs <= interval.end &&
      (start - interval.start) % stepMs === 0,
  )
  const end = Math.max(...holding.map(({ interval }) => interval.end))
  let last = start
  while (
    last + stepMs + durationMs <= end &&
    attendanceByRules(meeting, last + stepMs).available.join() === available.join()
  ) {
    last += stepMs
  }
  return last
}
