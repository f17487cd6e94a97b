import { z } from '@hono/zod-openapi'
import type { WebhookIntroduction } from '../../../application/introduce-webhooks.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { NOTICE_TYPES } from '../../../domain/webhook/notice.ts'
import {
  MAX_URL_LENGTH,
  MAX_WEBHOOKS,
  type Webhook,
  type WebhookChanges,
} from '../../../domain/webhook/webhook.ts'

const EXAMPLE_URL = 'https://example.com/meetings'

const typeSchema = z.enum(NOTICE_TYPES)

/** Each once, in one order, whatever the caller's. */
const typesSchema = z
  .array(typeSchema)
  .min(1)
  .max(NOTICE_TYPES.length)
  .transform((types) => NOTICE_TYPES.filter((type) => types.includes(type)))
  .openapi({ description: 'What to tell; everything unless it says.' })

const introductionSchema = z
  .strictObject({
    url: z.string().max(MAX_URL_LENGTH).openapi({
      format: 'uri',
      description:
        'Where to send messages: https, without user and password, and not to an address that is not on the Internet, unless the service was told that it may.',
      example: EXAMPLE_URL,
    }),
    types: typesSchema.default([...NOTICE_TYPES]),
  })
  .transform((webhook): WebhookIntroduction => webhook)

/** The body that adds a webhook. */
export const newWebhookSchema = introductionSchema.openapi('NewWebhook', {
  example: { url: EXAMPLE_URL, types: ['event.everyone_answered', 'event.scheduled'] },
})

/** The webhooks of a new event. */
export const newWebhooksSchema = z.array(introductionSchema).max(MAX_WEBHOOKS).openapi({
  description: 'Whom to tell what happens to the event, that it was created included.',
})

/** The body that changes a webhook: only what it names. */
export const webhookChangesSchema = z
  .strictObject({
    types: typesSchema.optional(),
    status: z.literal('enabled').optional().openapi({
      description: 'Tells it again from now on; what it has missed stays missed.',
    }),
  })
  .transform((changes): WebhookChanges => changes)
  .openapi('WebhookChanges', { example: { status: 'enabled' } })

/** A webhook, without its secret. */
export const webhookSchema = z
  .object({
    webhook_id: z.string().openapi({ example: 'whk_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    url: z.string().openapi({ example: EXAMPLE_URL }),
    types: z.array(typeSchema),
    status: z.enum(['enabled', 'disabled']),
    disabled_reason: z.enum(['exhausted', 'gone', 'backlog']).optional().openapi({
      description:
        '`exhausted`: a message was not accepted at any attempt, and no other meanwhile. `gone`: the receiver answered 410. `backlog`: more than 1,000 messages were waiting.',
    }),
    disabled_at: z.string().optional().openapi({ format: 'date-time' }),
    created_at: z.string().openapi({ format: 'date-time', example: '2026-01-05T09:00:00Z' }),
  })
  .openapi('Webhook')

/** The webhooks of an event. */
export const webhooksSchema = z
  .object({ event_id: z.string(), webhooks: z.array(webhookSchema) })
  .openapi('Webhooks')

/** A new webhook with its secret. */
export const registeredWebhookSchema = z
  .object({
    ...webhookSchema.shape,
    secret: z.string().openapi({
      description: 'What its messages are signed with; shown this once.',
      example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazNnfTBWb3w=',
    }),
  })
  .openapi('RegisteredWebhook')

/** A webhook as the interface shows it. */
export const showWebhook = ({
  id,
  url,
  types,
  status,
  createdAt,
}: Webhook): z.infer<typeof webhookSchema> => ({
  webhook_id: id,
  url,
  types: [...types],
  status: status.name,
  ...(status.name === 'disabled' && {
    disabled_reason: status.reason,
    disabled_at: showInstant(status.at),
  }),
  created_at: showInstant(createdAt),
})

/** A new webhook, the only time that its secret is shown. */
export const showRegistered = (webhook: Webhook) => ({
  ...showWebhook(webhook),
  secret: webhook.secret as string,
})
