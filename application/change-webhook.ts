import { Effect } from 'effect'
import { changedWebhook, type WebhookChanges } from '../domain/webhook/webhook.ts'
import { authorize, type EventRequest, organizerOnly } from './authorize.ts'
import { knownWebhookId } from './known-webhook-id.ts'
import { askResult } from './port-call.ts'
import { Webhooks } from './ports.ts'

/** Changes what a webhook is told, or enables it again; the organizer's call. */
export const changeWebhook = Effect.fnUntraced(function* (
  request: EventRequest & { readonly webhookId: string; readonly changes: WebhookChanges },
) {
  const { eventId } = yield* authorize(request, organizerOnly)
  const webhookId = yield* knownWebhookId(request.webhookId)
  const webhooks = yield* Webhooks
  return yield* askResult(() =>
    webhooks.change(eventId, webhookId, (webhook) => changedWebhook(webhook, request.changes)),
  )
})
