import { ok, type Result, refuse } from '../result.ts'
import { looksTheSame, type UserRecord } from './user.ts'
import type { UserId } from './user-id.ts'
import type { UserChanged, UserNotFound } from './user-repository.ts'

/**
 * Passes while a registered user is there as somebody knows them: what that somebody has made of it
 * would be stale otherwise.
 *
 * @param known  users as they were read; one who is not among them need only be there
 * @param there  the user as they are
 */
export function requireUnchanged(
  userId: UserId,
  known: readonly UserRecord[],
  there: UserRecord | undefined,
): Result<void, UserNotFound | UserChanged> {
  if (there?.registeredAt === undefined) return refuse({ _tag: 'UserNotFound', userId })
  const asKnown = known.find(({ id }) => id === userId)
  return asKnown === undefined || looksTheSame(asKnown, there)
    ? ok(undefined)
    : refuse({ _tag: 'UserChanged' })
}
