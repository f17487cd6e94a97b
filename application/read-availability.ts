import { Effect } from 'effect'
import { authorize, type EventRequest, organizerOrOwner } from './authorize.ts'
import { knownUserId } from './known-user-id.ts'
import { askResult } from './port-call.ts'
import { Availabilities } from './ports.ts'

/** What a participant has said about their time; `answer` is missing until they have. */
export const readAvailability = Effect.fnUntraced(function* (
  request: EventRequest & { readonly userId: string },
) {
  const grant = yield* authorize(request, organizerOrOwner(request.userId))
  const userId = yield* knownUserId(request.userId)
  const availabilities = yield* Availabilities
  const found = yield* askResult(() => availabilities.find(grant.eventId, userId))
  return { eventId: grant.eventId, userId, ...found }
})
