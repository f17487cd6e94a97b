import type { Event } from '../event/event.ts'
import type { EventNotFound } from '../event/event-repository.ts'
import type { Result } from '../result.ts'
import type { Grant, StandingGrant, TokenHash } from './grant.ts'

/**
 * Who may do what. Grants are stored and removed with the event that they speak of. Every method
 * rejects with `StorageUnavailable` alone.
 */
export interface GrantRepository {
  /**
   * The grant behind a token; `undefined` for an unknown one. It stands as it is at some moment
   * after the call: one that was replaced or has another expiry, wherever that was done, is never
   * told as it was before.
   */
  find(hash: TokenHash): Promise<StandingGrant | undefined>

  /**
   * Ends every token that carries this grant, and lets `hash`, if it is given, carry it from now on;
   * all in one step with whether `permit` allows it, which sees the event as it is then. The event's
   * revision stays: nothing that anybody reads has changed.
   */
  replace<Fault>(
    grant: Grant,
    hash: TokenHash | undefined,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>>
}
