import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { inTurns } from '../../application/in-turns.ts'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import { answersOutside } from '../../domain/event/answers-outside.ts'
import type { Availability } from '../../domain/event/availability.ts'
import type { EventWithAnswers } from '../../domain/event/availability-repository.ts'
import { freeTime } from '../../domain/matching/free-time.ts'
import { type Group, groupFaults, withoutMember } from '../../domain/matching/group.ts'
import { ok } from '../../domain/result.ts'
import { finish } from '../../domain/steps.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { demandingMeeting, matched } from './arbitraries/demanding-meeting.ts'
import { answer, answerOf, meeting, participants } from './arbitraries/meeting.ts'
import { coarseInstant, MINUTE } from './arbitraries/time.ts'
import { EVERYTHING, ranked, ranking } from './rank.ts'

describe('somebody who says when they are busy', () => {
  const busyMeeting = demandingMeeting().chain(({ plan }) =>
    fc.record({ plan: fc.constant(plan), busy: answer(plan) }),
  )

  test.prop([busyMeeting])(
    'can come to exactly those candidates of which nothing they need is busy',
    ({ plan, busy }) => {
      const slots = freeTime(plan, IntervalSet.of(busy))
      const person = { id: 'p', answer: { slots, firmSlots: slots } }
      for (const { start, end, available } of ranked({ plan, participants: [person] })) {
        const from = start - plan.bufferBeforeMinutes * MINUTE
        const to = end + plan.bufferAfterMinutes * MINUTE
        const isFree = !busy.some((one) => one.start < to && from < one.end)
        expect(available).toEqual(isFree ? ['p'] : [])
      }
    },
  )

  test.prop([busyMeeting])('has said nothing of any time beyond the windows', ({ plan, busy }) => {
    for (const { start, end } of freeTime(plan, IntervalSet.of(busy))) {
      const isProposed = (instant: number) =>
        plan.proposedSlots.some(
          ({ interval }) =>
            interval.start - plan.bufferBeforeMinutes * MINUTE <= instant &&
            instant <= interval.end + plan.bufferAfterMinutes * MINUTE,
        )
      expect(isProposed(start) && isProposed(end)).toBe(true)
    }
  })
})

describe('an answer of no use', () => {
  const asked = fc.record({
    limit: fc.constantFrom(1, 3, 1000),
    minRate: fc.constantFrom(0, 0.5, 1),
  })

  test.prop([demandingMeeting(), asked])(
    'says why: no window holds the meeting, nobody takes part, nobody has answered, nothing fits',
    (meeting, query) => {
      const made = ranking(matched(meeting))
      const best = finish(made.best(query))
      const { plan, people } = meeting
      const isLongEnough = plan.proposedSlots.some(
        ({ interval }) => interval.end - interval.start >= plan.durationMinutes * MINUTE,
      )
      const reason = () => {
        if (!isLongEnough) return 'window_shorter_than_duration'
        if (people.length === 0) return 'no_participants'
        if (people.every(({ stretches }) => stretches === undefined)) return 'no_answers'
        return 'no_overlap'
      }
      const isOfUse = best.some(({ available }) => available.length > 0)
      expect(made.emptyReason(best)).toBe(isOfUse ? undefined : reason())
    },
  )
})

describe('answers outside the windows', () => {
  test.prop([meeting()])(
    'are those with time to offer, none of which any window holds',
    ({ plan, people }) => {
      const event = { plan, participants: people.map(({ id }) => ({ userId: id })) }
      const answers = new Map(
        people.flatMap(({ id, intervals }) =>
          intervals ? [[id, answerOf(intervals)] as const] : [],
        ),
      )
      const outside = people.filter(
        ({ intervals = [] }) =>
          intervals.length > 0 &&
          !intervals.some((one) =>
            plan.proposedSlots.some(
              ({ interval }) => one.start < interval.end && interval.start < one.end,
            ),
          ),
      )
      const known = { event, answers } as unknown as EventWithAnswers & {
        answers: ReadonlyMap<string, Availability>
      }
      expect(answersOutside(known)).toEqual(outside.map(({ id }) => id))
    },
  )
})

describe('a deadline', () => {
  test.prop([coarseInstant(), coarseInstant(), fc.constantFrom('open', 'cancelled')])(
    'closes an open event from its very instant on',
    (now, answerBy, name) => {
      const admitted = admitAnswer(now)({
        status: { name } as { name: 'open' },
        revision: 1,
        answerBy,
      })
      expect(admitted.ok).toBe(name === 'open' && now < answerBy)
      expect(admitAnswer(now)({ status: { name: 'open' }, revision: 1 })).toEqual(ok(undefined))
    },
  )
})

describe('groups', () => {
  const people = ['a', 'b', 'c']
  const group: fc.Arbitrary<Group<string>> = fc.record({
    name: fc.constantFrom('x', 'y', 'z'),
    members: fc.array(fc.constantFrom(...people, 'stranger'), { maxLength: 4 }),
    atLeast: fc.integer({ min: -1, max: 5 }),
  })
  const isGood = (groups: readonly Group<string>[]) =>
    new Set(groups.map(({ name }) => name)).size === groups.length &&
    groups.every(
      ({ members, atLeast }) =>
        members.length > 0 &&
        new Set(members).size === members.length &&
        members.every((member) => people.includes(member)) &&
        atLeast >= 1 &&
        atLeast <= members.length,
    )

  test.prop([fc.array(group, { maxLength: 3 })])(
    'are without fault when each has a name of its own and asks for some of its participants',
    (groups) => {
      const faults = groupFaults(groups, (id) => people.includes(id))
      expect(faults.length === 0).toBe(isGood(groups))
    },
  )

  test.prop([fc.array(group, { maxLength: 3 }).filter(isGood), fc.constantFrom(...people)])(
    'stay without fault when somebody goes, and lose nobody else',
    (groups, gone) => {
      const left = withoutMember(groups, gone)
      expect(groupFaults(left, (id) => id !== gone && people.includes(id))).toEqual([])
      expect(left.flatMap(({ members }) => members)).toEqual(
        groups.flatMap(({ members }) => members).filter((id) => id !== gone),
      )
    },
  )
})

describe('work done in turns', () => {
  test.prop([meeting()], { numRuns: 50 })('comes to the same as at one go', async (meeting) => {
    const made = ranking({ plan: meeting.plan, participants: participants(meeting.people) })
    expect(await inTurns(made.best(EVERYTHING))).toEqual(finish(made.best(EVERYTHING)))
  })
})
