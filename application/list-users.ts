import { Effect } from 'effect'
import type { UserQuery } from '../domain/user/user-repository.ts'
import { pageOf } from './list-events.ts'
import { ask } from './port-call.ts'
import { Users } from './ports.ts'

/** The users who came last, page by page; an admin's call. */
export const listUsers = Effect.fnUntraced(function* (query: UserQuery) {
  const users = yield* Users
  return pageOf(yield* ask(() => users.list({ ...query, limit: query.limit + 1 })), query.limit)
})
