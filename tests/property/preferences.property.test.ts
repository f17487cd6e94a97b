import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { Answer, type PreferredInterval } from '../../domain/matching/answer.ts'
import type { Group, MatchedParticipant } from '../../domain/matching/attendance.ts'
import { MeetingPlan, MINUTE_MS } from '../../domain/matching/meeting-plan.ts'
import {
  RankedCandidates,
  type Recommendation,
  type RecommendationQuery,
} from '../../domain/matching/recommendation.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { made } from '../made.ts'
import { answer, type Meeting, meeting, participants } from './arbitraries/meeting.ts'
import { covers } from './oracle.ts'
import { EVERYTHING, rank } from './rank.ts'

type Id = string
type Stretches = readonly PreferredInterval[]

/** A meeting of people with reservations, some of whom must come, alone or out of a group. */
type DemandingMeeting = {
  readonly plan: MeetingPlan
  readonly people: readonly {
    readonly id: Id
    readonly required: boolean
    readonly stretches: Stretches | undefined
  }[]
  readonly groups: readonly Group<Id>[]
}

const demandingMeeting = (): fc.Arbitrary<DemandingMeeting> =>
  meeting().chain(({ plan, people }) => {
    const ids = people.map(({ id }) => id)
    const stretches = answer(plan).chain((intervals) =>
      fc.tuple(
        ...intervals.map((interval) =>
          fc.record({
            interval: fc.constant(interval),
            preference: fc.constantFrom('available' as const, 'if_needed' as const),
          }),
        ),
      ),
    )
    const group = fc
      .record({
        name: fc.uuid(),
        members: fc.subarray(ids, { minLength: Math.min(1, ids.length) }),
        atLeast: fc.integer({ min: 1, max: 3 }),
      })
      .map((one) => ({ ...one, atLeast: Math.min(one.atLeast, Math.max(one.members.length, 1)) }))
    return fc.record({
      plan: fc
        .record({
          bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 15),
          bufferAfterMinutes: fc.constantFrom(0, 0, 7, 30),
        })
        .map((buffers) => made(MeetingPlan.of({ ...plan, ...buffers }))),
      people: fc.tuple(
        ...ids.map((id) =>
          fc.record({
            id: fc.constant(id),
            required: fc.boolean(),
            stretches: fc.option(stretches, { nil: undefined, freq: 5 }),
          }),
        ),
      ),
      groups: ids.length === 0 ? fc.constant([]) : fc.array(group, { maxLength: 2 }),
    })
  })

const matched = ({ people }: DemandingMeeting): MatchedParticipant<Id>[] =>
  people.map(({ id, required, stretches }) => ({
    id,
    required,
    answer: stretches && Answer.of(stretches),
  }))

const recommend = (
  meeting: DemandingMeeting,
  query: RecommendationQuery = EVERYTHING,
): readonly Recommendation<Id>[] =>
  new RankedCandidates(meeting.plan, matched(meeting), meeting.groups).best(query)

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
    const ranking = new RankedCandidates(meeting.plan, participants(meeting.people), [])
    for (const ifNeeded of ['counts', 'last'] as const) {
      expect(ranking.best({ ...EVERYTHING, ifNeeded, distinct: false })).toEqual(plain)
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
