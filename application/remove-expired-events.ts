import { Effect } from 'effect'
import { dueSince, requireOver } from '../domain/event/retention.ts'
import { ask } from './port-call.ts'
import { Clock, Events } from './ports.ts'
import { Rankings } from './rankings.ts'

/** So many events are looked for at a time. */
const BATCH = 100
/** So many batches are removed in one go: the rest has time until the next. */
const MOST_BATCHES = 100

/**
 * Removes the events that have been over for so many days, with everything of theirs, the oldest first,
 * each in a transaction of its own. An organizer may propose later windows until the last moment: whether
 * an event is still over is asked again in that transaction. Several processes may do this at once.
 *
 * @returns how many were removed
 */
export const removeExpiredEvents = Effect.fnUntraced(function* (retentionDays: number) {
  const events = yield* Events
  const rankings = yield* Rankings
  const instant = dueSince((yield* Clock).now(), retentionDays)
  let removed = 0
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const over = yield* ask(() => events.findOver(instant, BATCH))
    const before = removed
    for (const id of over) {
      const deleted = yield* ask(() => events.delete(id, (event) => requireOver(event, instant)))
      if (!deleted.ok) continue
      removed++
      yield* rankings.forget(id)
    }
    // Whoever removes the others at this moment goes on with them.
    if (over.length < BATCH || removed === before) break
  }
  return removed
})
