import { Effect } from 'effect'
import type { Event } from '../domain/event/event.ts'
import {
  type ExpectedRevision,
  requireRevision,
  type StaleRevision,
} from '../domain/event/expected-revision.ts'
import type { Result } from '../domain/result.ts'
import { authorize, type EventRequest, organizerOnly } from './authorize.ts'
import { viewEvent } from './event-view.ts'
import { askResult } from './port-call.ts'
import { Events } from './ports.ts'

/** A request to change an event, perhaps only if it still is as the caller knows it. */
export type EventWriteRequest = EventRequest & { readonly expected?: ExpectedRevision }

/** The rule, applied only while the event stands at a revision that the caller expects. */
export const ifExpected =
  <State extends Pick<Event, 'revision'>, Value, Fault>(
    expected: ExpectedRevision,
    rule: (state: State) => Result<Value, Fault>,
  ) =>
  (state: State): Result<Value, Fault | StaleRevision> => {
    const current = requireRevision(state, expected)
    return current.ok ? rule(state) : current
  }

/** Applies a rule to an event for its organizer, and answers with the event as it is now. */
export const updateAsOrganizer = <Fault>(
  request: EventWriteRequest,
  rule: (event: Event) => Result<Event, Fault>,
) =>
  Effect.gen(function* () {
    const grant = yield* authorize(request, organizerOnly)
    const events = yield* Events
    const event = yield* askResult(() =>
      events.update(grant.eventId, ifExpected(request.expected, rule)),
    )
    return yield* viewEvent(event, grant)
  })
