import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { AfterAttempt } from '../../domain/webhook/after-attempt.ts'
import type { AttemptEnd } from '../../domain/webhook/delivery.ts'
import type { ClaimedDelivery } from '../../domain/webhook/delivery-queue.ts'
import type { Session } from './connection-pool.ts'
import { lockWatched, readWebhooks, updateWebhook, watchAnew } from './webhook-rows.ts'

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

/** {@link recordAttempt} for one that disables the webhook: all that is on its way to it has failed. */
export async function disableWebhook(
  session: Session,
  claimed: ClaimedDelivery,
  end: AttemptEnd,
  { state, disables }: Required<AfterAttempt>,
  now: EpochMs,
): Promise<void> {
  const { eventId, webhookId } = claimed
  // First the event, as everybody does who writes to it.
  const watched = await lockWatched(session, eventId)
  if (watched === undefined) return
  if (!(await recordAttempt(session, claimed, end, { state }))) return
  await session.write(
    `UPDATE webhook_deliveries
      SET status = 'failed', next_attempt_ms = NULL, ended_ms = ?, last_status = NULL,
        last_reason = 'webhook_disabled'
      WHERE event_id = ? AND webhook_id = ? AND status = 'pending'`,
    [now, eventId, webhookId],
  )
  const webhooks = await readWebhooks(session, eventId)
  const status = { name: 'disabled', reason: disables, at: now } as const
  const after = webhooks.map((one) => (one.id === webhookId ? { ...one, status } : one))
  const disabled = after.find(({ id }) => id === webhookId)
  if (disabled !== undefined) await updateWebhook(session, eventId, disabled)
  await watchAnew(session, eventId, watched, after, now)
}
