import { Effect } from 'effect'
import type { UserRecord } from '../domain/user/user.ts'
import { askResult } from './port-call.ts'
import { Clock, Identifiers, Users } from './ports.ts'

/** Registers somebody, so that they stay and events can be created for them; an admin's call. */
export const registerUser = Effect.fnUntraced(function* (
  introduction: Omit<UserRecord, 'id' | 'registeredAt'>,
) {
  const registeredAt = (yield* Clock).now()
  const user: UserRecord = { ...introduction, id: (yield* Identifiers).userId(), registeredAt }
  const users = yield* Users
  yield* askResult(() => users.register(user))
  return user
})
