import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { type DisabledReason, type Webhook, watchedTypes } from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import type { Session } from './session.ts'
import { readTypes, type Watched } from './watched-types.ts'

type WebhookRow = Pick<Webhook, 'id' | 'url' | 'host' | 'secret' | 'createdAt'> & {
  readonly types: string
  readonly disabledReason: DisabledReason | null
  readonly disabledAt: EpochMs | null
}

/** What the event's webhooks watch, which nobody else can change until the transaction ends. */
export async function lockWatched(
  session: Session,
  eventId: EventId,
): Promise<Watched | undefined> {
  const [row] = await session.rows<{ readonly types: string }>(
    'SELECT watched_types AS types FROM events WHERE event_id = ? FOR UPDATE',
    [eventId],
  )
  return row && new Set(readTypes(row.types))
}

/** The webhooks of an event, in the order in which they were made. */
export async function readWebhooks(session: Session, eventId: EventId): Promise<Webhook[]> {
  const rows = await session.rows<WebhookRow>(
    `SELECT webhook_id AS id, url, host, types, secret, disabled_reason AS disabledReason,
        disabled_ms AS disabledAt, created_ms AS createdAt
      FROM webhooks WHERE event_id = ? ORDER BY webhook_id`,
    [eventId],
  )
  return rows.map(({ types, disabledReason, disabledAt, ...row }) => ({
    ...row,
    types: readTypes(types),
    status:
      disabledReason !== null && disabledAt !== null
        ? { name: 'disabled', reason: disabledReason, at: disabledAt }
        : { name: 'enabled' },
  }))
}

/** Stores a new webhook of a locked event. */
export async function insertWebhook(
  session: Session,
  eventId: EventId,
  { id, url, host, types, secret, createdAt }: Webhook,
): Promise<void> {
  await session.write(
    `INSERT INTO webhooks (event_id, webhook_id, url, host, types, secret, created_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [eventId, id, url, host, types.join(), secret, createdAt],
  )
}

/** Stores what of a webhook can change. */
export async function updateWebhook(
  session: Session,
  eventId: EventId,
  { id, types, status }: Webhook,
): Promise<void> {
  const isDisabled = status.name === 'disabled'
  await session.write(
    `UPDATE webhooks SET types = ?, disabled_reason = ?, disabled_ms = ?
      WHERE event_id = ? AND webhook_id = ?`,
    [types.join(), isDisabled ? status.reason : null, isDisabled ? status.at : null, eventId, id],
  )
}

/** Removes a webhook, and all that was or is to be delivered to it, a piece at a time. */
export async function deleteWebhook(
  session: Session,
  eventId: EventId,
  webhookId: WebhookId,
): Promise<void> {
  const deliveries = `DELETE FROM webhook_deliveries WHERE event_id = ? AND webhook_id = ?
    LIMIT ${PIECE_ROWS}`
  while ((await session.write(deliveries, [eventId, webhookId])) === PIECE_ROWS);
  const webhook = 'DELETE FROM webhooks WHERE event_id = ? AND webhook_id = ?'
  await session.write(webhook, [eventId, webhookId])
}

const PIECE_ROWS = 20_000

/**
 * Stores what the webhooks of a locked event watch, now that one has come, gone or changed. Who
 * begins to watch for a time that suits everyone is told of those that come from now on: where
 * nobody can know without a ranking whether there is one already, somebody must look.
 *
 * @param watched  what they have watched until now
 */
export async function watchAnew(
  session: Session,
  eventId: EventId,
  watched: Watched,
  webhooks: readonly Webhook[],
  now: EpochMs,
): Promise<void> {
  const types = watchedTypes(webhooks)
  if (types.symmetricDifference(watched).size === 0) return
  await session.write('UPDATE events SET watched_types = ? WHERE event_id = ?', [
    [...types].join(),
    eventId,
  ])
  const isLookedAt = types.has('event.suits_everyone')
  if (isLookedAt === watched.has('event.suits_everyone')) return
  await session.write('DELETE FROM event_looks WHERE event_id = ?', [eventId])
  if (!isLookedAt) return
  const everyoneAnswered = await haveAllAnswered(session, eventId)
  await session.write(
    `INSERT INTO event_looks (event_id, suits_everyone, due_ms, since_revision)
      VALUES (?, ?, ?, (SELECT revision FROM events WHERE event_id = ?))`,
    everyoneAnswered ? [eventId, null, now, eventId] : [eventId, 0, null, eventId],
  )
}

async function haveAllAnswered(session: Session, eventId: EventId): Promise<boolean> {
  const [row] = await session.tuples<[people: number, missing: number]>(
    `SELECT COUNT(*), COUNT(CASE WHEN status = 'invited' THEN 1 END)
      FROM event_participants WHERE event_id = ?`,
    [eventId],
  )
  const [people = 0, missing = 0] = row ?? []
  return people > 0 && missing === 0
}
