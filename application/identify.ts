import { Data, Effect } from 'effect'
import { IdentityProviderUnavailable } from '../domain/access/access-token-verifier.ts'
import type { Grant } from '../domain/access/grant.ts'
import type { ServiceCredential } from '../domain/access/service-credential.ts'
import type { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { ask } from './port-call.ts'
import {
  AccessControl,
  AccessTokens,
  ApiKeys,
  ApiKeyTokens,
  Clock,
  Grants,
  Tokens,
  Users,
} from './ports.ts'

/** Whoever calls: the bearer of a credential, or anybody at all where access control is off. */
export type Bearer = Grant | ServiceCredential | { readonly role: 'trusted' }

/**
 * There is no token, or none that was ever issued, or it is gone: renewed, revoked, or with what it
 * opened. That it has expired, or what an access token was refused for, is for the log: a caller is
 * told no more than of an unknown one.
 */
export class Unauthenticated extends Data.TaggedError('Unauthenticated')<{
  readonly reason: 'no_token' | 'unknown_token' | 'expired_token' | 'refused_token'
  /** What was wrong with an access token. */
  readonly refusal?: string
}> {}

/**
 * The caller is known, but not to this event (`other_event`), or may not do this to it (`role`), or
 * not with a field that is the organizer's (`required`), or speaks for another user (`other_user`).
 */
export class Forbidden extends Data.TaggedError('Forbidden')<{
  readonly role: Grant['role'] | ServiceCredential['role'] | 'none'
  readonly reason: 'other_event' | 'role' | 'required' | 'other_user'
}> {}

/** What {@link identify} needs. */
export type IdentifyingPorts =
  | AccessControl
  | AccessTokens
  | ApiKeys
  | ApiKeyTokens
  | Clock
  | Grants
  | Tokens
  | Users

/** How {@link identify} can fail. */
export type IdentifyingFault =
  | Unauthenticated
  | Forbidden
  | IdentityProviderUnavailable
  | StorageUnavailable

/**
 * Finds out who calls, from the token that they present: a capability token, an API key, or an access
 * token of the identity provider. What they may do is for others to say.
 */
export const identify = Effect.fnUntraced(function* (
  token: string | undefined,
): Effect.fn.Return<Bearer, IdentifyingFault, IdentifyingPorts> {
  if ((yield* AccessControl) === 'off') return { role: 'trusted' }
  if (token === undefined) return yield* new Unauthenticated({ reason: 'no_token' })
  const hash = (yield* Tokens).hash(token)
  if (hash !== undefined) {
    const grants = yield* Grants
    const grant = yield* ask(() => grants.find(hash))
    if (grant?.expiresAt !== undefined && (yield* Clock).now() >= grant.expiresAt) {
      return yield* new Unauthenticated({ reason: 'expired_token' })
    }
    return grant ?? (yield* new Unauthenticated({ reason: 'unknown_token' }))
  }
  const keyHash = (yield* ApiKeyTokens).hash(token)
  if (keyHash !== undefined) {
    const apiKeys = yield* ApiKeys
    const credential = yield* ask(() => apiKeys.find(keyHash))
    return credential ?? (yield* new Unauthenticated({ reason: 'unknown_token' }))
  }
  return ACCESS_TOKEN.test(token)
    ? yield* identifyByAccessToken(token)
    : yield* new Unauthenticated({ reason: 'unknown_token' })
})

/** The compact form of a signed JWT (RFC 7515, section 7.1). */
const ACCESS_TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** Whom the identity provider knows by this token, in the role that it gives them here. */
const identifyByAccessToken = Effect.fnUntraced(function* (token: string) {
  const accessTokens = yield* AccessTokens
  const verified = yield* Effect.tryPromise({
    try: () => accessTokens.verify(token),
    catch: (error) => error,
  }).pipe(
    Effect.catch((error) =>
      error instanceof IdentityProviderUnavailable ? Effect.fail(error) : Effect.die(error),
    ),
  )
  if (!verified.ok) {
    const refusal = verified.fault.reason
    return yield* new Unauthenticated({ reason: 'refused_token', refusal })
  }
  const { role, subject } = verified.value
  if (role === undefined) return yield* new Forbidden({ role: 'none', reason: 'role' })
  if (role !== 'organizer') return { role }
  const users = yield* Users
  return { role, userId: yield* ask(() => users.findBySubject(subject)) }
})
