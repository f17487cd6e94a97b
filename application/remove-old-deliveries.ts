import { Effect } from 'effect'
import { ask } from './port-call.ts'
import { Clock, Deliveries } from './ports.ts'

/** How long the log of deliveries tells of one that has ended. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1_000

/** Removes deliveries that ended long ago, and answers how many. */
export const removeOldDeliveries = Effect.fnUntraced(function* () {
  const deliveries = yield* Deliveries
  const now = (yield* Clock).now()
  return yield* ask(() => deliveries.removeEnded(now - KEPT_MS))
})
