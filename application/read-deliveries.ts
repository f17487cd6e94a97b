import { Effect } from 'effect'
import type { DeliveryPlace } from '../domain/webhook/delivery.ts'
import { authorize, type EventRequest, organizerOnly } from './authorize.ts'
import { knownWebhookId } from './known-webhook-id.ts'
import { askResult } from './port-call.ts'
import { Webhooks } from './ports.ts'

/**
 * What was or is to be delivered to a webhook, the newest first; the organizer's call.
 *
 * @returns a page, and whether there is more behind it
 * @param request.limit  at most so many
 * @param request.before  only those that happened before this one
 */
export const readDeliveries = Effect.fnUntraced(function* (
  request: EventRequest & {
    readonly webhookId: string
    readonly limit: number
    readonly before?: DeliveryPlace | undefined
  },
) {
  const { eventId } = yield* authorize(request, organizerOnly)
  const webhookId = yield* knownWebhookId(request.webhookId)
  const webhooks = yield* Webhooks
  // One more tells whether there is more.
  const { before } = request
  const limit = request.limit + 1
  const page = yield* askResult(() => webhooks.deliveries(eventId, webhookId, { limit, before }))
  return { deliveries: page.slice(0, request.limit), hasMore: page.length === limit }
})
