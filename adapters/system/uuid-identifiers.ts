import { typeid } from 'typeid-js'
import { ApiKeyId } from '../../domain/access/api-key.ts'
import { EventId } from '../../domain/event/event-id.ts'
import type { Identifiers } from '../../domain/identifiers.ts'
import { UserId } from '../../domain/user/user-id.ts'
import { WebhookId } from '../../domain/webhook/webhook-id.ts'

/** TypeIDs on UUIDv7: they sort by the millisecond in which they were made. */
export const uuidIdentifiers: Identifiers = {
  eventId: () => typeid(EventId.prefix).toString() as EventId,
  userId: () => typeid(UserId.prefix).toString() as UserId,
  webhookId: () => typeid(WebhookId.prefix).toString() as WebhookId,
  apiKeyId: () => typeid(ApiKeyId.prefix).toString() as ApiKeyId,
}
