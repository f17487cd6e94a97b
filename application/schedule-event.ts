import { Effect } from 'effect'
import { scheduleEvent as settleOn } from '../domain/event/schedule-event.ts'
import type { EpochMs } from '../domain/time/epoch-ms.ts'
import { authorize, organizerOnly } from './authorize.ts'
import { viewEvent } from './event-view.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { askResult } from './port-call.ts'
import { Events } from './ports.ts'

/** Settles the time of an event; the organizer's call. */
export const scheduleEvent = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly start: EpochMs },
) {
  const grant = yield* authorize(request, organizerOnly)
  const events = yield* Events
  const scheduled = yield* askResult(() =>
    events.update(
      grant.eventId,
      ifExpected(request.expected, (event) => settleOn(event, request.start)),
    ),
  )
  return yield* viewEvent(scheduled, grant.role)
})
