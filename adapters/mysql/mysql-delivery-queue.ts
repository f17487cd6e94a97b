import type { EventStatus, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { ok } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { AfterAttempt } from '../../domain/webhook/after-attempt.ts'
import type { AttemptEnd } from '../../domain/webhook/delivery.ts'
import type {
  ClaimedDelivery,
  ClaimWish,
  DeliveryQueue,
} from '../../domain/webhook/delivery-queue.ts'
import { isNewlySuiting } from '../../domain/webhook/suits-everyone.ts'
import { disableWebhook, recordAttempt } from './attempt-rows.ts'
import { claimDeliveries } from './claimed-deliveries.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import { insertDeliveries, readTypes } from './outbox-rows.ts'

/** So many ended deliveries are removed by one statement. */
const PIECE_ROWS = 1_000

/** So many looks are claimed at most. */
const MOST_LOOKS = 20

/** What waits to be told, in MySQL: processes that share it never do the same at once. */
export class MysqlDeliveryQueue implements DeliveryQueue {
  readonly #database: MysqlDatabase

  constructor(database: MysqlDatabase) {
    this.#database = database
  }

  async claim(wish: Parameters<DeliveryQueue['claim']>[0]): Promise<readonly ClaimedDelivery[]> {
    // Mostly nothing is due: one statement says so, without a transaction.
    const isDue = 'SELECT 1 FROM webhook_deliveries WHERE next_attempt_ms <= ? LIMIT 1'
    const due = await this.#database.read((session) => session.tuples(isDue, [wish.now]))
    if (due.length === 0) return []
    const claimed = await this.#database.transaction('deliveries', async (session) =>
      ok(await claimDeliveries(session, wish)),
    )
    return claimed.ok ? claimed.value : []
  }

  async record(
    claimed: ClaimedDelivery,
    end: AttemptEnd,
    after: AfterAttempt,
    now: EpochMs,
  ): Promise<void> {
    const { eventId, webhookId } = claimed
    const { disables } = after
    // Disabling changes what the event's webhooks watch; nothing else asks for the event's turn.
    const turn = disables === undefined ? `delivery to ${webhookId}` : eventId
    await this.#database.transaction(turn, async (session) => {
      if (disables === undefined) {
        await recordAttempt(session, claimed, end, after)
      } else {
        await disableWebhook(session, claimed, end, { state: after.state, disables }, now)
      }
      return ok(undefined)
    })
  }

  async claimLooks({ now, until, limit }: ClaimWish): Promise<readonly EventId[]> {
    const isDue = 'SELECT 1 FROM event_looks WHERE due_ms <= ? LIMIT 1'
    const due = await this.#database.read((session) => session.tuples(isDue, [now]))
    if (due.length === 0) return []
    const claimed = await this.#database.transaction('looks', async (session) => {
      const ids = await session.tuples<[EventId]>(
        `SELECT event_id FROM event_looks WHERE due_ms <= ? ORDER BY due_ms
          LIMIT ${MOST_LOOKS} FOR UPDATE SKIP LOCKED`,
        [now],
      )
      const claimed = ids.flat().slice(0, limit)
      for (const eventId of claimed) {
        await session.write('UPDATE event_looks SET due_ms = ? WHERE event_id = ?', [
          until,
          eventId,
        ])
      }
      return ok(claimed)
    })
    return claimed.ok ? claimed.value : []
  }

  async recordLook(
    eventId: EventId,
    { revision, suits }: Parameters<DeliveryQueue['recordLook']>[1],
    now: EpochMs,
  ): Promise<void> {
    await this.#database.transaction(eventId, async (session) => {
      const [event] = await session.rows<{
        readonly revision: Revision
        readonly status: EventStatus['name']
        readonly types: string
      }>(
        'SELECT revision, status, watched_types AS types FROM events WHERE event_id = ? FOR UPDATE',
        [eventId],
      )
      const isLookedAt = readTypes(event?.types ?? '').includes('event.suits_everyone')
      if (event === undefined || !isLookedAt) return ok(undefined)
      const set = (what: string, values: readonly (number | null)[]) =>
        session.write(`UPDATE event_looks SET ${what} WHERE event_id = ?`, [...values, eventId])
      if (event.revision !== revision) {
        await set('due_ms = ?', [now])
      } else if (event.status !== 'open') {
        await set('due_ms = ?', [null])
      } else {
        const [known] = await session.tuples<[0 | 1 | null]>(
          'SELECT suits_everyone FROM event_looks WHERE event_id = ?',
          [eventId],
        )
        const knownSuit = known?.[0] === null ? undefined : known?.[0] === 1
        await set('suits_everyone = ?, due_ms = ?', [Number(suits), null])
        if (isNewlySuiting(knownSuit, suits)) {
          await insertDeliveries(
            session,
            eventId,
            [{ type: 'event.suits_everyone', revision }],
            now,
          )
        }
      }
      return ok(undefined)
    })
  }

  async removeEnded(before: EpochMs): Promise<number> {
    let removed = 0
    for (;;) {
      const piece = await this.#database.transaction('deliveries that ended', async (session) =>
        ok(
          await session.write(
            `DELETE FROM webhook_deliveries WHERE ended_ms < ? ORDER BY ended_ms LIMIT ${PIECE_ROWS}`,
            [before],
          ),
        ),
      )
      const count = piece.ok ? piece.value : 0
      removed += count
      if (count < PIECE_ROWS) return removed
    }
  }
}
