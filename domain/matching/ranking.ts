import type { Attendance } from './attendance.ts'
import type { Discomforts } from './comfort.ts'

/** What makes one candidate better than another, where the organizer can choose. */
export type RankingRule = {
  /**
   * `counts`: everybody who can come counts, and among equals those whom more would come to gladly
   * are first. `last`: those who would come gladly count, and the others only among equals.
   */
  readonly ifNeeded: 'counts' | 'last'
  /**
   * What decides between candidates that suit equally many. `earliest`: the start. `comfort`: the
   * fewest minutes outside working hours, of all who can come together, then of the worst off, and
   * only then the start.
   */
  readonly tieBreak: 'earliest' | 'comfort'
}

/** How candidates are ranked unless somebody chooses otherwise. */
export const DEFAULT_RULE: RankingRule = { ifNeeded: 'counts', tieBreak: 'earliest' }

/**
 * The order in which candidates are recommended: those that miss nobody who must come first; then
 * more people, as the rule has it; then the most comfortable, where that is known; then the earlier
 * start. Starts are distinct, so it is total.
 *
 * @param peopleCount how many people there are; no count is higher
 * @returns indices into `starts`, best first
 * @complexity O(candidates + people); O(candidates × log candidates) with discomforts
 */
export function rankCandidates(
  { starts, available, firm, missesNobody }: Attendance,
  peopleCount: number,
  ifNeeded: RankingRule['ifNeeded'],
  discomforts?: Discomforts,
): Int32Array {
  const [first, second] = ifNeeded === 'counts' ? [available, firm] : [firm, available]
  // From the least important to the most: each sort leaves equals in the order that it found.
  let order: Int32Array = new Int32Array(starts.length).map((_, i) => i)
  if (discomforts !== undefined) order.sort(byComfort(discomforts))
  if (available !== firm) order = highestFirst(order, second, peopleCount)
  order = highestFirst(order, first, peopleCount)
  return highestFirst(order, missesNobody, 1)
}

function byComfort({ totalMinutes, worstMinutes }: Discomforts) {
  return (one: number, other: number): number =>
    (totalMinutes[one] as number) - (totalMinutes[other] as number) ||
    (worstMinutes[one] as number) - (worstMinutes[other] as number) ||
    one - other
}

/** Sorts by counting: stable, and in one pass over the candidates and one over the values. */
function highestFirst(
  order: Int32Array,
  values: Int32Array | Uint8Array,
  highest: number,
): Int32Array {
  const nextPlace = new Int32Array(highest + 2)
  for (const value of values) {
    const behind = highest - value + 1
    nextPlace[behind] = (nextPlace[behind] as number) + 1
  }
  for (let i = 1; i < nextPlace.length; i++) {
    nextPlace[i] = (nextPlace[i] as number) + (nextPlace[i - 1] as number)
  }
  const sorted = new Int32Array(order.length)
  for (const candidate of order) {
    const group = highest - (values[candidate] as number)
    const place = nextPlace[group] as number
    sorted[place] = candidate
    nextPlace[group] = place + 1
  }
  return sorted
}
