import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { Delivery, DeliveryPlace } from '../../domain/webhook/delivery.ts'
import {
  MAX_WEBHOOKS,
  type TooManyWebhooks,
  type Webhook,
  type WebhookNotFound,
} from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import type { WebhookRepository } from '../../domain/webhook/webhook-repository.ts'
import { readDeliveries } from './delivery-rows.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import type { Session } from './session.ts'
import {
  deleteWebhook,
  insertWebhook,
  lockWatched,
  readWebhooks,
  updateWebhook,
  watchAnew,
} from './webhook-rows.ts'

/** Webhooks in MySQL. */
export class MysqlWebhookRepository implements WebhookRepository {
  readonly #database: MysqlDatabase
  readonly #now: () => EpochMs

  constructor(database: MysqlDatabase, now: () => EpochMs = Date.now) {
    this.#database = database
    this.#now = now
  }

  async add(
    eventId: EventId,
    webhook: Webhook,
  ): Promise<Result<void, EventNotFound | TooManyWebhooks>> {
    return this.#write(eventId, async (session, webhooks) => {
      if (webhooks.length >= MAX_WEBHOOKS) {
        return refuse({ _tag: 'TooManyWebhooks', max: MAX_WEBHOOKS } as const)
      }
      await insertWebhook(session, eventId, webhook)
      return ok({ value: undefined, webhooks: [...webhooks, webhook] })
    })
  }

  async list(eventId: EventId): Promise<Result<readonly Webhook[], EventNotFound>> {
    return this.#database.snapshot(async (session) =>
      (await isThere(session, eventId))
        ? ok(await readWebhooks(session, eventId))
        : notFound(eventId),
    )
  }

  async change(
    eventId: EventId,
    webhookId: WebhookId,
    change: (webhook: Webhook) => Webhook,
  ): Promise<Result<Webhook, EventNotFound | WebhookNotFound>> {
    return this.#write(eventId, async (session, webhooks) => {
      const found = webhooks.find(({ id }) => id === webhookId)
      if (found === undefined) return unknown(webhookId)
      const changed = change(found)
      await updateWebhook(session, eventId, changed)
      const after = webhooks.map((webhook) => (webhook === found ? changed : webhook))
      return ok({ value: changed, webhooks: after })
    })
  }

  async remove(
    eventId: EventId,
    webhookId: WebhookId,
  ): Promise<Result<void, EventNotFound | WebhookNotFound>> {
    return this.#write(eventId, async (session, webhooks) => {
      const after = webhooks.filter(({ id }) => id !== webhookId)
      if (after.length === webhooks.length) return unknown(webhookId)
      await deleteWebhook(session, eventId, webhookId)
      return ok({ value: undefined, webhooks: after })
    })
  }

  async deliveries(
    eventId: EventId,
    webhookId: WebhookId,
    page: { readonly limit: number; readonly before?: DeliveryPlace | undefined },
  ): Promise<Result<readonly Delivery[], EventNotFound | WebhookNotFound>> {
    return this.#database.snapshot(async (session) => {
      if (!(await isThere(session, eventId))) return notFound(eventId)
      const webhooks = await readWebhooks(session, eventId)
      return webhooks.some(({ id }) => id === webhookId)
        ? ok(await readDeliveries(session, eventId, webhookId, page))
        : unknown(webhookId)
    })
  }

  /** Writes to the webhooks of an event, which nobody else can meanwhile. */
  #write<Value, Fault>(
    eventId: EventId,
    write: (
      session: Session,
      webhooks: readonly Webhook[],
    ) => Promise<Result<{ readonly value: Value; readonly webhooks: readonly Webhook[] }, Fault>>,
  ): Promise<Result<Value, Fault | EventNotFound>> {
    return this.#database.transaction(eventId, async (session) => {
      const watched = await lockWatched(session, eventId)
      if (watched === undefined) return notFound(eventId)
      const written = await write(session, await readWebhooks(session, eventId))
      if (!written.ok) return written
      await watchAnew(session, eventId, watched, written.value.webhooks, this.#now())
      return ok(written.value.value)
    })
  }
}

async function isThere(session: Session, eventId: EventId): Promise<boolean> {
  const rows = await session.tuples('SELECT 1 FROM events WHERE event_id = ?', [eventId])
  return rows.length > 0
}

const notFound = (eventId: EventId): Result<never, EventNotFound> =>
  refuse({ _tag: 'EventNotFound', eventId })

const unknown = (webhookId: string): Result<never, WebhookNotFound> =>
  refuse({ _tag: 'WebhookNotFound', webhookId })
