import type { Event } from '../domain/event/event.ts'
import type { ExpectedRevision, StaleRevision } from '../domain/event/expected-revision.ts'
import { requireRevision } from '../domain/event/expected-revision.ts'
import type { Result } from '../domain/result.ts'
import type { EventRequest } from './authorize.ts'

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
