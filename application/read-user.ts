import { Effect } from 'effect'
import type { UserNotFound } from '../domain/user/user-repository.ts'
import { ownUser, type UserRequest } from './own-user.ts'
import { ask } from './port-call.ts'
import { Users } from './ports.ts'

/** All that is known of a user. */
export const readUser = Effect.fnUntraced(function* (request: UserRequest) {
  const id = yield* ownUser(request)
  const users = yield* Users
  const user = yield* ask(() => users.read(id))
  return user ?? (yield* Effect.fail<UserNotFound>({ _tag: 'UserNotFound', userId: id }))
})
