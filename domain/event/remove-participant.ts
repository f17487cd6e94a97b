import { withoutMember } from '../matching/group.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { UserId } from '../user/user-id.ts'
import { type Event, revised } from './event.ts'

/** No such user takes part in the event. */
export type ParticipantNotFound = {
  readonly _tag: 'ParticipantNotFound'
  readonly userId: string
}

/**
 * The event without this participant, whom its groups do without too; allowed in every status, so
 * that nobody is kept listed.
 */
export function removeParticipant(
  event: Event,
  userId: UserId,
): Result<Event, ParticipantNotFound> {
  const participants = event.participants.filter((participant) => participant.userId !== userId)
  return participants.length === event.participants.length
    ? refuse({ _tag: 'ParticipantNotFound', userId })
    : ok(revised(event, { participants, groups: withoutMember(event.groups, userId) }))
}
