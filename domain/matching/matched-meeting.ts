import type { TimeZone } from '../time/time-zone.ts'
import type { WorkingHours } from '../time/working-hours.ts'
import type { Answer } from './answer.ts'
import type { Group } from './group.ts'
import type { MeetingPlan } from './meeting-plan.ts'

/** One person to find a time for. */
export type MatchedParticipant<Id extends string> = {
  readonly id: Id
  /** Missing until they have answered. */
  readonly answer?: Answer | undefined
  /** Whether the meeting makes no sense without them. */
  readonly required?: boolean | undefined
  /** Where they are; that of the earliest proposed slot unless they say. */
  readonly timeZone?: TimeZone | undefined
  /** When they work there; {@link WorkingHours.usual} unless they say. */
  readonly workingHours?: WorkingHours | undefined
}

/** All that a time is found from: where the meeting may lie, for whom, and who must come. */
export type MatchedMeeting<Id extends string> = {
  readonly plan: MeetingPlan
  readonly participants: readonly MatchedParticipant<Id>[]
  readonly groups: readonly Group<Id>[]
}
