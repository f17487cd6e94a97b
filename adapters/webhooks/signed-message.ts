import { createHmac } from 'node:crypto'
import { showInstant } from '../../domain/time/shown-time.ts'
import type { WebhookMessage } from '../../domain/webhook/webhook-sender.ts'

/**
 * The body of a message and the headers by which its receiver knows that it is real, not replayed,
 * and not the second of its kind. The body is the same at every attempt.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signedMessage(message: WebhookMessage): {
  readonly body: string
  readonly headers: Record<string, string | number>
} {
  const { id, secret, sentAt } = message
  const body = JSON.stringify(bodyOf(message))
  const timestamp = Math.floor(sentAt / 1_000)
  const signature = createHmac('sha256', keyOf(secret))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'User-Agent': 'meeting-slot-service',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    },
  }
}

function bodyOf({ eventId, notice, happenedAt }: WebhookMessage) {
  return {
    type: notice.type,
    timestamp: showInstant(happenedAt),
    data: {
      event_id: eventId,
      revision: notice.revision,
      ...(notice.type === 'availability.submitted' && { user_id: notice.userId }),
      ...(notice.type === 'event.scheduled' && { start_time: showInstant(notice.start) }),
    },
  }
}

const keyOf = (secret: string) => Buffer.from(secret.slice('whsec_'.length), 'base64')
