import { Effect } from 'effect'
import { authorize, type EventRequest, organizerOnly } from './authorize.ts'
import { knownWebhookId } from './known-webhook-id.ts'
import { askResult } from './port-call.ts'
import { Webhooks } from './ports.ts'

/** Removes a webhook; what has not been delivered to it never will be. The organizer's call. */
export const removeWebhook = Effect.fnUntraced(function* (
  request: EventRequest & { readonly webhookId: string },
) {
  const { eventId } = yield* authorize(request, organizerOnly)
  const webhookId = yield* knownWebhookId(request.webhookId)
  const webhooks = yield* Webhooks
  yield* askResult(() => webhooks.remove(eventId, webhookId))
})
