import type { User } from './user.ts'
import type { UserId } from './user-id.ts'

/**
 * Who people are. Users come and go with the events that they belong to, so the event repository
 * writes them, in the same transaction; this port reads them.
 */
export interface UserRepository {
  /** The users with these ids; an unknown id is missing from the answer. */
  find(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>>
}
