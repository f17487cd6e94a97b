import { Effect } from 'effect'
import type { Revision } from '../domain/event/event.ts'
import type { EventId } from '../domain/event/event-id.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import { authenticate } from './authenticate.ts'
import { anyRole, authorize, type EventRequest } from './authorize.ts'
import type { IdentifyingPorts } from './identify.ts'
import { ask } from './port-call.ts'
import { Events } from './ports.ts'

/** The event that whoever bears any of its tokens may follow, with the revision at which it stands. */
export const followEvent = Effect.fnUntraced(function* (request: EventRequest) {
  const { eventId } = yield* authorize(request, anyRole)
  return { eventId, revision: yield* revisionOf(eventId) }
})

/** What somebody who follows an event may know of it. */
export type Followed =
  | { readonly state: 'standing'; readonly revision: Revision }
  /** The event is gone. */
  | { readonly state: 'deleted' }
  /** Their token opens it no longer. */
  | { readonly state: 'refused' }
  /** Whoever would have to be asked does not answer now. */
  | { readonly state: 'unknown' }

/**
 * What somebody may know now who follows an event by this token, which may have been renewed, revoked
 * or have expired since they began.
 */
export const lookAgain = ({
  token,
  eventId,
}: {
  readonly token: string | undefined
  readonly eventId: EventId
}): Effect.Effect<Followed, never, IdentifyingPorts | Events> =>
  Effect.gen(function* () {
    const caller = yield* authenticate({ token, eventId })
    const { revision } = yield* followEvent({ caller, eventId })
    return { state: 'standing', revision } as const
  }).pipe(
    Effect.catchTags({
      Unauthenticated: () => refusedUnlessGone(eventId),
      Forbidden: () => refusedUnlessGone(eventId),
    }),
    Effect.catchTags({
      EventNotFound: () => Effect.succeed<Followed>({ state: 'deleted' }),
      StorageUnavailable: () => Effect.succeed<Followed>({ state: 'unknown' }),
      IdentityProviderUnavailable: () => Effect.succeed<Followed>({ state: 'unknown' }),
    }),
  )

/** The tokens of an event go with it: then it is not the bearer who is refused. */
const refusedUnlessGone = (eventId: EventId) =>
  Effect.as(revisionOf(eventId), { state: 'refused' } as const)

const revisionOf = Effect.fnUntraced(function* (eventId: EventId) {
  const events = yield* Events
  const head = yield* ask(() => events.findHead(eventId))
  return head?.revision ?? (yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId }))
})
