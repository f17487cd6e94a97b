import { Interval } from '../../time/interval.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'

/**
 * One session for each of these sets of candidates, none of which overlaps another where that can be
 * seen by placing those first that have the fewest places.
 *
 * @param sets the candidates by who can come to them, best first
 */
export function sessionsFor<Id extends string>(
  ranking: RankedCandidates<Id>,
  sets: readonly (readonly number[])[],
): readonly Interval[] {
  const sessions: Interval[] = []
  for (const candidates of sets.toSorted((one, other) => one.length - other.length)) {
    sessions.push(sessionAt(ranking, candidates, sessions))
  }
  return sessions
}

/**
 * The first of these candidates that overlaps none of the other sessions: whoever holds them can be
 * at one at a time. The first of all where each overlaps one.
 */
export function sessionAt<Id extends string>(
  ranking: RankedCandidates<Id>,
  candidates: readonly number[],
  others: readonly Interval[],
): Interval {
  const isApart = (candidate: number) =>
    !others.some((other) => Interval.overlaps(other, ranking.candidate(candidate)))
  return ranking.candidate(candidates.find(isApart) ?? (candidates[0] as number))
}
