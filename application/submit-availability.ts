import { Effect } from 'effect'
import { admitAnswer } from '../domain/event/admit-answer.ts'
import { Availability, type AvailabilitySlot, type BusySlot } from '../domain/event/availability.ts'
import { authorize, organizerOrOwner } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { knownUserId } from './known-user-id.ts'
import { askResult, settle } from './port-call.ts'
import { Availabilities, Clock } from './ports.ts'

/** When somebody can come, or when they can't: then they can in all the rest of the windows. */
export type Submission =
  | { readonly slots: readonly AvailabilitySlot[] }
  | { readonly busy: readonly BusySlot[] }

/**
 * Replaces what a participant has said about their time, as a whole. Participants answer for
 * themselves; the organizer may answer for anyone.
 *
 * @returns the answer as it was stored, overlapping and touching slots joined, and the revision
 */
export const submitAvailability = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly userId: string } & Submission,
) {
  const grant = yield* authorize(request, organizerOrOwner(request.userId))
  const userId = yield* knownUserId(request.userId)
  const given =
    'slots' in request
      ? yield* settle(Availability.of(userId, request.slots))
      : { userId, within: yield* settle(Availability.besides(userId, request.busy)) }
  const availabilities = yield* Availabilities
  const rule = ifExpected(request.expected, admitAnswer((yield* Clock).now()))
  const stored = yield* askResult(() => availabilities.replace(grant.eventId, given, rule))
  return { eventId: grant.eventId, userId, ...stored }
})
