import type { ApiKeyId } from './access/api-key.ts'
import type { EventId } from './event/event-id.ts'
import type { UserId } from './user/user-id.ts'
import type { WebhookId } from './webhook/webhook-id.ts'

/** New identifiers, never given out before; later ones sort after earlier ones. */
export interface Identifiers {
  eventId(): EventId
  userId(): UserId
  webhookId(): WebhookId
  apiKeyId(): ApiKeyId
}
