import type { TokenHash } from './grant.ts'

/** Makes capability tokens, and knows them again. */
export interface TokenIssuer {
  /** A new secret that nobody can guess, and the hash to keep in its stead. */
  issue(): { readonly token: string; readonly hash: TokenHash }

  /** The hash of a token that somebody presents; `undefined` when no issued token looks like it. */
  hash(token: string): TokenHash | undefined
}
