import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import { Interval } from '../../domain/time/interval.ts'
import { made } from '../made.ts'
import { answer, type Meeting, meeting, type Person, participants } from './arbitraries/meeting.ts'
import { covers, rankByRules } from './oracle.ts'
import { EVERYTHING, rank, ranking, withAnswers } from './rank.ts'

const counts = (recommendations: readonly Recommendation<string>[]) =>
  new Map(recommendations.map(({ start, available }) => [start, available.length]))

describe('who can come', () => {
  test.prop([meeting()])(
    'the ranking is what the rules of matching say, to the letter',
    (meeting) => {
      const ranked = rank(meeting).map(({ start, end, available }) => ({ start, end, available }))
      expect(ranked).toEqual(rankByRules(meeting))
    },
  )

  test.prop([meeting()])(
    'every listed person can attend from start to end, and no other can',
    (meeting) => {
      for (const { start, end, available } of rank(meeting)) {
        for (const { id, intervals } of meeting.people) {
          expect(available.includes(id)).toBe(covers(intervals ?? [], start, end))
        }
      }
    },
  )

  test.prop([meeting()])(
    'every person is in exactly one of the three lists, in the order given',
    (meeting) => {
      const order = meeting.people.map(({ id }) => id)
      for (const { available, unavailable, noResponse } of rank(meeting)) {
        expect([...available, ...unavailable, ...noResponse].toSorted()).toEqual(order.toSorted())
        for (const list of [available, unavailable, noResponse]) {
          expect(list).toEqual(order.filter((id) => list.includes(id)))
        }
      }
    },
  )

  test.prop([meeting()])('whoever has not answered is told apart from whoever can’t', (meeting) => {
    const silent = meeting.people.filter(({ intervals }) => intervals === undefined)
    for (const { noResponse } of rank(meeting)) {
      expect(noResponse).toEqual(silent.map(({ id }) => id))
    }
  })

  test.prop([meeting()])(
    'the availability rate is the available part of all participants',
    (meeting) => {
      for (const { availabilityRate, available } of rank(meeting)) {
        const all = meeting.people.length
        expect(availabilityRate).toBe(all === 0 ? 0 : available.length / all)
      }
    },
  )

  test.prop([meeting()])('participants are counted, and those who have answered', (meeting) => {
    const { participantCount, respondedCount } = ranking({
      plan: meeting.plan,
      participants: participants(meeting.people),
    })
    const answered = meeting.people.filter(({ intervals }) => intervals !== undefined)
    expect(participantCount).toBe(meeting.people.length)
    expect(respondedCount).toBe(answered.length)
  })
})

describe('the order', () => {
  test.prop([meeting()])(
    'more available people come first, and among equals the earlier start',
    (meeting) => {
      const ranked = rank(meeting)
      for (const [i, later] of ranked.entries()) {
        expect(later.rank).toBe(i + 1)
        const earlier = ranked[i - 1]
        if (earlier === undefined) continue
        const fewer = later.available.length < earlier.available.length
        const equal = later.available.length === earlier.available.length
        expect(fewer || (equal && later.start > earlier.start)).toBe(true)
      }
    },
  )

  const shuffled = <Value>(values: readonly Value[]) =>
    fc.shuffledSubarray([...values], { minLength: values.length })

  /** A meeting, and the same with its people, their slots and its windows in another order. */
  const reordered = meeting().chain((meeting) =>
    fc
      .tuple(
        shuffled(meeting.plan.proposedSlots),
        fc
          .tuple(
            ...meeting.people.map(({ id, intervals }) =>
              shuffled(intervals ?? []).map((shuffled) => ({
                id,
                intervals: intervals && shuffled,
              })),
            ),
          )
          .chain(shuffled),
      )
      .map(([proposedSlots, people]) => ({
        meeting,
        other: { plan: made(MeetingPlan.of({ ...meeting.plan, proposedSlots })), people },
      })),
  )

  test.prop([reordered])(
    'the order of people, slots and windows never matters',
    ({ meeting, other }) => {
      const sorted = (meeting: Meeting) =>
        rank(meeting).map((one) => ({
          ...one,
          available: one.available.toSorted(),
          unavailable: one.unavailable.toSorted(),
          noResponse: one.noResponse.toSorted(),
          localTimes: one.localTimes.map((local) => ({
            ...local,
            people: local.people.toSorted(),
            outsideHours: local.outsideHours.toSorted(),
          })),
        }))
      expect(sorted(other)).toEqual(sorted(meeting))
    },
  )

  test.prop([meeting(), fc.nat({ max: 12 }), fc.nat({ max: 12 })])(
    'the first few of a long list are the short list',
    (meeting, few, more) => {
      const [short, long] = [Math.min(few, more), Math.max(few, more)]
      const longer = rank(meeting, { limit: long, minRate: 0 })
      expect(rank(meeting, { limit: short, minRate: 0 })).toEqual(longer.slice(0, short))
    },
  )

  test.prop([meeting(), fc.constantFrom(0, 0.25, 1 / 3, 0.5, 2 / 3, 1)])(
    'a minimum rate keeps exactly the recommendations that reach it',
    (meeting, minRate) => {
      const reaching = rank(meeting).filter((one) => one.availabilityRate >= minRate)
      expect(rank(meeting, { ...EVERYTHING, minRate })).toEqual(reaching)
    },
  )
})

describe('what the answers may look like', () => {
  const meetingAndMore = meeting().chain((meeting) =>
    fc.tuple(fc.constant(meeting), answer(meeting.plan)),
  )

  test.prop([meetingAndMore])('more availability never lowers a count', ([meeting, more]) => {
    const before = counts(rank(meeting))
    const after = counts(rank(withAnswers(meeting, (intervals) => [...intervals, ...more])))
    for (const [start, count] of before) {
      expect(after.get(start)).toBeGreaterThanOrEqual(count)
    }
  })

  test.prop([meeting(), fc.double({ min: 0.01, max: 0.99, noNaN: true })])(
    'splitting an interval into two that touch changes nothing',
    (meeting, where) => {
      const split = withAnswers(meeting, (intervals) =>
        intervals.flatMap((interval) => {
          const middle = Math.round(interval.start + where * Interval.durationMs(interval))
          return [Interval.of(interval.start, middle), Interval.of(middle, interval.end)].flatMap(
            (part) => (part.ok ? [part.value] : []),
          )
        }),
      )
      expect(rank(split)).toEqual(rank(meeting))
    },
  )

  test.prop([meeting()])('repeating an interval changes nothing', (meeting) => {
    const repeated = withAnswers(meeting, (intervals) => [...intervals, ...intervals])
    expect(rank(repeated)).toEqual(rank(meeting))
  })

  test.prop([meeting(), fc.constantFrom('p0', 'p3')])(
    'one person’s answer changes no other person’s part',
    (meeting, id) => {
      const without: readonly Person[] = meeting.people.filter((person) => person.id !== id)
      const partsOf = (recommendations: readonly Recommendation<string>[]) =>
        new Map(
          recommendations.map(({ start, available }) => [
            start,
            available.filter((other) => other !== id),
          ]),
        )
      expect(partsOf(rank({ ...meeting, people: without }))).toEqual(partsOf(rank(meeting)))
    },
  )
})
