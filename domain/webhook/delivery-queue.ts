import type { Revision } from '../event/event.ts'
import type { EventId } from '../event/event-id.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { AfterAttempt } from './after-attempt.ts'
import type { AttemptEnd } from './delivery.ts'
import type { Shares } from './fair-share.ts'
import type { Notice } from './notice.ts'
import type { Webhook } from './webhook.ts'

/** A delivery that the claimer alone may try until its claim ends. */
export type ClaimedDelivery = Pick<Webhook, 'url' | 'host' | 'secret'> & {
  readonly eventId: EventId
  readonly webhookId: Webhook['id']
  readonly notice: Notice
  readonly happenedAt: EpochMs
  /** How often it was tried before. */
  readonly attempts: number
  readonly claimedUntil: EpochMs
}

/** How much somebody is willing to do. */
export type ClaimWish = {
  readonly now: EpochMs
  /** Until when it is the claimer's alone: whoever has ended by then is taken to be dead. */
  readonly until: EpochMs
  /** At most so many. */
  readonly limit: number
}

/**
 * What waits to be told to webhooks. The repositories put it there, in one step with the change that
 * it is about. Every method rejects with `StorageUnavailable` alone.
 */
export interface DeliveryQueue {
  /**
   * Deliveries that are due, a `fairShare` of them, which nobody else may try until the claim ends.
   */
  claim(wish: ClaimWish & Shares): Promise<readonly ClaimedDelivery[]>

  /**
   * Stores what became of a delivery, and disables its webhook where that is due, though not for a
   * message that is exhausted while others have arrived since it happened. What is on its way to a
   * disabled webhook has failed. Answers whether it was disabled. Does nothing when the claim has passed to somebody else, or the delivery
   * is gone.
   */
  record(
    claimed: ClaimedDelivery,
    end: AttemptEnd,
    after: AfterAttempt,
    now: EpochMs,
  ): Promise<boolean>

  /** Events of which it must be found out whether some time suits everyone, each once. */
  claimLooks(wish: ClaimWish): Promise<readonly EventId[]>

  /**
   * Stores what somebody who looked has found, and in one step with it the deliveries that this is
   * worth by `afterLook`. Where the event has another revision by now, somebody must look again a
   * little later; where nobody watches for it any more, nothing happens.
   */
  recordLook(
    eventId: EventId,
    found: { readonly revision: Revision; readonly suits: boolean },
    now: EpochMs,
  ): Promise<void>

  /** Removes deliveries that ended before this instant, and answers how many; some at a time. */
  removeEnded(before: EpochMs): Promise<number>
}
