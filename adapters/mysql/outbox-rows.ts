import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Notice } from '../../domain/webhook/notice.ts'
import { isWorthALook, noticesOf, type Situation } from '../../domain/webhook/notices.ts'
import { disableCrowded } from './backlog-rows.ts'
import type { Session } from './session.ts'
import type { Watched } from './watched-types.ts'

/**
 * Stores what a change of a locked event has to tell its webhooks: in the transaction of the change,
 * so that either both happen or none.
 */
export async function announce(
  session: Session,
  eventId: EventId,
  watched: Watched,
  change: {
    readonly before: Situation | undefined
    readonly after: Situation
    readonly submittedBy?: UserId
    readonly now: EpochMs
  },
): Promise<void> {
  const { before, after, submittedBy, now } = change
  const notices = noticesOf(before, after, submittedBy).filter(({ type }) => watched.has(type))
  await insertDeliveries(session, eventId, notices, now)
  const isLookedAt = watched.has('event.suits_everyone')
  if (isLookedAt && before !== undefined && isWorthALook(before, after)) {
    // Whoever has claimed a look finds out that the event has changed, and leaves word for another.
    const sql = 'UPDATE event_looks SET due_ms = ? WHERE event_id = ? AND due_ms IS NULL'
    await session.write(sql, [now, eventId])
  }
}

/**
 * Stores a delivery of each notice to each enabled webhook of a locked event that wants its type, and
 * disables those for which too many wait.
 */
export async function insertDeliveries(
  session: Session,
  eventId: EventId,
  notices: readonly Notice[],
  now: EpochMs,
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map((notice) => [
    notice.revision,
    notice.type,
    notice.type === 'availability.submitted' ? notice.userId : null,
    notice.type === 'event.scheduled' ? notice.start : null,
  ])
  const stored = await session.write(
    `INSERT INTO webhook_deliveries (event_id, webhook_id, revision, type, host, user_id, start_ms,
        happened_ms, next_attempt_ms)
      SELECT webhooks.event_id, webhook_id, notices.revision, notices.type, host, notices.user_id,
        notices.start_ms, ?, ?
      FROM webhooks JOIN JSON_TABLE(?, '$[*]' COLUMNS (
        revision INT UNSIGNED PATH '$[0]',
        type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
        user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$[2]',
        start_ms BIGINT PATH '$[3]')) AS notices
        ON FIND_IN_SET(notices.type, webhooks.types) > 0
      WHERE webhooks.event_id = ? AND disabled_ms IS NULL`,
    [now, now, JSON.stringify(rows), eventId],
  )
  if (stored > 0) await disableCrowded(session, eventId, now)
}

/** Whether anybody but this participant has yet to answer. */
export async function anotherIsMissing(
  session: Session,
  eventId: EventId,
  userId: UserId,
): Promise<boolean> {
  const rows = await session.tuples(
    `SELECT 1 FROM event_participants
      WHERE event_id = ? AND status = 'invited' AND user_id <> ? LIMIT 1`,
    [eventId, userId],
  )
  return rows.length > 0
}
