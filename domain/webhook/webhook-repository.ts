import type { EventId } from '../event/event-id.ts'
import type { EventNotFound } from '../event/event-repository.ts'
import type { Result } from '../result.ts'
import type { Delivery, DeliveryPlace } from './delivery.ts'
import type { TooManyWebhooks, Webhook, WebhookNotFound } from './webhook.ts'
import type { WebhookId } from './webhook-id.ts'

/**
 * Webhooks of events, and what was delivered to them. They come and go with the event; those that
 * come with a new event, the event repository stores. The event's revision stays: nothing that
 * anybody reads of it has changed. Every method rejects with `StorageUnavailable` alone.
 */
export interface WebhookRepository {
  /** Stores one more webhook, which is told of what happens from then on. */
  add(eventId: EventId, webhook: Webhook): Promise<Result<void, EventNotFound | TooManyWebhooks>>

  /** The event's webhooks, in the order in which they were made. */
  list(eventId: EventId): Promise<Result<readonly Webhook[], EventNotFound>>

  /**
   * Replaces a webhook by what `change` makes of it, while nobody else can change it.
   * @param change pure; may be called again when the storage has to start over
   */
  change(
    eventId: EventId,
    webhookId: WebhookId,
    change: (webhook: Webhook) => Webhook,
  ): Promise<Result<Webhook, EventNotFound | WebhookNotFound>>

  /** Removes a webhook with all its deliveries, those under way among them. */
  remove(
    eventId: EventId,
    webhookId: WebhookId,
  ): Promise<Result<void, EventNotFound | WebhookNotFound>>

  /**
   * The webhook's deliveries by the revision at which they happened, the newest first.
   * @param page.before  only those older than this one
   */
  deliveries(
    eventId: EventId,
    webhookId: WebhookId,
    page: { readonly limit: number; readonly before?: DeliveryPlace | undefined },
  ): Promise<Result<readonly Delivery[], EventNotFound | WebhookNotFound>>
}
