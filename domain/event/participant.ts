import type { UserId } from '../user/user-id.ts'

/** A user invited to an event, and whether they have answered. */
export type Participant = {
  readonly userId: UserId
  readonly status: ParticipantStatus
}

/** `responded` from the first answer on, even an empty one, until it is withdrawn. */
export type ParticipantStatus = 'invited' | 'responded'

/** How many people may take part in one event. */
export const MAX_PARTICIPANTS = 10_000
