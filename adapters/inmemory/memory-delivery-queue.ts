import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { AfterAttempt } from '../../domain/webhook/after-attempt.ts'
import type { AttemptEnd } from '../../domain/webhook/delivery.ts'
import type {
  ClaimedDelivery,
  ClaimWish,
  DeliveryQueue,
} from '../../domain/webhook/delivery-queue.ts'
import { fairShare } from '../../domain/webhook/fair-share.ts'
import { afterLook, knownAt, NEXT_LOOK_MS } from '../../domain/webhook/suits-everyone.ts'
import type { DeliveryRecord } from './memory-outbox.ts'
import type { MemoryStorage } from './memory-storage.ts'

/** What waits to be told, in memory. */
export class MemoryDeliveryQueue implements DeliveryQueue {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async claim({
    now,
    until,
    ...wish
  }: Parameters<DeliveryQueue['claim']>[0]): Promise<readonly ClaimedDelivery[]> {
    const due = [...this.#storage.waiting.deliveries]
      .filter((record) => dueAt(record) <= now)
      .toSorted((a, b) => dueAt(a) - dueAt(b))
    const share = fairShare(
      due.map((record) => {
        const { attempts } = record.delivery
        return { record, eventId: record.eventId, host: record.webhook.webhook.host, attempts }
      }),
      wish,
    )
    return share.map(({ record }) => {
      const { eventId, delivery, webhook } = record
      record.delivery = { ...delivery, state: { name: 'pending', nextAttemptAt: until } }
      const { url, host, secret } = webhook.webhook
      const { webhookId, notice, happenedAt, attempts } = delivery
      const claimed = { eventId, webhookId, notice, happenedAt, attempts, claimedUntil: until }
      return { url, host, secret, ...claimed }
    })
  }

  async record(
    claimed: ClaimedDelivery,
    end: AttemptEnd,
    after: AfterAttempt,
    now: EpochMs,
  ): Promise<boolean> {
    const record = this.#claimedRecord(claimed)
    if (record === undefined) return false
    const attempts = claimed.attempts + 1
    this.#end(record, { ...record.delivery, attempts, last: end, state: after.state })
    const { disables } = after
    if (disables === undefined || (disables === 'exhausted' && othersArrived(record))) return false
    const event = this.#storage.events.get(claimed.eventId)
    event?.outbox.disable(event.event, record.webhook, disables, now)
    return true
  }

  async claimLooks({ now, until, limit }: ClaimWish): Promise<readonly EventId[]> {
    const { looks } = this.#storage.waiting
    const due = [...looks].filter(([, dueAt]) => dueAt <= now).toSorted(([, a], [, b]) => a - b)
    return due.slice(0, limit).map(([eventId]) => {
      looks.set(eventId, until)
      return eventId
    })
  }

  async recordLook(
    eventId: EventId,
    { revision, suits }: Parameters<DeliveryQueue['recordLook']>[1],
    now: EpochMs,
  ): Promise<void> {
    const { looks } = this.#storage.waiting
    const record = this.#storage.events.get(eventId)
    if (record === undefined || !record.outbox.isLookedAt) {
      looks.delete(eventId)
    } else if (record.event.revision !== revision) {
      looks.set(eventId, now + NEXT_LOOK_MS)
    } else {
      looks.delete(eventId)
      const { outbox, event } = record
      const before = knownAt(outbox.suits, outbox.watchedSince, revision)
      const { known, isNews } = afterLook(before, { isOpen: event.status.name === 'open', suits })
      outbox.suits = known
      if (isNews) outbox.add(event, [{ type: 'event.suits_everyone', revision }], now)
    }
  }

  async removeEnded(before: EpochMs): Promise<number> {
    let removed = 0
    for (const { outbox } of this.#storage.events.values()) {
      for (const { deliveries } of outbox.webhooks.values()) {
        const kept = deliveries.filter(({ delivery: { state } }) => {
          return state.name === 'pending' || state.endedAt >= before
        })
        removed += deliveries.length - kept.length
        deliveries.splice(0, deliveries.length, ...kept)
      }
    }
    return removed
  }

  #claimedRecord(claimed: ClaimedDelivery): DeliveryRecord | undefined {
    const { eventId, webhookId, notice } = claimed
    const webhook = this.#storage.events.get(eventId)?.outbox.webhooks.get(webhookId)
    return webhook?.deliveries.find(
      (record) =>
        record.delivery.notice.revision === notice.revision &&
        record.delivery.notice.type === notice.type &&
        dueAt(record) === claimed.claimedUntil,
    )
  }

  #end(record: DeliveryRecord, delivery: DeliveryRecord['delivery']): void {
    record.delivery = delivery
    if (delivery.state.name !== 'pending') this.#storage.waiting.deliveries.delete(record)
  }
}

/** Whether the webhook has accepted anything since this happened. */
function othersArrived({ webhook, delivery: { happenedAt } }: DeliveryRecord): boolean {
  return webhook.deliveries.some(
    ({ delivery: { state } }) => state.name === 'delivered' && state.endedAt >= happenedAt,
  )
}

/** When a delivery is to be tried next; never for one that has ended. */
function dueAt({ delivery: { state } }: DeliveryRecord): EpochMs {
  return state.name === 'pending' ? state.nextAttemptAt : Number.POSITIVE_INFINITY
}
