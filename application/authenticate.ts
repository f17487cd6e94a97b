import { Data, Effect } from 'effect'
import type { Grant } from '../domain/access/grant.ts'
import type { StorageUnavailable } from '../domain/storage-unavailable.ts'
import { ask } from './port-call.ts'
import { AccessControl, Grants, Tokens } from './ports.ts'

/** Who calls: the bearer of a grant, or anybody at all where access control is off. */
export type Caller = Grant | { readonly role: 'trusted' }

/** There is no token, or none that was ever issued, or it is gone with what it opened. */
export class Unauthenticated extends Data.TaggedError('Unauthenticated')<{
  readonly reason: 'no_token' | 'unknown_token'
}> {}

/**
 * Finds out who calls, from the token that they present. What they may do is for each use case to
 * decide; asking first keeps a stranger's input from being looked at.
 */
export const authenticate = Effect.fnUntraced(function* (
  token: string | undefined,
): Effect.fn.Return<Caller, Unauthenticated | StorageUnavailable, AccessControl | Grants | Tokens> {
  if ((yield* AccessControl) === 'off') return { role: 'trusted' }
  if (token === undefined) return yield* new Unauthenticated({ reason: 'no_token' })
  const hash = (yield* Tokens).hash(token)
  const grants = yield* Grants
  const grant = hash && (yield* ask(() => grants.find(hash)))
  return grant ?? (yield* new Unauthenticated({ reason: 'unknown_token' }))
})
