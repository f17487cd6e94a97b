import type { IssuedGrant } from '../access/grant.ts'
import type { Result } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { User, UserRecord } from '../user/user.ts'
import type { UserId } from '../user/user-id.ts'
import type { UserChanged, UserNotFound } from '../user/user-repository.ts'
import type { Webhook } from '../webhook/webhook.ts'
import type { Event, EventStatus, Revision } from './event.ts'
import type { EventId } from './event-id.ts'

/** No event has this id. */
export type EventNotFound = { readonly _tag: 'EventNotFound'; readonly eventId: string }

/** What decides over an event before anything else of it is looked at. */
export type EventHead = Pick<Event, 'organizerId' | 'revision'>

/** An event as a list shows it. */
export type EventSummary = Pick<
  Event,
  'id' | 'title' | 'description' | 'organizerId' | 'status' | 'revision' | 'createdAt'
> & {
  readonly participantCount: number
  /** How many of them have answered. */
  readonly respondedCount: number
}

/** Which events to list. */
export type EventQuery = {
  readonly organizerId?: UserId | undefined
  readonly status?: EventStatus['name'] | undefined
  /** Only those whose ids sort before this one. */
  readonly before?: EventId | undefined
  readonly limit: number
}

/**
 * Events with their participants, users and capability grants. Every method that writes is one
 * transaction: whole or not at all, and what the event's webhooks are to be told of it is part of
 * that. Every method rejects with `StorageUnavailable` alone.
 */
export interface EventRepository {
  /**
   * Stores a new event with the users, grants and webhooks that come with it. A registered organizer is
   * there already.
   *
   * @returns the refusal of an organizer who is not there, or no longer as they are among these users
   */
  create(
    event: Event,
    users: readonly UserRecord[],
    grants: readonly IssuedGrant[],
    webhooks?: readonly Webhook[],
  ): Promise<Result<void, UserNotFound | UserChanged>>

  find(id: EventId): Promise<Event | undefined>

  /**
   * The head of the event as it stands now: not older than any change that was acknowledged, to
   * whomever and wherever, before the call.
   */
  findHead(id: EventId): Promise<EventHead | undefined>

  /**
   * The revisions of these events, as fresh as by {@link findHead}; of one that is gone there is none.
   * Made for many at a time.
   */
  revisionsOf(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, Revision>>

  /** Events by their ids, the last first: those that were created last. */
  list(query: EventQuery): Promise<readonly EventSummary[]>

  /**
   * Replaces the event by what `change` makes of it, while nobody else can change it. A
   * participant that the change leaves out is gone with everything of theirs: answer and grants,
   * and the user record unless they organize it or are registered.
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

  /**
   * Events that were over at this instant ({@link overAt}) or before: at most `limit`, and those first
   * that have been for longest. One of them may have been changed since.
   */
  findOver(instant: EpochMs, limit: number): Promise<readonly EventId[]>

  /** Removes every trace of the event, unless `permit` refuses. */
  delete<Fault>(
    id: EventId,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>>
}
