import type { EventId } from '../../domain/event/event-id.ts'
import type { DeliveryId } from '../../domain/webhook/delivery.ts'
import type { SigningSecret, WebhookUrl } from '../../domain/webhook/webhook.ts'
import type { WebhookMessage } from '../../domain/webhook/webhook-sender.ts'

/** With what {@link messageTo} is signed. */
export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' as SigningSecret

/** A message for a sender to send there. */
export const messageTo = (url: string): WebhookMessage => ({
  id: 'msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_scheduled' as DeliveryId,
  url: url as WebhookUrl,
  secret: SECRET,
  eventId: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' as EventId,
  notice: {
    type: 'event.scheduled',
    revision: 7,
    start: Date.parse('2026-01-12T19:00:00Z'),
  },
  happenedAt: Date.parse('2026-01-10T09:00:00.250Z'),
  sentAt: Date.now(),
})
