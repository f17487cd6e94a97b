import { Effect } from 'effect'
import type { Grant } from '../domain/access/grant.ts'
import { EventId } from '../domain/event/event-id.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import { type Caller, Forbidden } from './authenticate.ts'

/** Who asks, and for which event. */
export type EventRequest = {
  readonly caller: Caller
  /** As the caller wrote it. */
  readonly eventId: string
}

/** Whether a grant on the event that is asked for suffices. */
export type Rule = (grant: Grant) => boolean

/** The organizer alone. */
export const organizerOnly: Rule = ({ role }) => role === 'organizer'

/** Whoever has any token of the event. */
export const anyRole: Rule = () => true

/** Not whoever may only join. */
export const organizerOrParticipant: Rule = ({ role }) => role !== 'join'

/** The organizer, or whoever may join. */
export const organizerOrJoiner: Rule = ({ role }) => role !== 'participant'

/** The organizer, or the participant with this user id. */
export const organizerOrOwner =
  (userId: string): Rule =>
  (grant) =>
    grant.role === 'organizer' || (grant.role === 'participant' && grant.userId === userId)

/**
 * The grant under which the request may go on, if it is one on this very event and the rule allows
 * it. A trusted caller is taken for the organizer.
 */
export function authorize(
  { caller, eventId }: EventRequest,
  rule: Rule,
): Effect.Effect<Grant, Forbidden | EventNotFound> {
  if (caller.role === 'trusted') {
    const id = EventId.of(eventId)
    return id.ok
      ? Effect.succeed({ role: 'organizer', eventId: id.value })
      : Effect.fail({ _tag: 'EventNotFound', eventId })
  }
  if (caller.eventId !== eventId) {
    return Effect.fail(new Forbidden({ role: caller.role, reason: 'other_event' }))
  }
  return rule(caller)
    ? Effect.succeed(caller)
    : Effect.fail(new Forbidden({ role: caller.role, reason: 'role' }))
}
