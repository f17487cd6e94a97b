import type { Steps } from '../../steps.ts'
import { fingerprints } from '../fingerprint.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'

/**
 * The candidates by who can come to them: those that suit exactly the same people are together. Those
 * that suit nobody are left out.
 *
 * @param order all candidates, best first
 * @param most give up beyond so many different sets
 * @returns for each set its candidates, best first; the sets in the order of their best ones.
 *   `undefined` beyond `most`
 * @complexity that of counting everybody twice, and O(candidates)
 */
export function* attendanceSets<Id extends string>(
  { meeting: { participants }, matcher, attendance }: RankedCandidates<Id>,
  order: Int32Array,
  most: number,
): Steps<readonly (readonly number[])[] | undefined> {
  // Any two of 20,000 candidates are compared: two numbers of 39 bits leave nothing to chance.
  const one = yield* fingerprints(matcher, participants, 1)
  const other = yield* fingerprints(matcher, participants, 2)
  const sets = new Map<string, number[]>()
  for (const candidate of order) {
    if (attendance.available[candidate] === 0) continue
    const key = `${one[candidate]} ${other[candidate]}`
    const same = sets.get(key)
    if (same !== undefined) same.push(candidate)
    else if (sets.size === most) return undefined
    else sets.set(key, [candidate])
  }
  return [...sets.values()]
}
