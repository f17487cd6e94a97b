import type { Steps } from '../../steps.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'
import type { RankingRule } from '../ranking.ts'
import { type Sight, sees, WHOLE_SIGHT } from '../sight.ts'
import { type AnotherTime, anotherTime } from './another-time.ts'
import { type MissingAnswers, missingAnswers } from './missing-answers.ts'
import { oneMissing } from './one-missing.ts'
import { type ShorterMeeting, shorterMeeting } from './shorter-meeting.ts'
import { type SmallestChange, smallestChange } from './smallest-change.ts'
import { type WithoutOne, withoutOne } from './without-one.ts'

/** One way from the best candidate to a better one. */
export type Advice<Id extends string> =
  | ShorterMeeting
  | SmallestChange<Id>
  | AnotherTime
  | MissingAnswers<Id>
  | WithoutOne<Id>

/** How many stretches of time, of everybody together, there may be to advise on or to cover. */
export const MAX_ADVISED_SLOTS = 250_000

/**
 * What would help where the best candidate does not suit everybody: at most one advice of each kind,
 * those first that bring the most people, and among equals in the order of the type above. None when
 * everybody can come to some candidate already, or there is nobody.
 *
 * Each is exact: do what it says, and as many people can come as it says. None tells whose absence
 * it is about unless it is that of somebody whose answer the viewer may know.
 *
 * @complexity that of some fifteen rankings
 */
export function* adviceFor<Id extends string>(
  ranking: RankedCandidates<Id>,
  rule: Partial<RankingRule>,
  sight: Sight<Id> = WHOLE_SIGHT,
): Steps<readonly Advice<Id>[]> {
  const { participantCount } = ranking
  const best = ranking.attendance.available.reduce((most, count) => Math.max(most, count), 0)
  if (best === participantCount) return []
  const { participants } = ranking.meeting
  const mayTell = sees(sight, 'answers')
  const missing = (yield* oneMissing(ranking)).filter(({ participant }) =>
    mayTell(participants[participant]?.id as Id),
  )
  const advice = [
    yield* shorterMeeting(ranking),
    smallestChange(ranking, missing),
    yield* anotherTime(ranking.meeting),
    yield* missingAnswers(ranking, rule, mayTell),
    withoutOne(ranking, missing),
  ]
  return advice
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.attendeeCount - one.attendeeCount)
}
