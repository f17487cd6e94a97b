import { fc } from '@fast-check/vitest'
import { Answer, type PreferredInterval } from '../../../domain/matching/answer.ts'
import type { Group } from '../../../domain/matching/group.ts'
import type { MatchedMeeting } from '../../../domain/matching/matched-meeting.ts'
import { MeetingPlan } from '../../../domain/matching/meeting-plan.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { WEEKDAYS, type WorkingHours } from '../../../domain/time/working-hours.ts'
import { hours } from '../../hours.ts'
import { made } from '../../made.ts'
import { answer, meeting } from './meeting.ts'
import { timeZone } from './zone.ts'

/** Somebody with reservations, perhaps required, with working hours somewhere. */
export type DemandingPerson = {
  readonly id: string
  readonly required: boolean
  readonly stretches: readonly PreferredInterval[] | undefined
  readonly timeZone: TimeZone | undefined
  readonly workingHours: WorkingHours | undefined
}

/** A meeting with buffers, of people some of whom must come, alone or out of a group. */
export type DemandingMeeting = {
  readonly plan: MeetingPlan
  readonly people: readonly DemandingPerson[]
  readonly groups: readonly Group<string>[]
}

/** Any working hours: by day, by night, around the clock, of a single day. */
export const workingHours = (): fc.Arbitrary<WorkingHours> => {
  const time = fc.constantFrom('00:00', '02:30', '08:00', '09:00', '12:15', '17:00', '22:00')
  return fc
    .record({ start: time, end: time, days: fc.subarray([...WEEKDAYS], { minLength: 1 }) })
    .map(({ start, end, days }) => hours(start, end, days))
}

/** A small meeting with everything that one can ask for. */
export const demandingMeeting = (): fc.Arbitrary<DemandingMeeting> =>
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
            timeZone: fc.option(timeZone(), { nil: undefined }),
            workingHours: fc.option(workingHours(), { nil: undefined }),
          }),
        ),
      ),
      groups: ids.length === 0 ? fc.constant([]) : fc.array(group, { maxLength: 2 }),
    })
  })

/** The meeting as the domain takes it. */
export const matched = ({ plan, people, groups }: DemandingMeeting): MatchedMeeting<string> => ({
  plan,
  participants: people.map(({ stretches, ...person }) => ({
    ...person,
    answer: stretches && Answer.of(stretches),
  })),
  groups,
})
