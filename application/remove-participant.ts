import { Effect } from 'effect'
import { removeParticipant as withoutParticipant } from '../domain/event/remove-participant.ts'
import { authorize, organizerOnly } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { knownUserId } from './known-user-id.ts'
import { askResult } from './port-call.ts'
import { Events } from './ports.ts'

/** Removes a participant with their answer and their token; the organizer's call. */
export const removeParticipant = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly userId: string },
) {
  const grant = yield* authorize(request, organizerOnly)
  const userId = yield* knownUserId(request.userId)
  const events = yield* Events
  yield* askResult(() =>
    events.update(
      grant.eventId,
      ifExpected(request.expected, (event) => withoutParticipant(event, userId)),
    ),
  )
})
