import type { EventId } from '../event/event-id.ts'
import type { Result } from '../result.ts'
import type { EmailAddress, Subject, User, UserRecord } from './user.ts'
import type { UserId } from './user-id.ts'

/** No user has this id. */
export type UserNotFound = { readonly _tag: 'UserNotFound'; readonly userId: string }

/** Another registered user, or another participant of an event of theirs, has the e-mail address. */
export type AddressTaken = { readonly _tag: 'AddressTaken' }

/** Another user is registered for the subject. */
export type SubjectTaken = { readonly _tag: 'SubjectTaken' }

/** The user is part of events still. */
export type StillInvolved = { readonly _tag: 'StillInvolved' }

/** Which users to list. */
export type UserQuery = {
  /** Only those whose address is the same. */
  readonly email?: EmailAddress | undefined
  /** Only those whose ids sort before this one. */
  readonly before?: UserId | undefined
  readonly limit: number
}

/** The events that somebody is part of. */
export type Involvement = {
  readonly organizes: readonly EventId[]
  readonly takesPartIn: readonly EventId[]
}

/**
 * Who people are. Those who are not registered come and go with the event that they belong to, so the
 * event repository writes them, in the same transaction. Every method that writes is one transaction;
 * every method rejects with `StorageUnavailable` alone.
 */
export interface UserRepository {
  /** The users with these ids; an unknown id is missing from the answer. */
  find(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>>

  /** All that is known of a user. */
  read(id: UserId): Promise<UserRecord | undefined>

  /** The user who is registered for a subject at some moment after the call. */
  findBySubject(subject: Subject): Promise<UserId | undefined>

  /** Users by their ids, the last first: those who came last. */
  list(query: UserQuery): Promise<readonly UserRecord[]>

  /** Stores a new user who is registered. */
  register(user: UserRecord): Promise<Result<void, AddressTaken | SubjectTaken>>

  /**
   * Replaces the user by what `change` makes of them, and raises the revision of every event that they
   * are part of: what it shows has changed.
   *
   * @param change pure; may be called again when the storage has to start over
   */
  change<Fault>(
    id: UserId,
    change: (user: UserRecord) => Result<UserRecord, Fault>,
  ): Promise<Result<UserRecord, Fault | UserNotFound | AddressTaken | SubjectTaken>>

  /** The events that a user is part of; none for somebody unknown. */
  involvement(id: UserId): Promise<Involvement>

  /** Removes a user with their API keys, unless they are part of an event still. */
  remove(id: UserId): Promise<Result<void, UserNotFound | StillInvolved>>
}
