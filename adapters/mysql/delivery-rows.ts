import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import {
  type AttemptEnd,
  DELIVERY_LIMIT,
  type Delivery,
  type DeliveryPlace,
  type DeliveryState,
  type NoAnswer,
} from '../../domain/webhook/delivery.ts'
import type { Notice } from '../../domain/webhook/notice.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import type { Session } from './session.ts'

/** The columns that a notice is made of. */
export type NoticeColumns = {
  readonly revision: number
  readonly type: Notice['type']
  readonly userId: UserId | null
  readonly start: EpochMs | null
}

/** Selects {@link NoticeColumns}. */
export const NOTICE_COLUMNS = 'revision, type, user_id AS userId, start_ms AS start'

/** The notice that these columns hold. */
export function noticeOf({ revision, type, userId, start }: NoticeColumns): Notice {
  switch (type) {
    case 'availability.submitted':
      return { type, revision, userId: userId as UserId }
    case 'event.scheduled':
      return { type, revision, start: start as EpochMs }
    default:
      return { type, revision }
  }
}

type DeliveryRow = NoticeColumns & {
  readonly happenedAt: EpochMs
  readonly attempts: number
  readonly status: DeliveryState['name']
  readonly nextAttemptAt: EpochMs | null
  readonly endedAt: EpochMs | null
  readonly lastStatus: number | null
  readonly lastReason: NoAnswer | null
}

const DELIVERIES = `SELECT ${NOTICE_COLUMNS}, happened_ms AS happenedAt, attempts, status,
    next_attempt_ms AS nextAttemptAt, ended_ms AS endedAt, last_status AS lastStatus,
    last_reason AS lastReason
  FROM webhook_deliveries WHERE event_id = ? AND webhook_id = ?`

// One statement for every page, and one row more than that: servers differ in what they take for a limit.
const NEWEST_FIRST = `ORDER BY revision DESC, type DESC LIMIT ${DELIVERY_LIMIT.max + 1}`

/** A page of what was or is to be delivered to a webhook, the newest first. */
export async function readDeliveries(
  session: Session,
  eventId: EventId,
  webhookId: WebhookId,
  { limit, before }: { readonly limit: number; readonly before?: DeliveryPlace | undefined },
): Promise<readonly Delivery[]> {
  const rows =
    before === undefined
      ? await session.rows<DeliveryRow>(`${DELIVERIES} ${NEWEST_FIRST}`, [eventId, webhookId])
      : await session.rows<DeliveryRow>(
          `${DELIVERIES} AND (revision < ? OR (revision = ? AND type < ?)) ${NEWEST_FIRST}`,
          [eventId, webhookId, before.revision, before.revision, before.type],
        )
  return rows.slice(0, limit).map((row) => ({
    webhookId,
    notice: noticeOf(row),
    happenedAt: row.happenedAt,
    attempts: row.attempts,
    state: stateOf(row),
    ...lastOf(row),
  }))
}

function stateOf({ status, nextAttemptAt, endedAt }: DeliveryRow): DeliveryState {
  return status === 'pending'
    ? { name: status, nextAttemptAt: nextAttemptAt as EpochMs }
    : { name: status, endedAt: endedAt as EpochMs }
}

function lastOf({ lastStatus, lastReason }: DeliveryRow): { readonly last?: AttemptEnd } {
  if (lastStatus !== null) return { last: { status: lastStatus } }
  return lastReason === null ? {} : { last: { reason: lastReason } }
}
