import type { Result } from '../result.ts'
import type { UserNotFound } from '../user/user-repository.ts'
import type { ApiKey, ApiKeyId } from './api-key.ts'
import type { TokenHash } from './grant.ts'
import type { ServiceCredential } from './service-credential.ts'

/**
 * The API keys that have been handed out, by their hashes. A key for a user goes with that user. Every
 * method rejects with `StorageUnavailable` alone.
 */
export interface ApiKeyRepository {
  /** What the key with this hash stands for at some moment after the call, if it is one. */
  find(hash: TokenHash): Promise<ServiceCredential | undefined>

  /** Keeps a new key; refuses one for somebody who is no registered user. */
  add(key: ApiKey, hash: TokenHash): Promise<Result<void, UserNotFound>>

  /** Every key that has not been revoked, the oldest first. */
  list(): Promise<readonly ApiKey[]>

  /** Ends a key for good; whether there was one with this id. */
  revoke(id: ApiKeyId): Promise<boolean>
}
