import { Effect } from 'effect'
import { afterAttempt } from '../domain/webhook/after-attempt.ts'
import { DeliveryId } from '../domain/webhook/delivery.ts'
import type { ClaimedDelivery } from '../domain/webhook/delivery-queue.ts'
import type { Shares } from '../domain/webhook/fair-share.ts'
import { ATTEMPT_MS } from '../domain/webhook/webhook-sender.ts'
import { ask } from './port-call.ts'
import { Chance, Clock, Deliveries, Sender } from './ports.ts'

/**
 * How long a claim stands: longer than an attempt and storing what became of it take together. What
 * was claimed by a process that has died is tried again after it.
 */
export const CLAIM_MS = 6 * ATTEMPT_MS

/** How many deliveries may be under way at once, in one process. */
export const MOST_UNDER_WAY = 20

/** How many of them may be of one event, to one host, and such as have failed before. */
const SHARES = { perEvent: 2, perHost: 4, retries: MOST_UNDER_WAY / 2 }

/**
 * Claims deliveries that are due.
 *
 * @param wish.limit  at most so many
 * @param wish.underWay  those that are under way in this process already
 */
export const claimDeliveries = Effect.fnUntraced(function* (wish: {
  readonly limit: number
  readonly underWay: Shares['underWay']
}) {
  const deliveries = yield* Deliveries
  const now = (yield* Clock).now()
  const claim = { now, until: now + CLAIM_MS, ...SHARES, ...wish }
  return yield* ask(() => deliveries.claim(claim))
})

/**
 * Tries a claimed delivery once, and stores what became of it. It is told at least once: where
 * storing fails, or the process dies before, it is sent again under the same id.
 */
export const deliver = Effect.fnUntraced(function* (claimed: ClaimedDelivery) {
  const [sender, deliveries, clock] = [yield* Sender, yield* Deliveries, yield* Clock]
  const { webhookId, eventId, url, secret, notice, happenedAt } = claimed
  const id = DeliveryId.of(webhookId, notice)
  const message = { id, url, secret, eventId, notice, happenedAt, sentAt: clock.now() }
  const end = yield* Effect.promise(() => sender.send(message))
  const now = clock.now()
  const chance = (yield* Chance).fraction()
  const after = afterAttempt(claimed.attempts + 1, end, now, chance)
  const isDisabled = yield* ask(() => deliveries.record(claimed, end, after, now))
  return { end, after, isDisabled }
})
