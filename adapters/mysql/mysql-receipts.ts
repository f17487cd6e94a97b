import {
  isRemembered,
  type KeyedRequest,
  type Outcome,
  type Receipt,
  type Receipts,
  recall,
  type StoredReceipt,
  type Within,
} from '../../application/receipts.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import {
  deleteReceipt,
  deleteReceiptsBefore,
  fillReceipt,
  lockReceipt,
  readReceipt,
  takeKey,
} from './receipt-rows.ts'
import type { Session } from './session.ts'
import { UnitOfWork } from './unit-of-work.ts'

/** So many are forgotten at a time: no statement takes longer than it may. */
const PIECE_ROWS = 5_000

/** Receipts in MySQL: the row of a key is written in the transaction of the work, which it guards. */
export class MysqlReceipts implements Receipts {
  readonly #database: MysqlDatabase
  /** The keys of this process: who comes second need not wait for a turn to hear so. */
  readonly #inFlight = new Set<string>()

  constructor(database: MysqlDatabase) {
    this.#database = database
  }

  async once(
    request: KeyedRequest,
    work: (within: Within) => Promise<Receipt | undefined>,
  ): Promise<Outcome> {
    const { keyHash, eventId } = request
    if (this.#inFlight.has(keyHash)) return { _tag: 'KeyInFlight' }
    this.#inFlight.add(keyHash)
    try {
      // The turn comes before the connection: whoever has the turn must get one.
      const outcome = await this.#database.transaction(eventId ?? keyHash, (session) =>
        doOnce(session, request, work),
      )
      return outcome.ok ? { _tag: 'Done' } : outcome.fault
    } finally {
      this.#inFlight.delete(keyHash)
    }
  }

  async find(keyHash: string, now: EpochMs): Promise<StoredReceipt | undefined> {
    const receipt = await this.#database.read((session) => readReceipt(session, keyHash))
    return receipt && isRemembered(receipt, now) ? receipt : undefined
  }

  async forgetBefore(instant: EpochMs): Promise<void> {
    for (let removed = PIECE_ROWS; removed === PIECE_ROWS; ) {
      const piece = await this.#database.transaction('receipts', async (session) =>
        ok(await deleteReceiptsBefore(session, instant, PIECE_ROWS)),
      )
      removed = piece.ok ? piece.value : 0
    }
  }
}

/** Refuses, so that nothing is committed, whatever is not done now or leaves no receipt. */
async function doOnce(
  session: Session,
  request: KeyedRequest,
  work: (within: Within) => Promise<Receipt | undefined>,
): Promise<Result<void, Outcome>> {
  const other = await begin(session, request)
  if (other !== undefined) return refuse(other)
  const unit = new UnitOfWork(session)
  const receipt = await work(unit.within).finally(() => unit.end())
  if (receipt === undefined) return refuse({ _tag: 'Done' })
  if (!unit.isWhole) throw new Error('what failed in part was answered as if it had been done')
  await fillReceipt(session, request.keyHash, receipt)
  return ok(undefined)
}

/** Takes the key; answers what else there is to say where that can't be. */
async function begin(session: Session, request: KeyedRequest): Promise<Outcome | undefined> {
  const { keyHash, fingerprint, now } = request
  for (;;) {
    const known = await lockReceipt(session, keyHash)
    if (known === 'locked') return { _tag: 'KeyInFlight' }
    if (known !== undefined && isRemembered(known, now)) return recall(known, request)
    if (known !== undefined) await deleteReceipt(session, keyHash)
    const taken = await takeKey(session, keyHash, { fingerprint, madeAt: now })
    if (taken === 'mine') return undefined
    if (taken === 'locked') return { _tag: 'KeyInFlight' }
  }
}
