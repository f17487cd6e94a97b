import type { EpochMs } from '../time/epoch-ms.ts'
import { Interval } from '../time/interval.ts'
import type { IntervalSet } from '../time/interval-set.ts'
import { neededFor } from './attendance.ts'
import type { MatchedParticipant } from './matched-meeting.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'

/**
 * How far a meeting can move to the right, in steps and inside a proposed slot of which it is a
 * candidate, so that at every step exactly the same people can come: nobody lost, nobody gained.
 *
 * @param meeting a candidate of the plan
 * @returns its own start when it can't move at all
 * @complexity O(participants × log slots of a participant)
 */
export function latestStart<Id extends string>(
  plan: MeetingPlan,
  participants: readonly MatchedParticipant<Id>[],
  meeting: Interval,
): EpochMs {
  const needed = neededFor(plan, meeting)
  const stepMs = plan.stepMinutes * MINUTE_MS
  let slackMs = Math.max(0, ...slotsWith(plan, meeting).map((slot) => slot.end - meeting.end))
  for (const { answer } of participants) {
    if (slackMs < stepMs) break
    if (answer === undefined) continue
    slackMs = Math.min(slackMs, unchangedFor(answer.slots, needed, stepMs, slackMs))
  }
  return meeting.start + Math.floor(slackMs / stepMs) * stepMs
}

/** The proposed slots in which the meeting is a candidate. */
function slotsWith(plan: MeetingPlan, meeting: Interval): readonly Interval[] {
  const stepMs = plan.stepMinutes * MINUTE_MS
  return plan.proposedSlots
    .map(({ interval }) => interval)
    .filter(
      (slot) => Interval.contains(slot, meeting) && (meeting.start - slot.start) % stepMs === 0,
    )
}

/**
 * For how many milliseconds the needed time can move right until a step brings it into the set or
 * out of it, as far as that is less than `enough`. What lies between two steps does not matter.
 */
function unchangedFor(set: IntervalSet, needed: Interval, stepMs: number, enough: number): number {
  return set.contains(needed)
    ? insideFor(set, needed, stepMs, enough)
    : outsideFor(set, needed, stepMs, enough)
}

function insideFor(set: IntervalSet, needed: Interval, stepMs: number, enough: number): number {
  let moved = 0
  while (moved < enough) {
    const now = movedBy(needed, moved)
    const stretchEnd = set.boundaries[set.boundariesUpTo(now.start)] as EpochMs
    moved += Math.floor((stretchEnd - now.end) / stepMs) * stepMs
    if (!set.contains(movedBy(needed, moved + stepMs))) return moved
    moved += stepMs
  }
  return enough
}

function outsideFor(set: IntervalSet, needed: Interval, stepMs: number, enough: number): number {
  const { boundaries } = set
  const passed = set.boundariesUpTo(needed.start)
  // A stretch that begins before the needed time and ends too early never comes to contain it.
  for (let i = passed + (passed % 2); i < boundaries.length; i += 2) {
    const untilBegin = (boundaries[i] as EpochMs) - needed.start
    if (untilBegin > enough) break
    const firstStepIn = Math.ceil(untilBegin / stepMs) * stepMs
    if (firstStepIn <= (boundaries[i + 1] as EpochMs) - needed.end) return firstStepIn - 1
  }
  return enough
}

const movedBy = ({ start, end }: Interval, ms: number) =>
  ({ start: start + ms, end: end + ms }) as Interval
