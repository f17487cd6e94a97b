import { ok, type Result, refuse } from '../result.ts'
import type { PersonName } from '../text.ts'
import type { TimeZone } from '../time/time-zone.ts'
import type { EmailAddress, Subject, UserRecord } from './user.ts'

/** What is to be known of a user otherwise; a missing field stays as it is. */
export type UserChanges = {
  readonly name?: PersonName | undefined
  readonly email?: EmailAddress | undefined
  /** `null` removes it. */
  readonly timeZone?: TimeZone | null | undefined
  /** `null` lets no access token act for them. */
  readonly subject?: Subject | null | undefined
}

/** Nobody but a registered user has a subject. */
export type NotRegistered = { readonly _tag: 'NotRegistered'; readonly userId: string }

/** The user with the changes. */
export function changeUser(
  user: UserRecord,
  { name, email, timeZone, subject }: UserChanges,
): Result<UserRecord, NotRegistered> {
  if (subject && user.registeredAt === undefined) {
    return refuse({ _tag: 'NotRegistered', userId: user.id })
  }
  return ok({
    ...user,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(timeZone !== undefined && { timeZone: timeZone ?? undefined }),
    ...(subject !== undefined && { subject: subject ?? undefined }),
  })
}
