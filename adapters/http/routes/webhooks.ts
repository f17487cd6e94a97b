import { createRoute } from '@hono/zod-openapi'
import { changeWebhook } from '../../../application/change-webhook.ts'
import { listWebhooks } from '../../../application/list-webhooks.ts'
import { registerWebhook } from '../../../application/register-webhook.ts'
import { removeWebhook } from '../../../application/remove-webhook.ts'
import type { HttpApp } from '../http-context.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import {
  newWebhookSchema,
  registeredWebhookSchema,
  showRegistered,
  showWebhook,
  webhookChangesSchema,
  webhookSchema,
  webhooksSchema,
} from '../schemas/webhook-schemas.ts'
import {
  body,
  eventParams,
  eventRequest,
  json,
  needsToken,
  ON_EVENT,
  WITH_BODY,
  webhookParams,
} from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Webhooks']

/** Registering, listing, changing and removing webhooks. None of it changes the event's revision. */
export function registerWebhookRoutes(app: HttpApp, run: RunUseCase): void {
  const register = createRoute({
    method: 'post',
    path: '/events/{event_id}/webhooks',
    operationId: 'registerWebhook',
    tags,
    summary: 'Be told what happens to an event',
    description:
      'For the organizer. Send an `Idempotency-Key`: should the answer be lost, the same request has the secret again. From now on the URL gets a `POST` for everything of these types, signed as Standard Webhooks has it with the secret that is shown here and never again: `{ "type", "timestamp", "data": { "event_id", "revision" } }`, with `user_id` of who submitted availability and `start_time` of what was scheduled. Whatever is not answered with 2xx is sent again, for three days at most; the same `webhook-id` is the same message.',
    ...needsToken(run, jsonBody),
    request: { params: eventParams, body: body(newWebhookSchema) },
    responses: {
      201: json('The webhook and its secret.', registeredWebhookSchema),
      ...problemAnswers(...ON_EVENT, ...WITH_BODY, 'TooManyWebhooks', 'WebhookUrlRefused'),
    },
  })
  registerRepeatable(app, run, register, async (c) => {
    const introduction = c.req.valid('json')
    const webhook = await run(c, registerWebhook({ ...eventRequest(c), introduction }))
    return c.json(showRegistered(webhook), 201)
  })

  const list = createRoute({
    method: 'get',
    path: '/events/{event_id}/webhooks',
    operationId: 'listWebhooks',
    tags,
    summary: 'List the webhooks of an event',
    description: 'For the organizer. Secrets are not shown again.',
    ...needsToken(run),
    request: { params: eventParams },
    responses: {
      200: json('In the order in which they were registered.', webhooksSchema),
      ...problemAnswers(...ON_EVENT),
    },
  })
  app.openapi(list, async (c) => {
    const webhooks = await run(c, listWebhooks(eventRequest(c)))
    return c.json({ event_id: c.req.param('event_id'), webhooks: webhooks.map(showWebhook) }, 200)
  })

  const change = createRoute({
    method: 'patch',
    path: '/events/{event_id}/webhooks/{webhook_id}',
    operationId: 'changeWebhook',
    tags,
    summary: 'Change what a webhook is told, or enable it again',
    description:
      'For the organizer. Only what the body names changes. Another URL is another webhook, with a secret of its own.',
    ...needsToken(run, jsonBody),
    request: { params: webhookParams, body: body(webhookChangesSchema) },
    responses: {
      200: json('The webhook as it is now.', webhookSchema),
      ...problemAnswers(...ON_EVENT, ...WITH_BODY, 'WebhookNotFound'),
    },
  })
  app.openapi(change, async (c) => {
    const changes = c.req.valid('json')
    const webhookId = c.req.param('webhook_id')
    const webhook = await run(c, changeWebhook({ ...eventRequest(c), webhookId, changes }))
    return c.json(showWebhook(webhook), 200)
  })

  const remove = createRoute({
    method: 'delete',
    path: '/events/{event_id}/webhooks/{webhook_id}',
    operationId: 'removeWebhook',
    tags,
    summary: 'Remove a webhook',
    description:
      'For the organizer. What has not been delivered never will be, but for what is under way.',
    ...needsToken(run),
    request: { params: webhookParams },
    responses: {
      204: { description: 'It is gone, with its log.' },
      ...problemAnswers(...ON_EVENT, 'WebhookNotFound'),
    },
  })
  app.openapi(remove, async (c) => {
    const webhookId = c.req.param('webhook_id')
    await run(c, removeWebhook({ ...eventRequest(c), webhookId }))
    return c.body(null, 204)
  })
}
