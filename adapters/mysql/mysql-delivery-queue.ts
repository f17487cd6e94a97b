import type { EventId } from '../../domain/event/event-id.ts'
import { ok, type Result } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { AfterAttempt } from '../../domain/webhook/after-attempt.ts'
import type { AttemptEnd } from '../../domain/webhook/delivery.ts'
import type {
  ClaimedDelivery,
  ClaimWish,
  DeliveryQueue,
} from '../../domain/webhook/delivery-queue.ts'
import { recordAttempt, recordLastAttempt } from './attempt-rows.ts'
import { claimDeliveries } from './claimed-deliveries.ts'
import { claimLooks, recordLook } from './look-rows.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import type { Session } from './session.ts'

/** So many ended deliveries are removed by one statement. */
const PIECE_ROWS = 1_000

/** What waits to be told, in MySQL: processes that share it never do the same at once. */
export class MysqlDeliveryQueue implements DeliveryQueue {
  readonly #database: MysqlDatabase

  constructor(database: MysqlDatabase) {
    this.#database = database
  }

  async claim(wish: Parameters<DeliveryQueue['claim']>[0]): Promise<readonly ClaimedDelivery[]> {
    const isDue = await this.#finds(
      'SELECT 1 FROM webhook_deliveries WHERE next_attempt_ms <= ? LIMIT 1',
      wish.now,
    )
    if (!isDue) return []
    return this.#write('deliveries', (session) => claimDeliveries(session, wish))
  }

  async record(
    claimed: ClaimedDelivery,
    end: AttemptEnd,
    { state, disables }: AfterAttempt,
    now: EpochMs,
  ): Promise<boolean> {
    const { eventId, webhookId } = claimed
    if (disables === undefined) {
      await this.#write(`delivery to ${webhookId}`, (session) =>
        recordAttempt(session, claimed, end, { state }),
      )
      return false
    }
    // It changes what the event's webhooks watch, so it waits for its turn at the event.
    return this.#write(eventId, (session) =>
      recordLastAttempt(session, claimed, end, { state, disables }, now),
    )
  }

  async claimLooks(wish: ClaimWish): Promise<readonly EventId[]> {
    const isDue = await this.#finds('SELECT 1 FROM event_looks WHERE due_ms <= ? LIMIT 1', wish.now)
    return isDue ? this.#write('looks', (session) => claimLooks(session, wish)) : []
  }

  async recordLook(
    eventId: EventId,
    found: Parameters<DeliveryQueue['recordLook']>[1],
    now: EpochMs,
  ): Promise<void> {
    await this.#write(eventId, (session) => recordLook(session, eventId, found, now))
  }

  async removeEnded(before: EpochMs): Promise<number> {
    const piece = `DELETE FROM webhook_deliveries WHERE ended_ms < ?
      ORDER BY ended_ms LIMIT ${PIECE_ROWS}`
    for (let removed = 0; ; ) {
      const count = await this.#write('ended deliveries', (session) =>
        session.write(piece, [before]),
      )
      removed += count
      if (count < PIECE_ROWS) return removed
    }
  }

  /** Mostly nothing is due: one statement says so, without a transaction. */
  async #finds(sql: string, now: EpochMs): Promise<boolean> {
    const rows = await this.#database.read((session) => session.tuples(sql, [now]))
    return rows.length > 0
  }

  /** One transaction, at one time for each turn in this process; it refuses nothing. */
  async #write<Value>(turn: string, write: (session: Session) => Promise<Value>): Promise<Value> {
    const written = await this.#database.transaction(
      turn,
      async (session): Promise<Result<Value, never>> => ok(await write(session)),
    )
    return written.ok ? written.value : written.fault
  }
}
