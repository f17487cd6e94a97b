import { Effect } from 'effect'
import type { EventId } from '../domain/event/event-id.ts'
import { suitsEveryone } from '../domain/webhook/suits-everyone.ts'
import { CLAIM_MS } from './deliver-notices.ts'
import { ask } from './port-call.ts'
import { Clock, Deliveries, Events } from './ports.ts'
import { Rankings } from './rankings.ts'

/** So many events are looked at between two questions for more. */
const MOST_LOOKS = 5

/** Claims events of which somebody must find out whether some time suits everyone. */
export const claimLooks = Effect.fnUntraced(function* () {
  const deliveries = yield* Deliveries
  const now = (yield* Clock).now()
  return yield* ask(() => deliveries.claimLooks({ now, until: now + CLAIM_MS, limit: MOST_LOOKS }))
})

/**
 * Finds out whether some time suits everyone, by the ranking that recommendations are taken from,
 * and stores that with what it has to tell. It is not done when the event changes: no writer should
 * wait for a ranking.
 */
export const lookForEveryone = Effect.fnUntraced(function* (eventId: EventId) {
  const [events, rankings, deliveries] = [yield* Events, yield* Rankings, yield* Deliveries]
  const head = yield* ask(() => events.findHead(eventId))
  const ranked =
    head === undefined
      ? undefined
      : yield* rankings
          .of(eventId, head.revision)
          .pipe(Effect.catchTag('EventNotFound', () => Effect.succeed(undefined)))
  // The event has gone, and the claim with it.
  if (ranked === undefined) return yield* rankings.forget(eventId)
  const found = { revision: ranked.event.revision, suits: suitsEveryone(ranked.ranking) }
  const now = (yield* Clock).now()
  yield* ask(() => deliveries.recordLook(eventId, found, now))
})
