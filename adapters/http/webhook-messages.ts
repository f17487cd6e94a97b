import { z } from '@hono/zod-openapi'
import type { NoticeType } from '../../domain/webhook/notice.ts'
import type { HttpApp } from './http-context.ts'

const eventFields = {
  event_id: z.string().openapi({ example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
  revision: z.int().openapi({ description: 'At which it happened.', example: 7 }),
}
const eventData = z.object(eventFields)

/** What a message of each type says of the event, and when there is one. */
const MESSAGES: Readonly<Record<NoticeType, { readonly when: string; readonly data: z.ZodType }>> =
  {
    'event.created': {
      when: 'The event was created, with this webhook.',
      data: eventData,
    },
    'availability.submitted': {
      when: 'Somebody has answered, anew or again.',
      data: eventData.extend({
        user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
      }),
    },
    'event.scheduled': {
      when: 'The time is settled.',
      data: eventData.extend({
        start_time: z.string().openapi({ format: 'date-time', example: '2026-01-12T19:00:00Z' }),
      }),
    },
    'event.cancelled': { when: 'The meeting is off.', data: eventData },
    'event.everyone_answered': {
      when: 'The last answer that was missing has come, or is no longer needed.',
      data: eventData,
    },
    'event.suits_everyone': {
      when: 'Some time has come to suit all participants, where none did.',
      data: eventData,
    },
  }

const signatureHeaders = z.object({
  'webhook-id': z.string().openapi({
    description: 'The message, the same at every attempt.',
    example: 'msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_scheduled',
  }),
  'webhook-timestamp': z.string().openapi({
    description: 'When this attempt was made, in seconds since 1970.',
    example: '1768035600',
  }),
  'webhook-signature': z.string().openapi({
    description:
      '`v1,` and in base64 the HMAC-SHA-256 of id, timestamp and body, with full stops between, under the webhook’s secret.',
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  }),
})

/** Describes what webhooks are sent: requests to whoever has registered one. */
export function describeWebhookMessages(app: HttpApp): void {
  for (const [type, { when, data }] of Object.entries(MESSAGES)) {
    app.openAPIRegistry.registerWebhook({
      method: 'post',
      path: type,
      operationId: type.replaceAll(/[._](\w)/g, (_, letter: string) => letter.toUpperCase()),
      tags: ['Webhooks'],
      summary: when,
      security: [],
      request: {
        headers: signatureHeaders,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({
                type: z.literal(type),
                timestamp: z.string().openapi({ format: 'date-time', description: 'When.' }),
                data,
              }),
            },
          },
        },
      },
      responses: {
        '2XX': { description: 'It has arrived.' },
        410: { description: 'Nobody wants to be told any more: the webhook is disabled.' },
        default: { description: 'It is sent again later; redirects are not followed.' },
      },
    })
  }
}
