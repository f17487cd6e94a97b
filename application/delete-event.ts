import { Effect } from 'effect'
import { ok } from '../domain/result.ts'
import { authorize, organizerOnly } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { askResult } from './port-call.ts'
import { Events } from './ports.ts'
import { Rankings } from './rankings.ts'

/** Removes an event and everything of it: people, answers, tokens; the organizer's call. */
export const deleteEvent = Effect.fnUntraced(function* (request: EventWriteRequest) {
  const grant = yield* authorize(request, organizerOnly)
  const events = yield* Events
  yield* askResult(() =>
    events.delete(
      grant.eventId,
      ifExpected(request.expected, () => ok(undefined)),
    ),
  )
  yield* (yield* Rankings).forget(grant.eventId)
})
