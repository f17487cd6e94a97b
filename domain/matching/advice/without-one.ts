import type { RankedCandidates } from '../ranked-candidates.ts'
import type { OneMissing } from './one-missing.ts'
import { type Place, placeOf } from './place.ts'

/** The people without each of whom alone everybody else could come. */
export type WithoutOne<Id extends string> = {
  readonly kind: 'without_one'
  readonly attendeeCount: number
  /** The first few of them: those first who are missing from the most candidates. */
  readonly people: readonly {
    readonly id: Id
    /** How many candidates suit everybody but them. */
    readonly candidateCount: number
    /** The earliest of these. */
    readonly place: Place
  }[]
  readonly peopleCount: number
}

/** So many people are named. */
const MAX_PEOPLE = 5

/**
 * The people whose absence alone keeps a candidate from suiting everybody.
 * @complexity O(candidates)
 */
export function withoutOne<Id extends string>(
  ranking: RankedCandidates<Id>,
  missing: readonly OneMissing[],
): WithoutOne<Id> | undefined {
  const { plan, participants } = ranking.meeting
  // Alone, nobody's absence leaves anybody else to meet.
  if (missing.length === 0 || participants.length === 1) return undefined
  const byPerson = Map.groupBy(missing, ({ participant }) => participant)
  const people = [...byPerson]
    .toSorted(
      ([onePlace, one], [otherPlace, other]) => other.length - one.length || onePlace - otherPlace,
    )
    .slice(0, MAX_PEOPLE)
    .map(([participant, candidates]) => ({
      id: participants[participant]?.id as Id,
      candidateCount: candidates.length,
      place: placeOf(plan, ranking.candidate(candidates[0]?.candidate as number)),
    }))
  return {
    kind: 'without_one',
    attendeeCount: participants.length - 1,
    people,
    peopleCount: byPerson.size,
  }
}
