import type { AccessTokenVerifier } from '../../domain/access/access-token-verifier.ts'
import { refuse } from '../../domain/result.ts'

/** Where no identity provider is trusted, no access token is good. */
export const noAccessTokens: AccessTokenVerifier = {
  verify: async () => refuse({ _tag: 'AccessTokenRefused', reason: 'no identity provider' }),
}
