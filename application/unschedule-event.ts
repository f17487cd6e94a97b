import { Effect } from 'effect'
import { unscheduleEvent as reopen } from '../domain/event/schedule-event.ts'
import { authorize, organizerOnly } from './authorize.ts'
import { viewEvent } from './event-view.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { askResult } from './port-call.ts'
import { Events } from './ports.ts'

/** Opens a scheduled event for answers again; the organizer's call. */
export const unscheduleEvent = Effect.fnUntraced(function* (request: EventWriteRequest) {
  const grant = yield* authorize(request, organizerOnly)
  const events = yield* Events
  const reopened = yield* askResult(() =>
    events.update(grant.eventId, ifExpected(request.expected, reopen)),
  )
  return yield* viewEvent(reopened, grant.role)
})
