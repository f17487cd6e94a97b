import type { Grant, IssuedGrant } from '../domain/access/grant.ts'
import type { TokenIssuer } from '../domain/access/token-issuer.ts'
import type { EventId } from '../domain/event/event-id.ts'
import type { User } from '../domain/user/user.ts'

/** A grant to store, and the token to hand out for it. */
export type Invitation = { readonly token: string; readonly issued: IssuedGrant }

/** A new token that carries the grant. */
export function grantTo(tokens: TokenIssuer, grant: Grant): Invitation {
  const { token, hash } = tokens.issue()
  return { token, issued: { grant, hash } }
}

/** A participant's token for each user, in their order. */
export function invite(
  tokens: TokenIssuer,
  eventId: EventId,
  users: readonly User[],
): readonly Invitation[] {
  return users.map(({ id }) => grantTo(tokens, { role: 'participant', eventId, userId: id }))
}
