import type { Steps } from '../../steps.ts'
import type { EpochMs } from '../../time/epoch-ms.ts'
import { type Availabilities, countAvailable } from '../attendance.ts'
import { candidateAt, candidateStarts } from '../candidates.ts'
import { membersOf } from '../group.ts'
import { DURATION_MINUTES, MeetingPlan, MINUTE_MS } from '../meeting-plan.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'
import { SlotMatcher } from '../slot-matcher.ts'
import { type Place, placeOf } from './place.ts'

/**
 * The longest shorter meeting to which everybody could come or, failing that, one more person; not
 * one that misses somebody who must come, where the best candidate misses nobody.
 */
export type ShorterMeeting = {
  readonly kind: 'shorter_meeting'
  readonly durationMinutes: number
  /** How many could come; at every place as many. */
  readonly attendeeCount: number
  /** Where: the first few of all that there are, earliest first. */
  readonly places: readonly Place[]
  readonly placeCount: number
}

/** So many places are named. */
const MAX_PLACES = 5

/**
 * Finds the longest duration at which some candidate is better than the best is now. The shorter a
 * meeting that starts at some time, the more people can come to it: so the longest duration is found
 * by halving, and a start at which too few can come to a short meeting need not be looked at again.
 *
 * @complexity O(log durations) times counting everybody
 */
export function* shorterMeeting<Id extends string>({
  meeting,
  attendance,
}: RankedCandidates<Id>): Steps<ShorterMeeting | undefined> {
  const { plan, participants, groups } = meeting
  const members = membersOf(groups, participants)
  const everybody = participants.length
  function* trial(durationMinutes: number, starts: Float64Array): Steps<Trial> {
    const shorter = planLasting(plan, durationMinutes)
    const matcher = new SlotMatcher(shorter, starts)
    const counts = yield* countAvailable({ ...meeting, plan: shorter }, matcher, members)
    const worths = worthsOf(counts, everybody)
    return { plan: shorter, starts, worths, best: highest(worths) }
  }

  const shortest = shortestAllowed(plan)
  if (shortest >= plan.durationMinutes) return undefined
  const now = highest(worthsOf(attendance, everybody))
  let found = yield* trial(shortest, candidateStarts(planLasting(plan, shortest)))
  if (found.best <= now) return undefined
  const allCome = worth(1, everybody, everybody)
  const wanted = found.best === allCome ? allCome : now + 1

  let tooLong = plan.durationMinutes
  while (tooLong - found.plan.durationMinutes > 1) {
    const middle = (found.plan.durationMinutes + tooLong) >>> 1
    const { starts, worths } = found
    const left = starts.filter(
      (start, i) => (worths[i] as number) >= wanted && isCandidate(plan, start, middle),
    )
    const tried = yield* trial(middle, left)
    if (tried.best >= wanted) found = tried
    else tooLong = middle
  }
  const places = found.starts.filter((_, i) => found.worths[i] === found.best)
  return {
    kind: 'shorter_meeting',
    durationMinutes: found.plan.durationMinutes,
    attendeeCount: found.best % (everybody + 1),
    places: Array.from(places.slice(0, MAX_PLACES), (start: EpochMs) =>
      placeOf(found.plan, candidateAt(found.plan, start)),
    ),
    placeCount: places.length,
  }
}

/** What some starts are worth for a meeting of the plan's duration, and the best of it. */
type Trial = {
  readonly plan: MeetingPlan
  readonly starts: Float64Array
  readonly worths: Int32Array
  readonly best: number
}

/** More for a candidate that misses nobody who must come than for any other, then by people. */
const worth = (missesNobody: number, available: number, everybody: number) =>
  missesNobody * (everybody + 1) + available

const worthsOf = ({ available, missesNobody }: Availabilities, everybody: number): Int32Array =>
  available.map((count, i) => worth(missesNobody[i] as number, count, everybody))

/** 0 where there is no candidate at all, as for one to which nobody can come. */
const highest = (worths: Int32Array) => worths.reduce((most, one) => Math.max(most, one), 0)

/** Whether the candidate that starts then would still be one if it lasted so long. */
const isCandidate = (plan: MeetingPlan, start: EpochMs, durationMinutes: number) =>
  plan.proposedSlots.some(
    ({ interval }) =>
      interval.start <= start &&
      start + durationMinutes * MINUTE_MS <= interval.end &&
      (start - interval.start) % (plan.stepMinutes * MINUTE_MS) === 0,
  )

/** The shortest duration that leaves the plan with no more candidates than it may have. */
function shortestAllowed(plan: MeetingPlan): number {
  let [allowed, tooShort] = [plan.durationMinutes, DURATION_MINUTES.min - 1]
  while (allowed - tooShort > 1) {
    const middle = (allowed + tooShort) >>> 1
    if (MeetingPlan.of({ ...plan, durationMinutes: middle }).ok) allowed = middle
    else tooShort = middle
  }
  return allowed
}

/** The plan for a shorter meeting, of which {@link shortestAllowed} has said that it is allowed. */
function planLasting(plan: MeetingPlan, durationMinutes: number): MeetingPlan {
  return { ...plan, durationMinutes }
}
