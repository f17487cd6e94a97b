import { Effect } from 'effect'
import { sightOf } from '../domain/access/sight-of.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import { authorize, type EventRequest, organizerOrParticipant } from './authorize.ts'
import { ask } from './port-call.ts'
import { Events } from './ports.ts'
import { Rankings } from './rankings.ts'

/**
 * The ranking of an event's candidates, as of the revision that stands now, and what of it the caller
 * may know, which is for whoever shows it to heed. It is handed over whole, so that a caller who knows that revision already need not ask it for anything.
 */
export const recommend = Effect.fnUntraced(function* (request: EventRequest) {
  const grant = yield* authorize(request, organizerOrParticipant)
  const { eventId } = grant
  const events = yield* Events
  const rankings = yield* Rankings
  const head = yield* ask(() => events.findHead(eventId))
  if (head === undefined) {
    // Somebody may have deleted it through another process, which can't tell this one.
    yield* rankings.forget(eventId)
    return yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId })
  }
  const { event, ranking } = yield* rankings.of(eventId, head.revision)
  return { event, ranking, sight: sightOf(event, grant) }
})
