import { Effect } from 'effect'
import { authorize, type EventRequest, organizerOnly } from './authorize.ts'
import { introduceWebhook, type WebhookIntroduction } from './introduce-webhooks.ts'
import { askResult } from './port-call.ts'
import { Webhooks } from './ports.ts'

/**
 * Adds a webhook, which is told of what happens to the event from now on; the organizer's call. Its
 * secret is shown here and never again.
 */
export const registerWebhook = Effect.fnUntraced(function* (
  request: EventRequest & { readonly introduction: WebhookIntroduction },
) {
  const { eventId } = yield* authorize(request, organizerOnly)
  const webhooks = yield* Webhooks
  const webhook = yield* introduceWebhook(request.introduction)
  yield* askResult(() => webhooks.add(eventId, webhook))
  return webhook
})
