import { Effect } from 'effect'
import type { Acting } from '../domain/access/grant.ts'
import { sightOf } from '../domain/access/sight-of.ts'
import type { Event } from '../domain/event/event.ts'
import type { Participant } from '../domain/event/participant.ts'
import type { Group } from '../domain/matching/group.ts'
import { sees } from '../domain/matching/sight.ts'
import type { User } from '../domain/user/user.ts'
import type { UserId } from '../domain/user/user-id.ts'
import { ask } from './port-call.ts'
import { Users } from './ports.ts'

/** A user as somebody may see them; what the viewer may not know is missing. */
export type PersonView = Pick<User, 'id' | 'name' | 'timeZone'> & Partial<Pick<User, 'email'>>

/** An event as its viewer may see it. */
export type EventView = {
  readonly event: Event
  /** As what the viewer acts on it: what the whole view is made for. */
  readonly viewer: Acting
  readonly organizer: PersonView
  /** Those whom the viewer may know of. */
  readonly participants: readonly ParticipantView[]
  /** With those of their members whom the viewer may know of. */
  readonly groups: readonly Group<UserId>[]
}

/** A participant as somebody may see them; the zone is that in which they take part. */
export type ParticipantView = PersonView &
  Omit<Participant, 'userId' | 'status'> &
  Partial<Pick<Participant, 'status'>>

/** The event with those people in it whom the viewer may know of. */
export const viewEvent = Effect.fnUntraced(function* (event: Event, viewer: Acting) {
  const users = yield* Users
  const known = event.participants.map(({ userId }) => userId).filter(seesPerson(event, viewer))
  const people = yield* ask(() => users.find([event.organizerId, ...known]))
  return assembleView(event, people, viewer)
})

/** {@link viewEvent} for people who are at hand. */
export function assembleView(
  event: Event,
  people: ReadonlyMap<UserId, User>,
  viewer: Acting,
): EventView {
  const user = people.get(event.organizerId)
  if (user === undefined) throw new Error(`event ${event.id} has lost its organizer`)
  const organizer = viewPerson(user, viewer)
  const isKnown = seesPerson(event, viewer)
  return {
    event,
    viewer,
    // An organizer who takes part is in the zone that they have as a participant.
    organizer: isKnown(user.id) ? organizer : { ...organizer, timeZone: undefined },
    // Somebody removed between the two readings is simply no longer there.
    participants: event.participants.flatMap((participant) => {
      const user = people.get(participant.userId)
      if (user === undefined || !isKnown(user.id)) return []
      return [viewParticipant(event, participant, user, viewer)]
    }),
    groups: event.groups.map(({ members, ...group }) => ({
      ...group,
      members: members.filter(isKnown),
    })),
  }
}

/** A participant and the user that they are. */
export function viewParticipant(
  event: Event,
  { userId, status, ...participant }: Participant,
  user: User,
  viewer: Acting,
): ParticipantView {
  const seesStatus = sees(sightOf(event, viewer), 'answers')(userId)
  return { ...viewPerson(user, viewer), ...participant, ...(seesStatus && { status }) }
}

const seesPerson = (event: Event, viewer: Acting) => sees(sightOf(event, viewer), 'people')

/** An address is for the organizer and for whose it is. */
function viewPerson(user: User, viewer: Acting): PersonView {
  const { email, ...rest } = user
  const isTheirs = viewer.role === 'participant' && viewer.userId === user.id
  return viewer.role === 'organizer' || isTheirs ? user : rest
}
