import { Data, Effect } from 'effect'
import type { Grant } from '../domain/access/grant.ts'
import type { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { ask } from './port-call.ts'
import { AccessControl, Clock, Grants, Tokens } from './ports.ts'

/** Who calls: the bearer of a grant, or anybody at all where access control is off. */
export type Caller = Grant | { readonly role: 'trusted' }

/**
 * There is no token, or none that was ever issued, or it is gone: renewed, revoked, or with what it
 * opened. That it has expired is for the log: a caller is told no more than of an unknown one.
 */
export class Unauthenticated extends Data.TaggedError('Unauthenticated')<{
  readonly reason: 'no_token' | 'unknown_token' | 'expired_token'
}> {}

/**
 * The caller is known, but not to this event (`other_event`), or may not do this to it (`role`), or
 * not with a field that is the organizer's (`required`).
 */
export class Forbidden extends Data.TaggedError('Forbidden')<{
  readonly role: Grant['role']
  readonly reason: 'other_event' | 'role' | 'required'
}> {}

/**
 * Finds out who calls, from the token that they present, and turns away whoever has none for this
 * event. What the others may do is for each use case to decide; asking first keeps a stranger's
 * input from being looked at. An event that does not exist and one that belongs to somebody else
 * look the same to a stranger: both are {@link Forbidden}.
 */
export const authenticate = Effect.fnUntraced(function* ({
  token,
  eventId,
}: {
  readonly token: string | undefined
  readonly eventId: string
}): Effect.fn.Return<
  Caller,
  Unauthenticated | Forbidden | StorageUnavailable,
  AccessControl | Clock | Grants | Tokens
> {
  if ((yield* AccessControl) === 'off') return { role: 'trusted' }
  if (token === undefined) return yield* new Unauthenticated({ reason: 'no_token' })
  const hash = (yield* Tokens).hash(token)
  const grants = yield* Grants
  const grant = hash && (yield* ask(() => grants.find(hash)))
  if (grant === undefined) return yield* new Unauthenticated({ reason: 'unknown_token' })
  if (grant.expiresAt !== undefined && (yield* Clock).now() >= grant.expiresAt) {
    return yield* new Unauthenticated({ reason: 'expired_token' })
  }
  return grant.eventId === eventId
    ? grant
    : yield* new Forbidden({ role: grant.role, reason: 'other_event' })
})
