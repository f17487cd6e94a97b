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
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { MemoryStorage } from './memory-storage.ts'

/** There is nothing to be part of: what a call has done can't be taken back. */
const alone: Within = (call) => call()

/** Receipts in memory. */
export class MemoryReceipts implements Receipts {
  readonly #storage: MemoryStorage
  readonly #inFlight = new Set<string>()

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async once(
    request: KeyedRequest,
    work: (within: Within) => Promise<Receipt | undefined>,
  ): Promise<Outcome> {
    const { keyHash, fingerprint, now } = request
    if (this.#inFlight.has(keyHash)) return { _tag: 'KeyInFlight' }
    const known = this.#find(keyHash, now)
    if (known !== undefined) return recall(known, request)
    this.#inFlight.add(keyHash)
    try {
      const receipt = await work(alone)
      if (receipt !== undefined) this.#keep(keyHash, { ...receipt, fingerprint, madeAt: now })
      return { _tag: 'Done' }
    } finally {
      this.#inFlight.delete(keyHash)
    }
  }

  async find(keyHash: string, now: EpochMs): Promise<StoredReceipt | undefined> {
    return this.#find(keyHash, now)
  }

  async forgetBefore(instant: EpochMs): Promise<void> {
    this.#storage.receipts.removeBefore(instant)
  }

  #find(keyHash: string, now: EpochMs): StoredReceipt | undefined {
    const receipt = this.#storage.receipts.get(keyHash)
    return receipt && isRemembered(receipt, now) ? receipt : undefined
  }

  /** Not of an event that was deleted since the work was done. */
  #keep(keyHash: string, receipt: StoredReceipt): void {
    const { about } = receipt
    if (about !== undefined && !this.#storage.has(about)) return
    this.#storage.receipts.put(keyHash, receipt)
  }
}
