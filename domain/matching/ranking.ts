import type { CountedCandidates } from './slot-matcher.ts'

/**
 * The order in which candidates are recommended: more available people first, then the earlier
 * start. Starts are distinct, so the order is total.
 *
 * @param peopleCount how many people there are; no count is higher
 * @returns indices into `starts`, best first
 * @complexity O(candidates + people): a counting sort, which keeps equal counts in start order
 */
export function rankCandidates({ counts }: CountedCandidates, peopleCount: number): Int32Array {
  const nextPlace = new Int32Array(peopleCount + 2)
  for (const count of counts) {
    const behind = peopleCount - count + 1
    nextPlace[behind] = (nextPlace[behind] as number) + 1
  }
  for (let i = 1; i < nextPlace.length; i++) {
    nextPlace[i] = (nextPlace[i] as number) + (nextPlace[i - 1] as number)
  }
  const ranked = new Int32Array(counts.length)
  for (let i = 0; i < counts.length; i++) {
    const group = peopleCount - (counts[i] as number)
    const place = nextPlace[group] as number
    ranked[place] = i
    nextPlace[group] = place + 1
  }
  return ranked
}
