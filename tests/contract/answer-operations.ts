import { fc } from '@fast-check/vitest'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import { Availability } from '../../domain/event/availability.ts'
import { requireRevision } from '../../domain/event/expected-revision.ts'
import { made } from '../made.ts'
import { coarseInstant, coarseIntervals, intervalBetween } from '../property/arbitraries/time.ts'
import { timeZone } from '../property/arbitraries/zone.ts'
import { moment, place, somebody, step } from './both-storages.ts'

const preferredInterval = fc.record(
  {
    interval: intervalBetween(coarseInstant()),
    preference: fc.constantFrom('available' as const, 'if_needed' as const),
  },
  { requiredKeys: ['interval'] },
)

/** Somebody answers, with reservations or without, in time or not. */
export const submission = fc
  .tuple(place(), fc.array(preferredInterval, { maxLength: 8 }), timeZone(), moment())
  .map(([place, intervals, shownIn, now]) =>
    step(`participant ${place} answers`, ({ availabilities }, both) => {
      const slots = intervals.map((slot) => ({ ...slot, timeZone: shownIn }))
      const answer = made(Availability.of(somebody(both, place).id, slots))
      return availabilities.replace(both.event.id, answer, admitAnswer(now))
    }),
  )

/** Somebody says when they are busy. */
export const busySubmission = fc
  .tuple(place(), coarseIntervals(), timeZone(), moment())
  .map(([place, intervals, shownIn, now]) =>
    step(`participant ${place} says when they are busy`, ({ availabilities }, both) => {
      const userId = somebody(both, place).id
      const busy = intervals.map((interval) => ({ interval, timeZone: shownIn }))
      const given = { userId, within: made(Availability.besides(userId, busy)) }
      return availabilities.replace(both.event.id, given, admitAnswer(now))
    }),
  )

/** Somebody can never come, and says so unless anything has changed. */
export const conditionalSubmission = fc
  .tuple(place(), fc.nat({ max: 9 }))
  .map(([place, revision]) =>
    step(`participant ${place} answers if it is still at ${revision}`, ({ availabilities }, both) =>
      availabilities.replace(
        both.event.id,
        made(Availability.of(somebody(both, place).id, [])),
        (state) => requireRevision(state, [revision]),
      ),
    ),
  )

/** Somebody takes their answer back, in time or not. */
export const withdrawal = fc
  .tuple(place(), moment())
  .map(([place, now]) =>
    step(`participant ${place} withdraws`, ({ availabilities }, both) =>
      availabilities.withdraw(both.event.id, somebody(both, place).id, admitAnswer(now)),
    ),
  )
