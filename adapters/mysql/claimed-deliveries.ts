import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { RETRY_DELAYS_MS } from '../../domain/webhook/after-attempt.ts'
import type { ClaimedDelivery, DeliveryQueue } from '../../domain/webhook/delivery-queue.ts'
import { fairShare, fullShares, type Shares } from '../../domain/webhook/fair-share.ts'
import type { Webhook } from '../../domain/webhook/webhook.ts'
import type { WebhookId } from '../../domain/webhook/webhook-id.ts'
import { NOTICE_COLUMNS, type NoticeColumns, noticeOf } from './delivery-rows.ts'
import type { Session } from './session.ts'

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
  { now, until, limit, ...shares }: Parameters<DeliveryQueue['claim']>[0],
): Promise<readonly ClaimedDelivery[]> {
  // However many wait of events that are being told, those of others are among the considered.
  const others = await readDue(session, now, { ...shares, perEvent: 1 })
  const first = fairShare(others, { ...shares, limit })
  await setClaimed(session, first, until)
  const underWay = [...shares.underWay, ...first]
  const rest = limit - first.length
  const due = rest > 0 ? await readDue(session, now, { ...shares, underWay }) : []
  const second = fairShare(due, { ...shares, underWay, limit: rest })
  await setClaimed(session, second, until)
  const share = [...first, ...second]
  const receivers = await readReceivers(session, share)
  return share.flatMap((row) => {
    const receiver = receivers.get(row.webhookId)
    if (receiver === undefined) return []
    const { eventId, webhookId, host, happenedAt, attempts } = row
    const delivery = { eventId, webhookId, host, happenedAt, attempts, claimedUntil: until }
    return [{ ...delivery, notice: noticeOf(row), ...receiver }]
  })
}

/** The longest due of those that are nobody's whose share is under way. */
async function readDue(session: Session, now: EpochMs, shares: Shares): Promise<readonly DueRow[]> {
  const full = fullShares(shares)
  return session.rows<DueRow>(
    `SELECT event_id AS eventId, webhook_id AS webhookId, host, ${NOTICE_COLUMNS},
        happened_ms AS happenedAt, attempts
      FROM webhook_deliveries
      WHERE next_attempt_ms <= ? AND NOT JSON_CONTAINS(?, JSON_QUOTE(host))
        AND NOT JSON_CONTAINS(?, JSON_QUOTE(event_id)) AND attempts <= ?
      ORDER BY next_attempt_ms LIMIT ${CONSIDERED} FOR UPDATE SKIP LOCKED`,
    [
      now,
      JSON.stringify(full.hosts),
      JSON.stringify(full.events),
      full.retries ? 0 : RETRY_DELAYS_MS.length,
    ],
  )
}

async function setClaimed(
  session: Session,
  share: readonly DueRow[],
  until: EpochMs,
): Promise<void> {
  if (share.length === 0) return
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
}

/** Where deliveries go, and what they are signed with. */
async function readReceivers(
  session: Session,
  deliveries: readonly Pick<DueRow, 'eventId' | 'webhookId'>[],
): Promise<ReadonlyMap<WebhookId, Pick<Webhook, 'url' | 'secret'>>> {
  if (deliveries.length === 0) return new Map()
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
