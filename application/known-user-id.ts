import { Effect } from 'effect'
import type { ParticipantNotFound } from '../domain/event/remove-participant.ts'
import { UserId } from '../domain/user/user-id.ts'

/** The text as a user id; a text that can be nobody's id is a participant who is not there. */
export const knownUserId = (text: string): Effect.Effect<UserId, ParticipantNotFound> => {
  const id = UserId.of(text)
  return id.ok
    ? Effect.succeed(id.value)
    : Effect.fail({ _tag: 'ParticipantNotFound', userId: text })
}
