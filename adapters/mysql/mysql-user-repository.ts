import type { User } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { UserRepository } from '../../domain/user/user-repository.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import { readUsers } from './people-rows.ts'

/** Users in MySQL. */
export class MysqlUserRepository implements UserRepository {
  readonly #database: MysqlDatabase

  constructor(database: MysqlDatabase) {
    this.#database = database
  }

  async find(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>> {
    const users = await this.#database.read((session) => readUsers(session, ids))
    return new Map(users.map((user) => [user.id, user]))
  }
}
