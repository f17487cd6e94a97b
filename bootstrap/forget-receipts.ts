import type { Warn } from '../adapters/mysql/mysql-database.ts'
import { RECEIPTS_KEPT_MS, type Receipts } from '../application/receipts.ts'

const EVERY_MS = 3_600_000

/**
 * Removes receipts that are of no use any more, once an hour; several processes may do so at once.
 * @returns what ends it
 */
export function forgetReceipts(receipts: Receipts, warn: Warn): () => void {
  const forget = () =>
    receipts
      .forgetBefore(Date.now() - RECEIPTS_KEPT_MS)
      .catch((err) => warn({ err }, 'old receipts were not removed, to be tried again in an hour'))
  const timer = setInterval(forget, EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
