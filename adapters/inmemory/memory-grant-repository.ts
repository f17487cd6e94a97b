import {
  type Grant,
  type StandingGrant,
  sameGrant,
  standing,
  type TokenHash,
} from '../../domain/access/grant.ts'
import type { GrantRepository } from '../../domain/access/grant-repository.ts'
import type { Event } from '../../domain/event/event.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { MemoryStorage } from './memory-storage.ts'

/** Grants in memory. */
export class MemoryGrantRepository implements GrantRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async find(hash: TokenHash): Promise<StandingGrant | undefined> {
    const grant = this.#storage.grants.get(hash)
    return grant && standing(grant, this.#storage.events.get(grant.eventId)?.event.linksExpireAt)
  }

  async replace<Fault>(
    grant: Grant,
    hash: TokenHash | undefined,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>> {
    const { eventId } = grant
    const record = this.#storage.events.get(eventId)
    if (record === undefined) return refuse({ _tag: 'EventNotFound', eventId })
    const permitted = permit(record.event)
    if (!permitted.ok) return permitted
    this.#storage.revoke(record, (other) => sameGrant(other, grant))
    if (hash !== undefined) this.#storage.admit(record, [], [{ grant, hash }])
    return ok(undefined)
  }
}
