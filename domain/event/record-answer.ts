import type { UserId } from '../user/user-id.ts'
import { type Event, revised } from './event.ts'
import type { ParticipantStatus } from './participant.ts'

/** The event once this participant has answered, anew or again. */
export function recordAnswer(event: Event, userId: UserId): Event {
  return withStatus(event, userId, 'responded')
}

/** The event once this participant has taken their answer back. */
export function recordWithdrawal(event: Event, userId: UserId): Event {
  return withStatus(event, userId, 'invited')
}

function withStatus(event: Event, userId: UserId, status: ParticipantStatus): Event {
  const participants = event.participants.map((participant) =>
    participant.userId === userId ? { ...participant, status } : participant,
  )
  return revised(event, { participants })
}
