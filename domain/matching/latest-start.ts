import type { Steps } from '../steps.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { Interval } from '../time/interval.ts'
import { fingerprints } from './fingerprint.ts'
import type { MatchedMeeting } from './matched-meeting.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'
import type { SlotMatcher } from './slot-matcher.ts'

/**
 * For each candidate the last start that can be reached from it in steps, so that at every step
 * exactly the same people can come: nobody lost, nobody gained. Its own start when already the next
 * differs.
 *
 * @complexity that of counting everybody once, and O(candidates × log candidates)
 */
export function* sameUntil<Id extends string>(
  { plan, participants }: MatchedMeeting<Id>,
  matcher: SlotMatcher,
): Steps<Float64Array> {
  const { starts } = matcher
  const people = yield* fingerprints(matcher, participants, 0)
  const stepMs = plan.stepMinutes * MINUTE_MS
  const until = starts.slice()
  for (let i = starts.length - 1; i >= 0; i--) {
    const next = matcher.placeOf((starts[i] as EpochMs) + stepMs)
    if (next !== undefined && people[next] === people[i]) until[i] = until[next] as EpochMs
  }
  return until
}

/**
 * How far a meeting can move to the right, in steps and inside a proposed slot of which it is a
 * candidate, so that at every step exactly the same people can come.
 *
 * @param meeting a candidate of the plan
 * @param until what {@link sameUntil} says of it
 * @returns its own start when it can't move at all
 * @complexity O(proposed slots)
 */
export function latestStart(plan: MeetingPlan, meeting: Interval, until: EpochMs): EpochMs {
  const stepMs = plan.stepMinutes * MINUTE_MS
  const slackMs = Math.max(0, ...slotsWith(plan, meeting).map((slot) => slot.end - meeting.end))
  return Math.min(until, meeting.start + Math.floor(slackMs / stepMs) * stepMs)
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
