import type { Steps } from '../../steps.ts'
import { proposedTime } from '../free-time.ts'
import { RankedCandidates } from '../ranked-candidates.ts'
import type { RankingRule } from '../ranking.ts'
import { type Place, placeOf } from './place.ts'

/** Who has not answered, and the best that could come of it if they all could always come. */
export type MissingAnswers<Id extends string> = {
  readonly kind: 'missing_answers'
  /** How many could come then. */
  readonly attendeeCount: number
  /** The first few of them who may be told, in the order in which they were given. */
  readonly people: readonly Id[]
  readonly peopleCount: number
  /** The best candidate then. */
  readonly place: Place
}

/** So many people are named. */
const MAX_SILENT = 100

/**
 * Ranks the candidates as if everybody who has not answered could always come.
 * @param mayTell whether it may be said of somebody that they have not answered
 * @complexity that of one ranking
 */
export function* missingAnswers<Id extends string>(
  { meeting, candidateCount }: RankedCandidates<Id>,
  rule: Partial<RankingRule>,
  mayTell: (person: Id) => boolean,
): Steps<MissingAnswers<Id> | undefined> {
  const silent = meeting.participants.filter(({ answer }) => answer === undefined)
  if (silent.length === 0 || candidateCount === 0) return undefined
  const always = proposedTime(meeting.plan)
  const yes = { slots: always, firmSlots: always }
  const hoped = yield* RankedCandidates.of({
    ...meeting,
    participants: meeting.participants.map((one) => ({ ...one, answer: one.answer ?? yes })),
  })
  const [first] = yield* hoped.order(rule)
  const best = first as number
  return {
    kind: 'missing_answers',
    attendeeCount: hoped.attendance.available[best] as number,
    people: silent
      .map(({ id }) => id)
      .filter(mayTell)
      .slice(0, MAX_SILENT),
    peopleCount: silent.length,
    place: placeOf(meeting.plan, hoped.candidate(best)),
  }
}
