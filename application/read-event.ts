import { Effect } from 'effect'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import { anyRole, authorize, type EventRequest } from './authorize.ts'
import { viewEvent } from './event-view.ts'
import { ask } from './port-call.ts'
import { Events } from './ports.ts'

/** An event as the bearer of any of its tokens may see it. */
export const readEvent = Effect.fnUntraced(function* (request: EventRequest) {
  const grant = yield* authorize(request, anyRole)
  const events = yield* Events
  const event = yield* ask(() => events.find(grant.eventId))
  if (event === undefined) {
    return yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId: request.eventId })
  }
  return yield* viewEvent(event, grant)
})
