import { LARGE_RECEIPTS, type StoredReceipt } from '../../application/receipts.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'

/** Beyond so many bytes the oldest receipts are forgotten early: this is one process's memory. */
const MOST_BYTES = 100_000_000

/** Receipts by their keys, in the order in which they were made. */
export class ReceiptShelf {
  readonly #receipts = new Map<string, StoredReceipt>()
  readonly #mostBytes: number
  #bytes = 0

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes
  }

  get(keyHash: string): StoredReceipt | undefined {
    return this.#receipts.get(keyHash)
  }

  put(keyHash: string, receipt: StoredReceipt): void {
    this.#remove(keyHash)
    this.#receipts.set(keyHash, receipt)
    this.#bytes += receipt.sealed.byteLength
    if (isLarge(receipt)) this.#removeLargeOf(receipt.about)
    for (const oldest of this.#receipts.keys()) {
      if (this.#bytes <= this.#mostBytes) break
      this.#remove(oldest)
    }
  }

  /** Removes those that speak of an event or a user. */
  removeOf(id: StoredReceipt['about']): void {
    for (const [keyHash, receipt] of this.#receipts) {
      if (receipt.about === id) this.#remove(keyHash)
    }
  }

  removeBefore(instant: EpochMs): void {
    for (const [keyHash, { madeAt }] of this.#receipts) {
      if (madeAt < instant) this.#remove(keyHash)
    }
  }

  /** Removes the oldest large ones of an event beyond so many. */
  #removeLargeOf(id: StoredReceipt['about']): void {
    const large = [...this.#receipts].filter(([, one]) => one.about === id && isLarge(one))
    const tooMany = large.slice(0, -LARGE_RECEIPTS.ofOneEvent)
    for (const [keyHash] of tooMany) this.#remove(keyHash)
  }

  #remove(keyHash: string): void {
    this.#bytes -= this.#receipts.get(keyHash)?.sealed.byteLength ?? 0
    this.#receipts.delete(keyHash)
  }
}

const isLarge = ({ sealed }: StoredReceipt) => sealed.byteLength >= LARGE_RECEIPTS.fromBytes
