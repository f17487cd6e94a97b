import { Effect } from 'effect'
import { admitAnswer } from '../domain/event/admit-answer.ts'
import { authorize, organizerOrOwner } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { knownUserId } from './known-user-id.ts'
import { askResult } from './port-call.ts'
import { Availabilities, Clock } from './ports.ts'

/** Takes an answer back: the participant counts as not having answered. */
export const withdrawAvailability = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly userId: string },
) {
  const grant = yield* authorize(request, organizerOrOwner(request.userId))
  const userId = yield* knownUserId(request.userId)
  const availabilities = yield* Availabilities
  const rule = ifExpected(request.expected, admitAnswer((yield* Clock).now()))
  yield* askResult(() => availabilities.withdraw(grant.eventId, userId, rule))
})
