import type { Grant, TokenHash } from './grant.ts'

/** Who may do what. Grants are stored and removed with the event that they speak of. */
export interface GrantRepository {
  /** The grant behind a token; `undefined` for an unknown one. Rejects with `StorageUnavailable` alone. */
  find(hash: TokenHash): Promise<Grant | undefined>
}
