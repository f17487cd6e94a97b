import type { Steps } from '../../steps.ts'
import type { EpochMs } from '../../time/epoch-ms.ts'
import { type Attendance, countAttendance } from '../attendance.ts'
import { candidateAt } from '../candidates.ts'
import { membersOf } from '../group.ts'
import { DURATION_MINUTES, MeetingPlan } from '../meeting-plan.ts'
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
 * meeting, the more candidates there are and the more people each suits, so that the longest
 * duration at which one is so good is found by halving.
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
  const tried = new Map<number, Trial>()
  function* trial(durationMinutes: number): Steps<Trial> {
    const known = tried.get(durationMinutes)
    if (known !== undefined) return known
    const shorter = planLasting(plan, durationMinutes)
    const matcher = new SlotMatcher(shorter)
    const counted = yield* countAttendance({ ...meeting, plan: shorter }, matcher, members)
    const worths = worthsOf(counted, everybody)
    const best = highest(worths)
    const starts = matcher.starts.filter((_, i) => worths[i] === best)
    const made = { plan: shorter, best, starts }
    tried.set(durationMinutes, made)
    return made
  }

  const shortest = shortestAllowed(plan)
  if (shortest >= plan.durationMinutes) return undefined
  const now = highest(worthsOf(attendance, everybody))
  const { best } = yield* trial(shortest)
  if (best <= now) return undefined
  const wanted = best === worth(1, everybody, everybody) ? best : now + 1

  let [suits, tooLong] = [shortest, plan.durationMinutes]
  while (tooLong - suits > 1) {
    const middle = (suits + tooLong) >>> 1
    if ((yield* trial(middle)).best >= wanted) suits = middle
    else tooLong = middle
  }
  const found = yield* trial(suits)
  return {
    kind: 'shorter_meeting',
    durationMinutes: suits,
    attendeeCount: found.best % (everybody + 1),
    places: Array.from(found.starts.slice(0, MAX_PLACES), (start: EpochMs) =>
      placeOf(found.plan, candidateAt(found.plan, start)),
    ),
    placeCount: found.starts.length,
  }
}

/** A duration, what its best candidates are worth, and when they start. */
type Trial = { readonly plan: MeetingPlan; readonly best: number; readonly starts: Float64Array }

/** More for a candidate that misses nobody who must come than for any other, then by people. */
const worth = (missesNobody: number, available: number, everybody: number) =>
  missesNobody * (everybody + 1) + available

const worthsOf = ({ available, missesNobody }: Attendance, everybody: number): Int32Array =>
  available.map((count, i) => worth(missesNobody[i] as number, count, everybody))

/** 0 where there is no candidate at all, as for one to which nobody can come. */
const highest = (worths: Int32Array) => worths.reduce((most, one) => Math.max(most, one), 0)

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
