import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { AfterAttempt } from '../../domain/webhook/after-attempt.ts'
import type { AttemptEnd } from '../../domain/webhook/delivery.ts'
import type { ClaimedDelivery } from '../../domain/webhook/delivery-queue.ts'
import { disable } from './backlog-rows.ts'
import type { Session } from './session.ts'
import { lockWatched } from './webhook-rows.ts'

/**
 * Stores what became of a claimed delivery, and answers whether the claim still stood: its end
 * tells one claim from a later one.
 */
export async function recordAttempt(
  session: Session,
  { eventId, webhookId, notice, attempts, claimedUntil }: ClaimedDelivery,
  end: AttemptEnd,
  { state }: AfterAttempt,
): Promise<boolean> {
  const isPending = state.name === 'pending'
  const met = await session.write(
    `UPDATE webhook_deliveries SET attempts = ?, status = ?, next_attempt_ms = ?, ended_ms = ?,
        last_status = ?, last_reason = ?
      WHERE event_id = ? AND webhook_id = ? AND revision = ? AND type = ? AND next_attempt_ms = ?`,
    [
      attempts + 1,
      state.name,
      isPending ? state.nextAttemptAt : null,
      isPending ? null : state.endedAt,
      'status' in end ? end.status : null,
      'reason' in end ? end.reason : null,
      eventId,
      webhookId,
      notice.revision,
      notice.type,
      claimedUntil,
    ],
  )
  return met > 0
}

/**
 * {@link recordAttempt} for one that may disable the webhook, and answers whether it did. A message
 * that fails while others arrive says nothing against the receiver: it fails alone.
 */
export async function recordLastAttempt(
  session: Session,
  claimed: ClaimedDelivery,
  end: AttemptEnd,
  { state, disables }: Required<AfterAttempt>,
  now: EpochMs,
): Promise<boolean> {
  const { eventId, webhookId } = claimed
  // First the event, as everybody does who writes to it.
  const watched = await lockWatched(session, eventId)
  if (watched === undefined) return false
  if (!(await recordAttempt(session, claimed, end, { state }))) return false
  if (disables === 'exhausted' && (await othersArrived(session, claimed))) return false
  await disable(session, eventId, webhookId, disables, watched, now)
  return true
}

/** Whether the webhook has accepted anything since this happened. */
async function othersArrived(
  session: Session,
  { eventId, webhookId, happenedAt }: ClaimedDelivery,
): Promise<boolean> {
  const rows = await session.tuples(
    `SELECT 1 FROM webhook_deliveries
      WHERE event_id = ? AND webhook_id = ? AND status = 'delivered' AND ended_ms >= ? LIMIT 1`,
    [eventId, webhookId, happenedAt],
  )
  return rows.length > 0
}
