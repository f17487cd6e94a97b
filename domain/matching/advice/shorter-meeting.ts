import type { Steps } from '../../steps.ts'
import type { EpochMs } from '../../time/epoch-ms.ts'
import { candidateAt } from '../candidates.ts'
import type { MatchedMeeting } from '../matched-meeting.ts'
import { DURATION_MINUTES, MeetingPlan } from '../meeting-plan.ts'
import { SlotMatcher } from '../slot-matcher.ts'
import { type Place, placeOf } from './place.ts'

/** The longest shorter meeting to which everybody could come or, failing that, one more person. */
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
 * Finds the longest duration at which more people than now can come to some candidate. The shorter
 * a meeting, the more candidates there are and the more people each suits, so that the longest
 * duration that suits so many is found by halving.
 *
 * @param best how many people the best candidate suits now
 * @complexity O(log durations) times counting everybody
 */
export function* shorterMeeting<Id extends string>(
  { plan, participants }: MatchedMeeting<Id>,
  best: number,
): Steps<ShorterMeeting | undefined> {
  const answers = participants.flatMap(({ answer }) => answer?.slots ?? [])
  const tried = new Map<number, Trial>()
  function* trial(durationMinutes: number): Steps<Trial> {
    const known = tried.get(durationMinutes)
    if (known !== undefined) return known
    const shorter = planLasting(plan, durationMinutes)
    const matcher = new SlotMatcher(shorter)
    const counts = yield* matcher.count(answers)
    const most = counts.reduce((most, count) => Math.max(most, count), 0)
    const starts = matcher.starts.filter((_, i) => counts[i] === most)
    const made = { plan: shorter, most, starts }
    tried.set(durationMinutes, made)
    return made
  }

  const shortest = shortestAllowed(plan)
  if (shortest >= plan.durationMinutes) return undefined
  const { most } = yield* trial(shortest)
  if (most <= best) return undefined
  const wanted = most === participants.length ? most : best + 1

  let [suits, tooLong] = [shortest, plan.durationMinutes]
  while (tooLong - suits > 1) {
    const middle = (suits + tooLong) >>> 1
    if ((yield* trial(middle)).most >= wanted) suits = middle
    else tooLong = middle
  }
  const found = yield* trial(suits)
  return {
    kind: 'shorter_meeting',
    durationMinutes: suits,
    attendeeCount: found.most,
    places: Array.from(found.starts.slice(0, MAX_PLACES), (start: EpochMs) =>
      placeOf(found.plan, candidateAt(found.plan, start)),
    ),
    placeCount: found.starts.length,
  }
}

/** A duration, how many people it suits at most, and from when. */
type Trial = { readonly plan: MeetingPlan; readonly most: number; readonly starts: Float64Array }

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
