import type { Steps } from '../../steps.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'

/** So many people at a time are told apart by one bit each of a sum below 2^53. */
const PEOPLE_A_SUM = 52

/**
 * The candidates by who can come to them: those that suit exactly the same people are together. Those
 * that suit nobody are left out.
 *
 * @param order all candidates, best first
 * @param most give up beyond so many different sets
 * @returns for each set its candidates, best first; the sets in the order of their best ones.
 *   `undefined` beyond `most`
 * @complexity that of counting everybody once, and O(people / 52 × candidates × sets) at worst
 */
export function* attendanceSets<Id extends string>(
  { meeting: { participants }, matcher }: RankedCandidates<Id>,
  order: Int32Array,
  most: number,
): Steps<readonly (readonly number[])[] | undefined> {
  const answers = participants.flatMap(({ answer }) => answer?.slots ?? [])
  // At first nobody has been looked at: all candidates are in set 0, that of nobody.
  let setOf: Int32Array = new Int32Array(order.length)
  for (let first = 0; first < answers.length; first += PEOPLE_A_SUM) {
    const some = answers.slice(first, first + PEOPLE_A_SUM)
    const sums = yield* matcher.weigh(
      some,
      Float64Array.from(some.keys(), (bit) => 2 ** bit),
    )
    const split = splitBy(sums, setOf, most)
    if (split === undefined) return undefined
    setOf = split
    yield
  }
  const sets = Map.groupBy(order, (candidate) => setOf[candidate] as number)
  sets.delete(0)
  return [...sets.values()]
}

/**
 * The sets, each split by the sums of its candidates; set 0 stays that of nobody, whether it has any
 * candidates or not. `undefined` beyond so many others.
 */
function splitBy(sums: Float64Array, setOf: Int32Array, most: number): Int32Array | undefined {
  const parts = [{ set: 0, sum: 0 }]
  const split = new Int32Array(setOf.length)
  let part = 0
  for (let i = 0; i < split.length; i++) {
    const set = setOf[i] as number
    const sum = sums[i] as number
    // Neighbours are mostly in one set.
    if (parts[part]?.set !== set || parts[part]?.sum !== sum) {
      part = parts.findIndex((one) => one.set === set && one.sum === sum)
      if (part === -1) part = parts.push({ set, sum }) - 1
      if (part > most) return undefined
    }
    split[i] = part
  }
  return split
}
