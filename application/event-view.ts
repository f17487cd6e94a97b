import { Effect } from 'effect'
import type { Grant } from '../domain/access/grant.ts'
import type { Event } from '../domain/event/event.ts'
import type { Participant } from '../domain/event/participant.ts'
import type { User } from '../domain/user/user.ts'
import type { UserId } from '../domain/user/user-id.ts'
import { ask } from './port-call.ts'
import { Users } from './ports.ts'

/** A user as somebody else may see them: the e-mail address only where the viewer may know it. */
export type PersonView = Pick<User, 'id' | 'name' | 'timeZone'> & Partial<Pick<User, 'email'>>

/** An event as its viewer may see it. */
export type EventView = {
  readonly event: Event
  /** `whole` with e-mail addresses, `public` without. */
  readonly detail: 'whole' | 'public'
  readonly organizer: PersonView
  readonly participants: readonly ParticipantView[]
}

/** A participant as somebody else may see them; the zone is that in which they take part. */
export type ParticipantView = PersonView & Omit<Participant, 'userId'>

/** The event with the people in it; their e-mail addresses go to the organizer alone. */
export const viewEvent = Effect.fnUntraced(function* (event: Event, viewer: Grant['role']) {
  const users = yield* Users
  const ids = [event.organizerId, ...event.participants.map(({ userId }) => userId)]
  const people = yield* ask(() => users.find(ids))
  return assembleView(event, people, viewer)
})

/** {@link viewEvent} for people who are at hand. */
export function assembleView(
  event: Event,
  people: ReadonlyMap<UserId, User>,
  viewer: Grant['role'],
): EventView {
  const organizer = people.get(event.organizerId)
  if (organizer === undefined) throw new Error(`event ${event.id} has lost its organizer`)
  return {
    event,
    detail: viewer === 'organizer' ? 'whole' : 'public',
    organizer: viewPerson(organizer, viewer),
    // Somebody removed between the two readings is simply no longer there.
    participants: event.participants.flatMap((participant) => {
      const user = people.get(participant.userId)
      return user === undefined ? [] : [viewParticipant(participant, user, viewer)]
    }),
  }
}

/** A participant and the user that they are. */
export const viewParticipant = (
  { userId, ...participant }: Participant,
  user: User,
  viewer: Grant['role'],
): ParticipantView => ({ ...viewPerson(user, viewer), ...participant })

function viewPerson(user: User, viewer: Grant['role']): PersonView {
  const { email, ...rest } = user
  return viewer === 'organizer' ? user : rest
}
