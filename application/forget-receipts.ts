import { Effect } from 'effect'
import { ask } from './port-call.ts'
import { Clock, Receipts } from './ports.ts'
import { RECEIPTS_KEPT_MS } from './receipts.ts'

/** Removes receipts that are of no use any more; several processes may do so at once. */
export const forgetReceipts = Effect.fnUntraced(function* () {
  const receipts = yield* Receipts
  const before = (yield* Clock).now() - RECEIPTS_KEPT_MS
  yield* ask(() => receipts.forgetBefore(before))
})
