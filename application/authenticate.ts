import { Effect } from 'effect'
import type { Acting, Grant } from '../domain/access/grant.ts'
import type { ServiceRole } from '../domain/access/service-credential.ts'
import { EventId } from '../domain/event/event-id.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import {
  type Bearer,
  Forbidden,
  type IdentifyingFault,
  type IdentifyingPorts,
  identify,
  type Service,
} from './identify.ts'
import { ask } from './port-call.ts'
import { AccessControl, EventCreation, Events } from './ports.ts'

/**
 * Who calls for an event: as what they act on it and by which service credential, if by one, or anybody
 * at all where access control is off.
 */
export type Caller = (Acting & { readonly byService?: Service }) | { readonly role: 'trusted' }

/** The token that somebody presents, if any. */
type Presented = { readonly token: string | undefined }

/**
 * Finds out who calls, and turns away whoever has no token for this event. What the others may do is
 * for each use case to decide; asking first keeps a stranger's input from being looked at. An event
 * that does not exist and one that belongs to somebody else look the same to a stranger: both are
 * {@link Forbidden}.
 */
export const authenticate = Effect.fnUntraced(function* ({
  token,
  eventId,
}: Presented & { readonly eventId: string }): Effect.fn.Return<
  Caller,
  IdentifyingFault | EventNotFound,
  IdentifyingPorts | Events
> {
  const bearer = yield* identify(token)
  if (bearer.role === 'trusted') return bearer
  if (!('eventId' in bearer)) return yield* actingOn(eventId, bearer)
  return bearer.eventId === eventId
    ? bearer
    : yield* new Forbidden({ role: bearer.role, reason: 'other_event' })
})

/** As what a service credential lets its bearer act on an event. */
const actingOn = Effect.fnUntraced(function* (eventId: string, service: Service) {
  const { role } = service
  const id = EventId.of(eventId)
  const events = yield* Events
  const head = id.ok ? yield* ask(() => events.findHead(id.value)) : undefined
  if (role === 'organizer' && (head === undefined || head.organizerId !== service.userId)) {
    return yield* new Forbidden({ role, reason: 'other_event' })
  }
  if (!id.ok || head === undefined) {
    return yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId })
  }
  const acting = role === 'reader' ? role : 'organizer'
  const caller: Caller = { role: acting, eventId: id.value, byService: service }
  return caller
})

/**
 * Finds out who calls for something that belongs to no one event, and turns away whoever has no
 * service credential of one of these roles. Anybody is an admin where access control is off.
 */
export const authenticateService = Effect.fnUntraced(function* ({
  token,
  roles,
}: Presented & {
  readonly roles: readonly ServiceRole[]
}): Effect.fn.Return<Service, IdentifyingFault, IdentifyingPorts> {
  return yield* serviceCredential(yield* identify(token), roles)
})

/**
 * Who wants to create an event; `anonymous` for whoever has, or needs, no service credential, with the
 * role of the link that they came with, if any.
 */
export type Creator = Service | { readonly role: 'anonymous'; readonly link?: Grant['role'] }

/**
 * Finds out who wants to create an event. Whoever presents a token wants it to be good; a link to
 * another event gives no more than none.
 */
export const authenticateCreator = Effect.fnUntraced(function* ({
  token,
}: Presented): Effect.fn.Return<Creator, IdentifyingFault, IdentifyingPorts | EventCreation> {
  if ((yield* AccessControl) === 'off') return TRUSTED
  const isOpen = (yield* EventCreation) === 'anybody'
  if (token === undefined && isOpen) return { role: 'anonymous' }
  const bearer = yield* identify(token)
  if ('eventId' in bearer && isOpen) return { role: 'anonymous', link: bearer.role }
  return yield* serviceCredential(bearer, ['admin', 'organizer'])
})

/** Anybody, where nobody is asked who they are. */
const TRUSTED: Service = { role: 'admin', name: undefined }

function serviceCredential(
  bearer: Bearer,
  roles: readonly ServiceRole[],
): Effect.Effect<Service, Forbidden> {
  if (bearer.role === 'trusted') return Effect.succeed(TRUSTED)
  if ('eventId' in bearer || !roles.includes(bearer.role)) {
    return Effect.fail(new Forbidden({ role: bearer.role, reason: 'role' }))
  }
  return Effect.succeed(bearer)
}
