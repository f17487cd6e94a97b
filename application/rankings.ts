import { Cache, Context, Effect, Exit, Layer } from 'effect'
import type { Event, Revision } from '../domain/event/event.ts'
import type { EventId } from '../domain/event/event-id.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import { RankedCandidates } from '../domain/matching/recommendation.ts'
import type { StorageUnavailable } from '../domain/storage-unavailable.ts'
import type { UserId } from '../domain/user/user-id.ts'
import { ask } from './port-call.ts'
import { Availabilities } from './ports.ts'

/** An event's ranking, and the event as it stood when the ranking was made. */
export type RankedEvent = {
  readonly event: Event
  readonly ranking: RankedCandidates<UserId>
}

/** How many events have their ranking kept; the least recently used goes first. */
const CAPACITY = 256

/**
 * Rankings that need not be made again: one holds exactly as long as its event's revision stands.
 * A change need tell nobody: whoever asks brings the revision that stands now.
 */
export class Rankings extends Context.Service<
  Rankings,
  {
    /**
     * The ranking of the event at this revision, or at a later one if the event has moved on
     * meanwhile. Requests that ask at the same time share one computation.
     */
    readonly of: (
      eventId: EventId,
      revision: Revision,
    ) => Effect.Effect<RankedEvent, EventNotFound | StorageUnavailable>
    /** Drops what is kept of an event that is gone. */
    readonly forget: (eventId: EventId) => Effect.Effect<void>
  }
>()('Rankings') {
  static readonly layer = Layer.effect(
    Rankings,
    Effect.gen(function* () {
      const cache = yield* Cache.makeWith(rank, {
        capacity: CAPACITY,
        timeToLive: (exit) => (Exit.isSuccess(exit) ? 'Infinity' : 0),
        requireServicesAt: 'construction',
      })
      const forget = (eventId: EventId) => Cache.invalidate(cache, eventId)
      return {
        of: Effect.fnUntraced(function* (eventId, revision) {
          const kept = yield* Cache.get(cache, eventId)
          if (kept.event.revision >= revision) return kept
          // What was kept, or under way, is older than the revision that the caller has seen; what
          // is read from here on is not. Somebody else may have begun to already: theirs stays.
          yield* Cache.invalidateWhen(cache, eventId, (one) => one.event.revision < revision)
          return yield* Cache.get(cache, eventId)
        }),
        forget,
      }
    }),
  )
}

const rank = Effect.fnUntraced(function* (eventId: EventId) {
  const availabilities = yield* Availabilities
  const found = yield* ask(() => availabilities.findAll(eventId))
  if (found === undefined) {
    return yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId })
  }
  const { event, answers } = found
  const participants = event.participants.map(({ userId }) => ({
    id: userId,
    answer: answers.get(userId)?.slots,
  }))
  return { event, ranking: new RankedCandidates(event.plan, participants) }
})
