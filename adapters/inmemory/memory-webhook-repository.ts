import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Delivery, DeliveryPlace } from '../../domain/webhook/delivery.ts'
import {
  MAX_WEBHOOKS,
  type TooManyWebhooks,
  type Webhook,
  type WebhookNotFound,
} from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import type { WebhookRepository } from '../../domain/webhook/webhook-repository.ts'
import type { WebhookRecord } from './memory-outbox.ts'
import type { EventRecord, MemoryStorage } from './memory-storage.ts'

/** Webhooks in memory. */
export class MemoryWebhookRepository implements WebhookRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async add(
    eventId: EventId,
    webhook: Webhook,
  ): Promise<Result<void, EventNotFound | TooManyWebhooks>> {
    const record = this.#storage.events.get(eventId)
    if (record === undefined) return notFound(eventId)
    const { webhooks } = record.outbox
    if (webhooks.size >= MAX_WEBHOOKS) return refuse({ _tag: 'TooManyWebhooks', max: MAX_WEBHOOKS })
    webhooks.set(webhook.id, { webhook, deliveries: [] })
    record.outbox.watchAnew(record.event)
    return ok(undefined)
  }

  async list(eventId: EventId): Promise<Result<readonly Webhook[], EventNotFound>> {
    const record = this.#storage.events.get(eventId)
    if (record === undefined) return notFound(eventId)
    return ok([...record.outbox.webhooks.values()].map(({ webhook }) => webhook))
  }

  async change(
    eventId: EventId,
    webhookId: WebhookId,
    change: (webhook: Webhook) => Webhook,
  ): Promise<Result<Webhook, EventNotFound | WebhookNotFound>> {
    const found = this.#find(eventId, webhookId)
    if (!found.ok) return found
    const { event, webhook } = found.value
    webhook.webhook = change(webhook.webhook)
    event.outbox.watchAnew(event.event)
    return ok(webhook.webhook)
  }

  async remove(
    eventId: EventId,
    webhookId: WebhookId,
  ): Promise<Result<void, EventNotFound | WebhookNotFound>> {
    const found = this.#find(eventId, webhookId)
    if (!found.ok) return found
    const { event } = found.value
    event.outbox.remove(event.event, webhookId)
    return ok(undefined)
  }

  async deliveries(
    eventId: EventId,
    webhookId: WebhookId,
    { limit, before }: { readonly limit: number; readonly before?: DeliveryPlace | undefined },
  ): Promise<Result<readonly Delivery[], EventNotFound | WebhookNotFound>> {
    const found = this.#find(eventId, webhookId)
    if (!found.ok) return found
    const deliveries = found.value.webhook.deliveries.map(({ delivery }) => delivery)
    const wanted = deliveries.filter(
      ({ notice }) => before === undefined || placeOrder(notice, before) < 0,
    )
    const newestFirst = wanted.toSorted((a, b) => placeOrder(b.notice, a.notice))
    return ok(newestFirst.slice(0, limit))
  }

  #find(
    eventId: EventId,
    webhookId: WebhookId,
  ): Result<
    { readonly event: EventRecord; readonly webhook: WebhookRecord },
    EventNotFound | WebhookNotFound
  > {
    const event = this.#storage.events.get(eventId)
    if (event === undefined) return notFound(eventId)
    const webhook = event.outbox.webhooks.get(webhookId)
    return webhook === undefined
      ? refuse({ _tag: 'WebhookNotFound', webhookId })
      : ok({ event, webhook })
  }
}

/** As a database orders them: types by their letters. */
const placeOrder = (one: DeliveryPlace, other: DeliveryPlace): number =>
  one.revision - other.revision || (one.type < other.type ? -1 : Number(one.type > other.type))

const notFound = (eventId: EventId): Result<never, EventNotFound> =>
  refuse({ _tag: 'EventNotFound', eventId })
