import { createRoute } from '@hono/zod-openapi'
import { readDeliveries } from '../../../application/read-deliveries.ts'
import { DeliveryId } from '../../../domain/webhook/delivery.ts'
import type { HttpApp } from '../http-context.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { deliveriesSchema, deliveryQuerySchema, showDelivery } from '../schemas/delivery-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { eventRequest, json, needsToken, ON_EVENT, webhookParams } from './operation.ts'

/** What was delivered to a webhook, and what was not. */
export function registerDeliveryRoutes(app: HttpApp, run: RunUseCase): void {
  const read = createRoute({
    method: 'get',
    path: '/events/{event_id}/webhooks/{webhook_id}/deliveries',
    operationId: 'readDeliveries',
    tags: ['Webhooks'],
    summary: 'Read what was delivered to a webhook',
    description:
      'For the organizer. The newest first; those that ended more than thirty days ago are gone.',
    ...needsToken(run),
    request: { params: webhookParams, query: deliveryQuerySchema },
    responses: {
      200: json('A page of the log.', deliveriesSchema),
      ...problemAnswers(...ON_EVENT, 'WebhookNotFound', 'InvalidInput'),
    },
  })
  app.openapi(read, async (c) => {
    const { limit, before } = c.req.valid('query')
    const webhookId = c.req.param('webhook_id')
    const { deliveries, hasMore } = await run(
      c,
      readDeliveries({ ...eventRequest(c), webhookId, limit, before }),
    )
    const last = deliveries.at(-1)
    return c.json(
      {
        event_id: c.req.param('event_id'),
        webhook_id: webhookId,
        deliveries: deliveries.map(showDelivery),
        ...(hasMore && last && { next: DeliveryId.of(last.webhookId, last.notice) as string }),
      },
      200,
    )
  })
}
