import { Effect } from 'effect'
import type { Availability } from '../domain/event/availability.ts'
import type { Event } from '../domain/event/event.ts'
import type { EventId } from '../domain/event/event-id.ts'
import type { EventSummary } from '../domain/event/event-repository.ts'
import type { Participant } from '../domain/event/participant.ts'
import { UserId } from '../domain/user/user-id.ts'
import type { UserNotFound } from '../domain/user/user-repository.ts'
import { type Bearer, Forbidden } from './identify.ts'
import { ask } from './port-call.ts'
import { ApiKeys, Availabilities, Events, Users } from './ports.ts'

/** What somebody has told an event of themselves. */
export type Participation = {
  readonly event: Event
  readonly participant: Participant
  readonly answer: Availability | undefined
}

/**
 * What the service keeps of one person: who they are, what they have proposed, how they take part,
 * which keys act for them. Nothing of anybody else. For an admin, for whoever acts for them, and, of
 * somebody who came with an event, for the bearers of their own links.
 */
export const exportUser = Effect.fnUntraced(function* (bearer: Bearer, userId: string) {
  const id = UserId.of(userId)
  if (!(yield* isAllowed(bearer, userId))) {
    const role = bearer.role === 'trusted' ? 'none' : bearer.role
    return yield* new Forbidden({ role, reason: 'other_user' })
  }
  const users = yield* Users
  const user = id.ok ? yield* ask(() => users.read(id.value)) : undefined
  if (user === undefined) return yield* Effect.fail<UserNotFound>({ _tag: 'UserNotFound', userId })
  // A link speaks for one event: of somebody who is part of others too, it must not tell.
  if ('eventId' in bearer && user.registeredAt !== undefined) {
    return yield* new Forbidden({ role: bearer.role, reason: 'other_user' })
  }
  const { organizes, takesPartIn } = yield* ask(() => users.involvement(user.id))
  const participations = yield* Effect.forEach(takesPartIn, (eventId) =>
    participationIn(eventId, user.id),
  )
  const apiKeys = yield* ApiKeys
  const keys = yield* ask(() => apiKeys.list())
  return {
    user,
    organizes: organizes.length > 0 ? yield* organizedBy(user.id) : [],
    takesPartIn: participations.filter((one) => one !== undefined),
    apiKeys: keys.filter(
      ({ credential }) => credential.role === 'organizer' && credential.userId === user.id,
    ),
  }
})

const isAllowed = Effect.fnUntraced(function* (bearer: Bearer, userId: string) {
  if (bearer.role === 'trusted' || bearer.role === 'admin') return true
  if ('userId' in bearer) return bearer.userId === userId
  if (!('eventId' in bearer) || bearer.role !== 'organizer') return false
  const events = yield* Events
  const head = yield* ask(() => events.findHead(bearer.eventId))
  return head?.organizerId === userId
})

/** What they take part with; nothing where they, or the event, are gone meanwhile. */
const participationIn = Effect.fnUntraced(function* (eventId: EventId, userId: UserId) {
  const events = yield* Events
  const event = yield* ask(() => events.find(eventId))
  const participant = event?.participants.find((one) => one.userId === userId)
  if (event === undefined || participant === undefined) return undefined
  const availabilities = yield* Availabilities
  const found = yield* ask(() => availabilities.find(eventId, userId))
  const answer = found.ok ? found.value.answer : undefined
  const participation: Participation = { event, participant, answer }
  return participation
})

const PAGE = 100

const organizedBy = Effect.fnUntraced(function* (organizerId: UserId) {
  const events = yield* Events
  const all: EventSummary[] = []
  for (;;) {
    const before = all.at(-1)?.id
    const page = yield* ask(() => events.list({ organizerId, before, limit: PAGE }))
    all.push(...page)
    if (page.length < PAGE) return all
  }
})
