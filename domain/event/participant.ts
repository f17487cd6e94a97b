import type { TimeZone } from '../time/time-zone.ts'
import type { WorkingHours } from '../time/working-hours.ts'
import type { UserId } from '../user/user-id.ts'

/** A user invited to an event, and whether they have answered. */
export type Participant = {
  readonly userId: UserId
  readonly status: ParticipantStatus
} & Attending

/** How somebody takes part in an event. */
export type Attending = {
  /** Whether the meeting makes no sense without them. */
  readonly required: boolean
  /** Where they are while the event is planned; the zone of its earliest window unless they say. */
  readonly timeZone?: TimeZone | undefined
  /** When they work there; nine to five from Monday to Friday unless they say. */
  readonly workingHours?: WorkingHours | undefined
}

/** `responded` from the first answer on, even an empty one, until it is withdrawn. */
export type ParticipantStatus = 'invited' | 'responded'

/** How many people may take part in one event. */
export const MAX_PARTICIPANTS = 10_000
