import { Interval } from '../../time/interval.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'

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
