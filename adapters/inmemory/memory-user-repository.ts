import type { User } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { UserRepository } from '../../domain/user/user-repository.ts'
import type { MemoryStorage } from './memory-storage.ts'

/** Users in memory. */
export class MemoryUserRepository implements UserRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async find(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>> {
    const found = ids.flatMap((id) => this.#storage.users.get(id) ?? [])
    return new Map(found.map((user) => [user.id, user]))
  }
}
