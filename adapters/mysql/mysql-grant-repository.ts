import type { Grant, TokenHash } from '../../domain/access/grant.ts'
import type { GrantRepository } from '../../domain/access/grant-repository.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { lookUp } from './look-up.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import type { SharedLookup } from './shared-lookup.ts'

type GrantRow = {
  readonly role: Grant['role']
  readonly eventId: EventId
  readonly userId: UserId | null
}

/** Grants in MySQL. */
export class MysqlGrantRepository implements GrantRepository {
  readonly #grants: SharedLookup<TokenHash, GrantRow>

  constructor(database: MysqlDatabase) {
    this.#grants = lookUp(
      database,
      `SELECT token_hash AS \`key\`, role, event_id AS eventId, user_id AS userId
        FROM capability_grants WHERE token_hash IN`,
    )
  }

  async find(hash: TokenHash): Promise<Grant | undefined> {
    const row = await this.#grants.find(hash)
    if (row === undefined) return undefined
    const { role, eventId, userId } = row
    return role === 'participant' ? { role, eventId, userId: userId as UserId } : { role, eventId }
  }
}
