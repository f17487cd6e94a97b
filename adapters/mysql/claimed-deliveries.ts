import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { ClaimedDelivery, DeliveryQueue } from '../../domain/webhook/delivery-queue.ts'
import { fairShare } from '../../domain/webhook/fair-share.ts'
import type { Webhook } from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import type { Session } from './connection-pool.ts'
import { NOTICE_COLUMNS, type NoticeColumns, noticeOf } from './delivery-rows.ts'

/** So many of those that are due are looked at for a fair share. */
const CONSIDERED = 200

type DueRow = NoticeColumns & {
  readonly eventId: EventId
  readonly webhookId: WebhookId
  readonly host: string
  readonly happenedAt: EpochMs
  readonly attempts: number
}

/**
 * Claims deliveries that are due. Those that another process is claiming just now are passed over,
 * and the claims themselves end with their time, not with the transaction.
 */
export async function claimDeliveries(
  session: Session,
  { now, until, ...wish }: Parameters<DeliveryQueue['claim']>[0],
): Promise<readonly ClaimedDelivery[]> {
  const { perHost, underWay } = wish
  const busy = [...underWay].flatMap(([host, count]) => (count >= perHost ? [host] : []))
  const due = await session.rows<DueRow>(
    `SELECT event_id AS eventId, webhook_id AS webhookId, host, ${NOTICE_COLUMNS},
        happened_ms AS happenedAt, attempts
      FROM webhook_deliveries
      WHERE next_attempt_ms <= ? AND NOT JSON_CONTAINS(?, JSON_QUOTE(host))
      ORDER BY next_attempt_ms LIMIT ${CONSIDERED} FOR UPDATE SKIP LOCKED`,
    [now, JSON.stringify(busy)],
  )
  const share = fairShare(due, wish)
  if (share.length === 0) return []
  const keys = share.map(({ eventId, webhookId, revision, type }) => [
    eventId,
    webhookId,
    revision,
    type,
  ])
  await session.write(
    `UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
        event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
        webhook_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]',
        revision INT UNSIGNED PATH '$[2]',
        type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin PATH '$[3]')) AS claimed
      STRAIGHT_JOIN webhook_deliveries AS delivery
        ON delivery.event_id = claimed.event_id AND delivery.webhook_id = claimed.webhook_id
          AND delivery.revision = claimed.revision AND delivery.type = claimed.type
      SET delivery.next_attempt_ms = ?`,
    [JSON.stringify(keys), until],
  )
  const receivers = await readReceivers(session, share)
  return share.flatMap((row) => {
    const receiver = receivers.get(row.webhookId)
    if (receiver === undefined) return []
    const { eventId, webhookId, host, happenedAt, attempts } = row
    const delivery = { eventId, webhookId, host, happenedAt, attempts, claimedUntil: until }
    return [{ ...delivery, notice: noticeOf(row), ...receiver }]
  })
}

/** Where deliveries go, and what they are signed with. */
async function readReceivers(
  session: Session,
  deliveries: readonly Pick<DueRow, 'eventId' | 'webhookId'>[],
): Promise<ReadonlyMap<WebhookId, Pick<Webhook, 'url' | 'secret'>>> {
  const keys = deliveries.map(({ eventId, webhookId }) => [eventId, webhookId])
  const rows = await session.tuples<[WebhookId, Webhook['url'], Webhook['secret']]>(
    `SELECT DISTINCT webhooks.webhook_id, url, secret
      FROM JSON_TABLE(?, '$[*]' COLUMNS (
        event_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]',
        webhook_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$[1]')) AS wanted
      STRAIGHT_JOIN webhooks
        ON webhooks.event_id = wanted.event_id AND webhooks.webhook_id = wanted.webhook_id`,
    [JSON.stringify(keys)],
  )
  return new Map(rows.map(([id, url, secret]) => [id, { url, secret }]))
}
