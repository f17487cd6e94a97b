import type { Event, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Delivery } from '../../domain/webhook/delivery.ts'
import type { Notice } from '../../domain/webhook/notice.ts'
import { isWorthALook, noticesOf, situationOf } from '../../domain/webhook/notices.ts'
import type { KnownSuit } from '../../domain/webhook/suits-everyone.ts'
import {
  type DisabledReason,
  MAX_BACKLOG,
  type Webhook,
  watchedTypes,
} from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'

/** A webhook with what is or was to be delivered to it. */
export type WebhookRecord = {
  webhook: Webhook
  /** Oldest first. */
  readonly deliveries: DeliveryRecord[]
}

/** A delivery as it is stored. */
export type DeliveryRecord = {
  readonly eventId: EventId
  readonly webhook: WebhookRecord
  delivery: Delivery
}

/**
 * What waits to be told to the webhooks of one event. It is written in the same step as the change
 * that it is about.
 */
export class EventOutbox {
  readonly webhooks = new Map<WebhookId, WebhookRecord>()
  /** Whether some time suited everyone last time, while somebody wants to be told of that. */
  suits: KnownSuit
  /** The revision at which somebody began to want that. */
  watchedSince: Revision = 0
  #watched = watchedTypes([])
  readonly #waiting: Waiting
  readonly #now: () => EpochMs

  constructor(waiting: Waiting, now: () => EpochMs) {
    this.#waiting = waiting
    this.#now = now
  }

  /** Whether anybody wants to be told when a time suits everyone. */
  get isLookedAt(): boolean {
    return this.#watched.has('event.suits_everyone')
  }

  /** Adds what a change has to tell. */
  announce(before: Event | undefined, after: Event, submittedBy?: UserId): void {
    // An event that nobody watches must cost nothing.
    if (this.#watched.size === 0 || before === after) return
    const now = this.#now()
    const [was, is] = [before && situationOf(before), situationOf(after)]
    this.add(after, noticesOf(was, is, submittedBy), now)
    const { looks } = this.#waiting
    const isLookWanted = this.isLookedAt && was !== undefined && isWorthALook(was, is)
    // Whoever has claimed a look finds out that the event has changed, and leaves word for another.
    if (isLookWanted && !looks.has(after.id)) looks.set(after.id, now)
  }

  /**
   * Adds a delivery of each notice to each enabled webhook that wants its type, and disables those for
   * which too many wait.
   */
  add(event: Event, notices: readonly Notice[], now: EpochMs): void {
    for (const notice of notices) {
      for (const record of this.webhooks.values()) {
        const { id, status, types } = record.webhook
        if (status.name !== 'enabled' || !types.includes(notice.type)) continue
        const delivery: DeliveryRecord = {
          eventId: event.id,
          webhook: record,
          delivery: {
            webhookId: id,
            notice,
            happenedAt: now,
            attempts: 0,
            state: { name: 'pending', nextAttemptAt: now },
          },
        }
        record.deliveries.push(delivery)
        this.#waiting.deliveries.add(delivery)
        if (isCrowded(record)) this.disable(event, record, 'backlog', now)
      }
    }
  }

  /** Disables a webhook: all that is on its way to it has failed. */
  disable(event: Event, record: WebhookRecord, reason: DisabledReason, now: EpochMs): void {
    record.webhook = { ...record.webhook, status: { name: 'disabled', reason, at: now } }
    for (const one of record.deliveries) {
      if (one.delivery.state.name !== 'pending') continue
      const state = { name: 'failed', endedAt: now } as const
      one.delivery = { ...one.delivery, state, last: { reason: 'webhook_disabled' } }
      this.#waiting.deliveries.delete(one)
    }
    this.watchAnew(event)
  }

  /** To be called whenever a webhook has come, gone or changed. */
  watchAnew(event: Event): void {
    const wasLookedAt = this.isLookedAt
    this.#watched = watchedTypes([...this.webhooks.values()].map(({ webhook }) => webhook))
    if (this.isLookedAt === wasLookedAt) return
    const { everyoneAnswered } = situationOf(event)
    this.suits = everyoneAnswered ? undefined : false
    this.watchedSince = event.revision
    if (this.isLookedAt && everyoneAnswered) this.#waiting.looks.set(event.id, this.#now())
    else this.#waiting.looks.delete(event.id)
  }

  /** Removes a webhook with its deliveries. */
  remove(event: Event, webhookId: WebhookId): void {
    this.#forget(this.webhooks.get(webhookId))
    this.webhooks.delete(webhookId)
    this.watchAnew(event)
  }

  /** Removes what is or was to be told of somebody who is no longer part of the event. */
  forgetUser(userId: UserId): void {
    for (const { deliveries } of this.webhooks.values()) {
      const kept = deliveries.filter((record) => {
        const { notice } = record.delivery
        if (notice.type !== 'availability.submitted' || notice.userId !== userId) return true
        this.#waiting.deliveries.delete(record)
        return false
      })
      deliveries.splice(0, deliveries.length, ...kept)
    }
  }

  /** Removes everything, with the event. */
  clear(eventId: EventId): void {
    for (const record of this.webhooks.values()) this.#forget(record)
    this.webhooks.clear()
    this.#waiting.looks.delete(eventId)
  }

  #forget(record: WebhookRecord | undefined): void {
    for (const delivery of record?.deliveries ?? []) this.#waiting.deliveries.delete(delivery)
  }
}

function isCrowded({ deliveries }: WebhookRecord): boolean {
  if (deliveries.length <= MAX_BACKLOG) return false
  const waiting = deliveries.filter(({ delivery: { state } }) => state.name === 'pending')
  return waiting.length > MAX_BACKLOG
}

/** What waits in all events together, so that nobody need go through them to find it. */
export class Waiting {
  /** The pending ones, in the order in which they came to be. */
  readonly deliveries = new Set<DeliveryRecord>()
  /** From when on somebody is to look at which event. */
  readonly looks = new Map<EventId, EpochMs>()
}
