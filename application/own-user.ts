import { Effect } from 'effect'
import type { ServiceCredential } from '../domain/access/service-credential.ts'
import { UserId } from '../domain/user/user-id.ts'
import type { UserNotFound } from '../domain/user/user-repository.ts'
import { Forbidden } from './identify.ts'

/** Who asks, and for which user, as they wrote it. */
export type UserRequest = {
  readonly credential: ServiceCredential
  readonly userId: string
}

/** The id of the user, for an admin and for whoever acts for them. */
export function ownUser({
  credential,
  userId,
}: UserRequest): Effect.Effect<UserId, Forbidden | UserNotFound> {
  const { role } = credential
  const isOwn = role === 'organizer' && credential.userId === userId
  if (role !== 'admin' && !isOwn) {
    return Effect.fail(new Forbidden({ role, reason: 'other_user' }))
  }
  const id = UserId.of(userId)
  return id.ok ? Effect.succeed(id.value) : Effect.fail({ _tag: 'UserNotFound', userId })
}
