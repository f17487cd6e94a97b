import type { ApiKey, ApiKeyId } from '../../domain/access/api-key.ts'
import type { ApiKeyRepository } from '../../domain/access/api-key-repository.ts'
import type { TokenHash } from '../../domain/access/grant.ts'
import type { ServiceCredential } from '../../domain/access/service-credential.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UserNotFound } from '../../domain/user/user-repository.ts'
import type { MemoryStorage } from './memory-storage.ts'

/** API keys in memory. */
export class MemoryApiKeyRepository implements ApiKeyRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async find(hash: TokenHash): Promise<ServiceCredential | undefined> {
    return this.#storage.apiKeys.get(hash)?.credential
  }

  async add(key: ApiKey, hash: TokenHash): Promise<Result<void, UserNotFound>> {
    const { credential } = key
    const userId = credential.role === 'organizer' ? credential.userId : undefined
    if (userId !== undefined && !this.#storage.isRegistered(userId)) {
      return refuse({ _tag: 'UserNotFound', userId })
    }
    this.#storage.apiKeys.set(hash, key)
    return ok(undefined)
  }

  async list(): Promise<readonly ApiKey[]> {
    return [...this.#storage.apiKeys.values()]
  }

  async revoke(id: ApiKeyId): Promise<boolean> {
    for (const [hash, key] of this.#storage.apiKeys) {
      if (key.id === id) return this.#storage.apiKeys.delete(hash)
    }
    return false
  }
}
