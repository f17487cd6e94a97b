import type { EpochMs } from '../time/epoch-ms.ts'
import type { AttemptEnd, DeliveryState } from './delivery.ts'
import type { DisabledReason } from './webhook.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * How long to wait after the first attempt, the second, and so on, before the next.
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md, "Deliverability and reliability"
 */
export const RETRY_DELAYS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/** A delay is this part of itself shorter or longer at most: receivers that come back get breath. */
const JITTER = 0.2

/** What an attempt makes of a delivery, and why its webhook may have to be disabled. */
export type AfterAttempt = {
  readonly state: DeliveryState
  readonly disables?: DisabledReason
}

/**
 * What becomes of a delivery after an attempt. A status of 2xx is success, 410 asks for no more
 * messages at all, and everything else, redirects among it, is tried again as long as there is a
 * delay left.
 *
 * @param attempts  how many there were, with this one
 * @param chance  from 0, inclusively, to 1, exclusively
 */
export function afterAttempt(
  attempts: number,
  end: AttemptEnd,
  now: EpochMs,
  chance: number,
): AfterAttempt {
  const status = 'status' in end ? end.status : undefined
  if (status !== undefined && status >= 200 && status < 300) {
    return { state: { name: 'delivered', endedAt: now } }
  }
  const failed = { name: 'failed', endedAt: now } as const
  if (status === GONE) return { state: failed, disables: 'gone' }
  const delay = RETRY_DELAYS_MS[attempts - 1]
  if (delay === undefined) return { state: failed, disables: 'exhausted' }
  const jittered = Math.round(delay * (1 + JITTER * (2 * chance - 1)))
  return { state: { name: 'pending', nextAttemptAt: now + jittered } }
}

const GONE = 410
