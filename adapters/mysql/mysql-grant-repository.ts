import {
  type Grant,
  type StandingGrant,
  standing,
  type TokenHash,
} from '../../domain/access/grant.ts'
import type { GrantRepository } from '../../domain/access/grant-repository.ts'
import type { Event } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import { type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { lockEvent } from './event-rows.ts'
import { lookUp } from './look-up.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import { deleteGrant, insertGrants } from './people-rows.ts'
import type { SharedLookup } from './shared-lookup.ts'

type GrantRow = {
  readonly role: Grant['role']
  readonly eventId: EventId
  readonly userId: UserId | null
  readonly linksExpireAt: EpochMs | null
}

/** Grants in MySQL. */
export class MysqlGrantRepository implements GrantRepository {
  readonly #database: MysqlDatabase
  readonly #grants: SharedLookup<TokenHash, GrantRow>

  constructor(database: MysqlDatabase) {
    this.#database = database
    this.#grants = lookUp(
      database,
      `SELECT token_hash AS \`key\`, role, event_id AS eventId, user_id AS userId,
          links_expire_ms AS linksExpireAt
        FROM capability_grants JOIN events USING (event_id) WHERE token_hash IN`,
    )
  }

  async find(hash: TokenHash): Promise<StandingGrant | undefined> {
    const row = await this.#grants.find(hash)
    if (row === undefined) return undefined
    const { role, eventId, userId, linksExpireAt } = row
    const grant: Grant =
      role === 'participant' ? { role, eventId, userId: userId as UserId } : { role, eventId }
    return standing(grant, linksExpireAt ?? undefined)
  }

  async replace<Fault>(
    grant: Grant,
    hash: TokenHash | undefined,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>> {
    const { eventId } = grant
    return this.#database.transaction(eventId, async (session) => {
      const event = await lockEvent(session, eventId)
      if (event === undefined) return refuse({ _tag: 'EventNotFound', eventId } as const)
      const permitted = permit(event)
      if (!permitted.ok) return permitted
      await deleteGrant(session, grant)
      if (hash !== undefined) await insertGrants(session, [{ grant, hash }])
      return permitted
    })
  }
}
