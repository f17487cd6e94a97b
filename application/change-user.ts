import { Effect } from 'effect'
import { changeUser as applyChanges, type UserChanges } from '../domain/user/change-user.ts'
import { Forbidden } from './identify.ts'
import { ownUser, type UserRequest } from './own-user.ts'
import { askResult } from './port-call.ts'
import { Users } from './ports.ts'

/**
 * Changes what is known of a user. Who they are to the identity provider is an admin's to say: it
 * decides whose token opens their events.
 */
export const changeUser = Effect.fnUntraced(function* (
  request: UserRequest & { readonly changes: UserChanges },
) {
  const id = yield* ownUser(request)
  const { role } = request.credential
  if (role !== 'admin' && request.changes.subject !== undefined) {
    return yield* new Forbidden({ role, reason: 'role' })
  }
  const users = yield* Users
  return yield* askResult(() => users.change(id, (user) => applyChanges(user, request.changes)))
})
