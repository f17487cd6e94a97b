import { Effect } from 'effect'
import { changeEvent as applyChanges, type EventChanges } from '../domain/event/change-event.ts'
import { authorize, organizerOnly } from './authorize.ts'
import { viewEvent } from './event-view.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { askResult } from './port-call.ts'
import { Events } from './ports.ts'

/** Changes an event's words, plan or windows, or cancels it; the organizer's call. */
export const changeEvent = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly changes: EventChanges },
) {
  const grant = yield* authorize(request, organizerOnly)
  const events = yield* Events
  const changed = yield* askResult(() =>
    events.update(
      grant.eventId,
      ifExpected(request.expected, (event) => applyChanges(event, request.changes)),
    ),
  )
  return yield* viewEvent(changed, grant.role)
})
