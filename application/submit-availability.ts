import { Effect } from 'effect'
import { admitAnswer } from '../domain/event/admit-answer.ts'
import { Availability, type AvailabilitySlot } from '../domain/event/availability.ts'
import { authorize, organizerOrOwner } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { knownUserId } from './known-user-id.ts'
import { askResult, settle } from './port-call.ts'
import { Availabilities } from './ports.ts'

/**
 * Replaces what a participant has said about their time, as a whole. Participants answer for
 * themselves; the organizer may answer for anyone.
 *
 * @returns the answer as it was stored, overlapping and touching slots joined, and the revision
 */
export const submitAvailability = Effect.fnUntraced(function* (
  request: EventWriteRequest & {
    readonly userId: string
    readonly slots: readonly AvailabilitySlot[]
  },
) {
  const grant = yield* authorize(request, organizerOrOwner(request.userId))
  const userId = yield* knownUserId(request.userId)
  const answer = yield* settle(Availability.of(userId, request.slots))
  const availabilities = yield* Availabilities
  const revision = yield* askResult(() =>
    availabilities.replace(grant.eventId, answer, ifExpected(request.expected, admitAnswer)),
  )
  return { eventId: grant.eventId, userId, answer, revision }
})
