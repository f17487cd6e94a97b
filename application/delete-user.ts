import { Effect } from 'effect'
import { removeParticipant } from '../domain/event/remove-participant.ts'
import { ok } from '../domain/result.ts'
import { StorageUnavailable } from '../domain/storage-unavailable.ts'
import type { UserId } from '../domain/user/user-id.ts'
import type { UserNotFound } from '../domain/user/user-repository.ts'
import { ownUser, type UserRequest } from './own-user.ts'
import { ask } from './port-call.ts'
import { Events, Users } from './ports.ts'
import { Rankings } from './rankings.ts'

/**
 * Removes a user and every trace of them: the events that they organize with everything of those, the
 * parts that they take in others, their API keys.
 *
 * Each event is a transaction of its own, since there may be many: what fails on the way leaves the
 * user where they are, and goes on where it stopped when it is called again.
 */
export const deleteUser = Effect.fnUntraced(function* (request: UserRequest) {
  const userId = yield* ownUser(request)
  const users = yield* Users
  if ((yield* ask(() => users.read(userId))) === undefined) {
    return yield* Effect.fail<UserNotFound>({ _tag: 'UserNotFound', userId })
  }
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    yield* leaveEverything(userId)
    const removed = yield* ask(() => users.remove(userId))
    // Whoever had only come with an event went with it.
    if (removed.ok || removed.fault._tag === 'UserNotFound') return
  }
  return yield* Effect.fail(new StorageUnavailable('events for a user keep coming'))
})

/** An event may be created for somebody while they are being removed, but hardly this often. */
const MOST_ROUNDS = 5

const leaveEverything = Effect.fnUntraced(function* (userId: UserId) {
  const users = yield* Users
  const events = yield* Events
  const rankings = yield* Rankings
  const { organizes, takesPartIn } = yield* ask(() => users.involvement(userId))
  // An event that is gone meanwhile, or that they have left, is as it is to be.
  for (const eventId of organizes) {
    yield* ask(() => events.delete(eventId, () => ok(undefined)))
    yield* rankings.forget(eventId)
  }
  for (const eventId of new Set(takesPartIn).difference(new Set(organizes))) {
    yield* ask(() => events.update(eventId, (event) => removeParticipant(event, userId)))
  }
})
