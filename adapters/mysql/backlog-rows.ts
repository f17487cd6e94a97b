import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { type DisabledReason, MAX_BACKLOG, watchedTypes } from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import type { Session } from './session.ts'
import type { Watched } from './watched-types.ts'
import { readWebhooks, updateWebhook, watchAnew } from './webhook-rows.ts'

/**
 * Disables a webhook of a locked event: all that is on its way to it has failed. That is one
 * statement, since no more than {@link MAX_BACKLOG} wait.
 *
 * @param watched  what the event's webhooks have watched until now
 */
export async function disable(
  session: Session,
  eventId: EventId,
  webhookId: WebhookId,
  reason: DisabledReason,
  watched: Watched,
  now: EpochMs,
): Promise<void> {
  await session.write(
    `UPDATE webhook_deliveries
      SET status = 'failed', next_attempt_ms = NULL, ended_ms = ?, last_status = NULL,
        last_reason = 'webhook_disabled'
      WHERE event_id = ? AND webhook_id = ? AND next_attempt_ms IS NOT NULL`,
    [now, eventId, webhookId],
  )
  const webhooks = await readWebhooks(session, eventId)
  const status = { name: 'disabled', reason, at: now } as const
  const after = webhooks.map((one) => (one.id === webhookId ? { ...one, status } : one))
  const disabled = after.find(({ id }) => id === webhookId)
  if (disabled !== undefined) await updateWebhook(session, eventId, disabled)
  await watchAnew(session, eventId, watched, after, now)
}

/** Disables those webhooks of a locked event for which more than {@link MAX_BACKLOG} wait. */
export async function disableCrowded(
  session: Session,
  eventId: EventId,
  now: EpochMs,
): Promise<void> {
  // One entry of the index behind as many as may wait says enough: nothing is counted to its end.
  const crowded = await session.tuples<[WebhookId]>(
    `SELECT webhook_id FROM webhooks
      WHERE event_id = ? AND disabled_ms IS NULL AND (
        SELECT 1 FROM webhook_deliveries AS waiting
          WHERE waiting.event_id = webhooks.event_id AND waiting.webhook_id = webhooks.webhook_id
            AND next_attempt_ms IS NOT NULL
          LIMIT 1 OFFSET ${MAX_BACKLOG}) IS NOT NULL`,
    [eventId],
  )
  for (const [webhookId] of crowded) {
    const watched = watchedTypes(await readWebhooks(session, eventId))
    await disable(session, eventId, webhookId, 'backlog', watched, now)
  }
}
