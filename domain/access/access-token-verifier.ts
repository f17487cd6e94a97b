import type { Result } from '../result.ts'
import type { Subject } from '../user/user.ts'
import type { ServiceRole } from './service-credential.ts'

/** What an identity provider says of somebody who has authenticated there. */
export type VerifiedToken = {
  /** Who they are, there. */
  readonly subject: Subject
  /** The one that may most of those that they have; none may nothing. */
  readonly role: ServiceRole | undefined
}

/** The text is no access token for this service; the reason is for the log. */
export type AccessTokenRefused = { readonly _tag: 'AccessTokenRefused'; readonly reason: string }

/** The identity provider's keys can't be had: nobody can tell now whether a token is good. */
export class IdentityProviderUnavailable extends Error {
  readonly _tag = 'IdentityProviderUnavailable'
}

/** Knows the access tokens of the identity provider that the service trusts. */
export interface AccessTokenVerifier {
  /** What the token says, if it is good now. Rejects with {@link IdentityProviderUnavailable} alone. */
  verify(token: string): Promise<Result<VerifiedToken, AccessTokenRefused>>
}
