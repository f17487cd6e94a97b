import { Effect } from 'effect'
import { authorize, type EventRequest, organizerOnly } from './authorize.ts'
import { askResult } from './port-call.ts'
import { Webhooks } from './ports.ts'

/** The webhooks of an event, in the order in which they were made; the organizer's call. */
export const listWebhooks = Effect.fnUntraced(function* (request: EventRequest) {
  const { eventId } = yield* authorize(request, organizerOnly)
  const webhooks = yield* Webhooks
  return yield* askResult(() => webhooks.list(eventId))
})
