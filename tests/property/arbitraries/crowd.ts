import { fc } from '@fast-check/vitest'
import type { MatchedMeeting } from '../../../domain/matching/matched-meeting.ts'
import { MeetingPlan } from '../../../domain/matching/meeting-plan.ts'
import { Interval } from '../../../domain/time/interval.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { made } from '../../made.ts'
import { answerOf } from './meeting.ts'
import { HOUR, MINUTE, NOON } from './time.ts'

/**
 * Many people with an hour or two each at some hours of a long day, so that there are many different
 * sets of people who can come together: more than twenty as often as not, of more than fifty people
 * now and then.
 */
export const crowd = (): fc.Arbitrary<MatchedMeeting<string>> =>
  fc
    .record({
      hours: fc.integer({ min: 2, max: 12 }),
      bufferAfterMinutes: fc.constantFrom(0, 0, 15),
      people: fc.array(
        fc.array(fc.tuple(fc.nat({ max: 44 }), fc.integer({ min: 1, max: 6 })), { maxLength: 4 }),
        { maxLength: 60, size: 'max' },
      ),
    })
    .map(({ hours, bufferAfterMinutes, people }) => ({
      plan: made(
        MeetingPlan.of({
          durationMinutes: 30,
          stepMinutes: 15,
          bufferAfterMinutes,
          proposedSlots: [
            { interval: made(Interval.of(NOON, NOON + hours * HOUR)), timeZone: TimeZone.utc },
          ],
        }),
      ),
      participants: people.map((stretches, i) => ({
        id: `p${String(i).padStart(2, '0')}`,
        answer: answerOf(
          stretches.map(([from, quarters]) =>
            made(Interval.of(NOON + from * 15 * MINUTE, NOON + (from + quarters) * 15 * MINUTE)),
          ),
        ),
      })),
      groups: [],
    }))
