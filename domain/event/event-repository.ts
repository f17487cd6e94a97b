import type { IssuedGrant } from '../access/grant.ts'
import type { Result } from '../result.ts'
import type { User } from '../user/user.ts'
import type { Webhook } from '../webhook/webhook.ts'
import type { Event, Revision } from './event.ts'
import type { EventId } from './event-id.ts'

/** No event has this id. */
export type EventNotFound = { readonly _tag: 'EventNotFound'; readonly eventId: string }

/**
 * Events with their participants, users and capability grants. Every method that writes is one
 * transaction: whole or not at all, and what the event's webhooks are to be told of it is part of
 * that. Every method rejects with `StorageUnavailable` alone.
 */
export interface EventRepository {
  /** Stores a new event with the users, grants and webhooks that come with it. */
  create(
    event: Event,
    users: readonly User[],
    grants: readonly IssuedGrant[],
    webhooks?: readonly Webhook[],
  ): Promise<void>

  find(id: EventId): Promise<Event | undefined>

  /**
   * The revision at which the event stands now: not older than any change that was acknowledged,
   * to whomever and wherever, before the call.
   */
  findRevision(id: EventId): Promise<Revision | undefined>

  /**
   * Replaces the event by what `change` makes of it, while nobody else can change it. A
   * participant that the change leaves out is gone with everything of theirs: answer and grants,
   * and the user record when nobody else needs it.
   *
   * @param change pure; may be called again when the storage has to start over
   */
  update<Fault>(
    id: EventId,
    change: (event: Event) => Result<Event, Fault>,
  ): Promise<Result<Event, Fault | EventNotFound>>

  /**
   * Like {@link update}, for a change that adds people: `change` sees who takes part already, and
   * the newcomers and their grants are stored with the event.
   */
  enrol<Fault>(
    id: EventId,
    newcomers: readonly User[],
    grants: readonly IssuedGrant[],
    change: (event: Event, enrolled: readonly User[]) => Result<Event, Fault>,
  ): Promise<Result<Event, Fault | EventNotFound>>

  /** Removes every trace of the event, unless `permit` refuses. */
  delete<Fault>(
    id: EventId,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>>
}
