import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { earliestSlot } from '../../domain/matching/candidates.ts'
import type { MatchedMeeting } from '../../domain/matching/matched-meeting.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import { workingTimes } from '../../domain/matching/working-time.ts'
import { finish } from '../../domain/steps.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { hours } from '../hours.ts'
import { made } from '../made.ts'
import { demandingMeeting, matched } from './arbitraries/demanding-meeting.ts'
import { answerOf } from './arbitraries/meeting.ts'
import { DAY, HOUR, NOON } from './arbitraries/time.ts'
import { EVERYTHING, ranked } from './rank.ts'

const all = (one: Recommendation<string>) => one.available.length
const firm = (one: Recommendation<string>) => all(one) - one.ifNeeded.length
const missesNobody = (one: Recommendation<string>) =>
  one.missing.required.length + one.missing.groups.length === 0 ? 1 : 0

/** People who can mostly come all day long, with few different hours: many candidates are equal. */
const easyMeeting = (): fc.Arbitrary<MatchedMeeting<string>> => {
  const day = made(Interval.of(NOON, NOON + DAY))
  const person = fc.record({
    timeZone: fc.constantFrom(TimeZone.utc, made(TimeZone.of('Asia/Kathmandu'))),
    workingHours: fc.constantFrom(
      hours('12:00', '13:30', ['MO', 'TU']),
      hours('13:30', '15:00', ['MO', 'TU']),
      hours('13:30', '19:00', ['MO', 'TU']),
    ),
    interval: fc.constantFrom(day, day, day, made(Interval.of(NOON, NOON + 3 * HOUR))),
  })
  return fc.array(person, { maxLength: 6 }).map((people) => ({
    plan: made(
      MeetingPlan.of({
        durationMinutes: 90,
        stepMinutes: 45,
        proposedSlots: [{ interval: day, timeZone: TimeZone.utc }],
      }),
    ),
    participants: people.map(({ interval, ...rest }, i) => ({
      ...rest,
      id: `p${i}`,
      answer: answerOf([interval]),
    })),
    groups: [],
  }))
}

const anyMeeting = fc.oneof(demandingMeeting().map(matched), easyMeeting())

describe('comfort', () => {
  test.prop([anyMeeting, fc.constantFrom('counts' as const, 'last' as const)])(
    'decides between equals alone: first of all together, then of the worst off, then the start',
    (meeting, ifNeeded) => {
      const best = ranked(meeting, { ...EVERYTHING, ifNeeded, tieBreak: 'comfort' })
      const worth = (one: Recommendation<string>) => [
        missesNobody(one),
        ...(ifNeeded === 'counts' ? [all(one), firm(one)] : [firm(one), all(one)]),
        -(one.discomfort?.totalMinutes ?? 0),
        -(one.discomfort?.worstMinutes ?? 0),
        -one.start,
      ]
      const byRules = best.toSorted((one, other) => {
        const [mine, theirs] = [worth(one), worth(other)]
        const decisive = mine.findIndex((value, i) => value !== theirs[i])
        return decisive === -1 ? 0 : (theirs[decisive] as number) - (mine[decisive] as number)
      })
      expect(best.map(({ start }) => start)).toEqual(byRules.map(({ start }) => start))
    },
  )

  test.prop([anyMeeting])(
    'is asked of those who can come: each one’s minutes outside their hours',
    (meeting) => {
      const { plan, participants } = meeting
      for (const one of ranked(meeting)) {
        const interval = made(Interval.of(one.start, one.end))
        const minutes = participants
          .filter(({ id }) => one.available.includes(id))
          .map((person) =>
            finish(workingTimes({ plan, participants: [person] })).kinds[0]?.minutesOutside(
              interval,
            ),
          ) as number[]
        expect(one.discomfort).toEqual({
          totalMinutes: minutes.reduce((sum, value) => sum + value, 0),
          worstMinutes: Math.max(0, ...minutes),
        })
      }
    },
  )
})

describe('local times', () => {
  test.prop([anyMeeting])(
    'name everybody once, in their zone or else that of the earliest slot, in the order given',
    (meeting) => {
      const { plan, participants } = meeting
      for (const one of ranked(meeting)) {
        const zones = one.localTimes.map(({ timeZone }) => timeZone)
        expect(new Set(zones).size).toBe(zones.length)
        for (const { timeZone, people } of one.localTimes) {
          const there = participants.filter(
            (person) => (person.timeZone ?? earliestSlot(plan).timeZone) === timeZone,
          )
          expect(people).toEqual(there.map(({ id }) => id))
        }
        expect(one.localTimes.flatMap(({ people }) => people)).toHaveLength(participants.length)
      }
    },
  )

  test.prop([anyMeeting])('name those for whom any of it lies outside their hours', (meeting) => {
    const { plan, participants } = meeting
    for (const one of ranked(meeting)) {
      const outside = participants.filter((person) => {
        const [kind] = finish(workingTimes({ plan, participants: [person] })).kinds
        return (kind?.minutesOutside(made(Interval.of(one.start, one.end))) ?? 0) > 0
      })
      expect(one.localTimes.flatMap(({ outsideHours }) => outsideHours).toSorted()).toEqual(
        outside.map(({ id }) => id).toSorted(),
      )
    }
  })
})
