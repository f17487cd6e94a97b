import { Effect } from 'effect'
import type { Acting } from '../domain/access/grant.ts'
import { EventId } from '../domain/event/event-id.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import type { Caller } from './authenticate.ts'
import { Forbidden } from './identify.ts'

/** Who asks, and for which event. */
export type EventRequest = {
  readonly caller: Caller
  /** As the caller wrote it. */
  readonly eventId: string
}

/** Whether it suffices to act so on the event that is asked for. */
export type Rule = (acting: Acting) => boolean

/** The organizer alone. */
export const organizerOnly: Rule = ({ role }) => role === 'organizer'

/** Whoever has any token for the event. */
export const anyRole: Rule = () => true

/** Not whoever may only join. */
export const organizerOrParticipant: Rule = ({ role }) => role !== 'join'

/** The organizer, or whoever may join. */
export const organizerOrJoiner: Rule = ({ role }) => role === 'organizer' || role === 'join'

/** The organizer, or the participant with this user id. */
export const organizerOrOwner =
  (userId: string): Rule =>
  (acting) =>
    acting.role === 'organizer' || (acting.role === 'participant' && acting.userId === userId)

/**
 * As what the caller acts in this request, if it is on this very event and the rule allows it. A
 * trusted caller is taken for the organizer.
 */
export function authorize(
  { caller, eventId }: EventRequest,
  rule: Rule,
): Effect.Effect<Acting, Forbidden | EventNotFound> {
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
