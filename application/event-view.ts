import { Effect } from 'effect'
import type { Grant } from '../domain/access/grant.ts'
import type { Event } from '../domain/event/event.ts'
import type { ParticipantStatus } from '../domain/event/participant.ts'
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
  readonly participants: readonly (PersonView & { readonly status: ParticipantStatus })[]
}

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
  const view = (userId: UserId): PersonView | undefined => {
    const user = people.get(userId)
    if (user === undefined) return undefined
    const { email, ...rest } = user
    return viewer === 'organizer' ? user : rest
  }
  const organizer = view(event.organizerId)
  if (organizer === undefined) throw new Error(`event ${event.id} has lost its organizer`)
  return {
    event,
    detail: viewer === 'organizer' ? 'whole' : 'public',
    organizer,
    // Somebody removed between the two readings is simply no longer there.
    participants: event.participants.flatMap(({ userId, status }) => {
      const person = view(userId)
      return person === undefined ? [] : [{ ...person, status }]
    }),
  }
}
