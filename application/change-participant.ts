import { Effect } from 'effect'
import {
  type AttendingChanges,
  changeParticipant as applyChanges,
} from '../domain/event/change-participant.ts'
import type { ParticipantNotFound } from '../domain/event/remove-participant.ts'
import { authorize, organizerOrOwner } from './authorize.ts'
import { viewParticipant } from './event-view.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { Forbidden } from './identify.ts'
import { knownUserId } from './known-user-id.ts'
import { ask, askResult } from './port-call.ts'
import { Events, Users } from './ports.ts'

/**
 * Changes how somebody takes part. Where they are and when they work is theirs to say, or the
 * organizer's; whether the meeting needs them is the organizer's alone.
 */
export const changeParticipant = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly userId: string; readonly changes: AttendingChanges },
) {
  const grant = yield* authorize(request, organizerOrOwner(request.userId))
  if (grant.role !== 'organizer' && request.changes.required !== undefined) {
    return yield* new Forbidden({ role: grant.role, reason: 'required' })
  }
  const userId = yield* knownUserId(request.userId)
  const events = yield* Events
  const event = yield* askResult(() =>
    events.update(
      grant.eventId,
      ifExpected(request.expected, (event) => applyChanges(event, userId, request.changes)),
    ),
  )
  const participant = event.participants.find((one) => one.userId === userId)
  const users = yield* Users
  const user = (yield* ask(() => users.find([userId]))).get(userId)
  // They may have been removed since.
  return participant === undefined || user === undefined
    ? yield* Effect.fail<ParticipantNotFound>({ _tag: 'ParticipantNotFound', userId })
    : { event, participant: viewParticipant(event, participant, user, grant) }
})
