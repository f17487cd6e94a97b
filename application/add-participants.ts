import { Effect } from 'effect'
import { enrolParticipants, joinEvent } from '../domain/event/enrol-participants.ts'
import { authorize, organizerOrJoiner } from './authorize.ts'
import { newcomer, type ParticipantIntroduction } from './create-event.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { Forbidden } from './identify.ts'
import { invite } from './invite.ts'
import { askResult } from './port-call.ts'
import { Events, Identifiers, Tokens } from './ports.ts'

/**
 * Adds people to an open event: as many as the organizer likes, or oneself with a join token, while
 * joining is open.
 * Each gets a participant token, shown here and never again. Whom the meeting needs is the
 * organizer's to say.
 */
export const addParticipants = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly participants: readonly ParticipantIntroduction[] },
) {
  const grant = yield* authorize(request, organizerOrJoiner)
  if (grant.role === 'join' && request.participants.length !== 1) {
    return yield* new Forbidden({ role: grant.role, reason: 'role' })
  }
  if (grant.role === 'join' && request.participants.some(({ required }) => required)) {
    return yield* new Forbidden({ role: grant.role, reason: 'required' })
  }
  const identifiers = yield* Identifiers
  const newcomers = request.participants.map((introduction) =>
    newcomer(introduction, identifiers.userId()),
  )
  const users = newcomers.map(({ user }) => user)
  const invitations = invite(yield* Tokens, grant.eventId, users)
  const events = yield* Events
  const enrol = grant.role === 'join' ? joinEvent : enrolParticipants
  const event = yield* askResult(() =>
    events.enrol(
      grant.eventId,
      users,
      invitations.map(({ issued }) => issued),
      (current, enrolled) =>
        ifExpected(request.expected, () => enrol(current, enrolled, newcomers))(current),
    ),
  )
  return { event, newcomers, tokens: invitations.map(({ token }) => token) }
})
