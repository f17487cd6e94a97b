import type { Grant, TokenHash } from '../../domain/access/grant.ts'
import type { GrantRepository } from '../../domain/access/grant-repository.ts'
import type { MemoryStorage } from './memory-storage.ts'

/** Grants in memory. */
export class MemoryGrantRepository implements GrantRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async find(hash: TokenHash): Promise<Grant | undefined> {
    return this.#storage.grants.get(hash)
  }
}
