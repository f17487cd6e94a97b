import type { EpochMs } from '../time/epoch-ms.ts'
import type { Interval } from '../time/interval.ts'
import { TimeZone } from '../time/time-zone.ts'
import { neededFor } from './attendance.ts'
import { proposedSlotOf } from './candidates.ts'
import { type Discomfort, type LocalTime, localTimes } from './comfort.ts'
import type { MatchedMeeting, MatchedParticipant } from './matched-meeting.ts'
import type { WorkingTimes } from './working-time.ts'

/** A candidate with its rank, who can come, who can't, and who has not said. */
export type Recommendation<Id extends string> = {
  /** 1 for the best. */
  readonly rank: number
  readonly start: EpochMs
  readonly end: EpochMs
  /** How far the start can move to the right on the grid with exactly the same people. */
  readonly latestStart: EpochMs
  /** The zone of the proposed slot that the candidate lies in. */
  readonly timeZone: TimeZone
  /** Available people ÷ all people; 0 when there are none. */
  readonly availabilityRate: number
  /** How many can come. */
  readonly availableCount: number
  /** How many of these come gladly. */
  readonly firmCount: number
  /** Every person is in exactly one of these three lists, in the order in which they were given. */
  readonly available: readonly Id[]
  readonly unavailable: readonly Id[]
  readonly noResponse: readonly Id[]
  /** Those of the available who would rather not. */
  readonly ifNeeded: readonly Id[]
  /** Who is missing that must not be. */
  readonly missing: {
    readonly required: readonly Id[]
    /** The names of the groups of which too few can come. */
    readonly groups: readonly string[]
  }
  /** When it is for whom; every person is in exactly one of these. */
  readonly localTimes: readonly LocalTime<Id>[]
  /** Of those who can come; missing for a viewer who must not know who that is. */
  readonly discomfort?: Discomfort | undefined
}

/** What is the same for all candidates of a meeting. */
export type Prepared<Id extends string> = {
  readonly times: WorkingTimes<Id>
  /** {@link membersOf} its groups. */
  readonly members: readonly (readonly number[])[]
}

/**
 * What is to be said of a candidate of the meeting, but for its place among the others.
 * @complexity O(participants × log slots of a participant + proposed slots + members of groups)
 */
export function recommendationOf<Id extends string>(
  { plan, participants, groups }: MatchedMeeting<Id>,
  { times, members }: Prepared<Id>,
  candidate: Interval,
): Omit<Recommendation<Id>, 'rank' | 'latestStart'> {
  const needed = neededFor(plan, candidate)
  const minutesOutside = times.kinds.map((kind) => kind.minutesOutside(candidate))
  const available: Id[] = []
  const unavailable: Id[] = []
  const noResponse: Id[] = []
  const ifNeeded: Id[] = []
  let [totalMinutes, worstMinutes] = [0, 0]
  const missingRequired: Id[] = []
  const isAvailable = new Uint8Array(participants.length)
  // As hot as counting, for a large group: plain indices.
  for (let place = 0; place < participants.length; place++) {
    const participant = participants[place] as MatchedParticipant<Id>
    const { id, answer } = participant
    if (answer === undefined) noResponse.push(id)
    else if (answer.slots.contains(needed)) {
      available.push(id)
      isAvailable[place] = 1
      if (answer.firmSlots !== answer.slots && !answer.firmSlots.contains(needed)) ifNeeded.push(id)
      const minutes = minutesOutside[times.kindOf[place] as number] as number
      totalMinutes += minutes
      worstMinutes = Math.max(worstMinutes, minutes)
    } else unavailable.push(id)
    if (participant.required && isAvailable[place] === 0) missingRequired.push(id)
  }
  return {
    start: candidate.start,
    end: candidate.end,
    timeZone: proposedSlotOf(plan, candidate.start)?.timeZone ?? TimeZone.utc,
    availabilityRate: participants.length === 0 ? 0 : available.length / participants.length,
    availableCount: available.length,
    firmCount: available.length - ifNeeded.length,
    available,
    unavailable,
    noResponse,
    ifNeeded,
    missing: {
      required: missingRequired,
      groups: groups.flatMap(({ name, atLeast }, group) => {
        const coming = members[group]?.filter((place) => isAvailable[place] === 1) ?? []
        return coming.length < atLeast ? [name] : []
      }),
    },
    localTimes: localTimes(times, minutesOutside),
    discomfort: { totalMinutes, worstMinutes },
  }
}
