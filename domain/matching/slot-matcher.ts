import type { IntervalSet } from '../time/interval-set.ts'
import { candidateStarts } from './candidates.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'
import { StartIndex } from './start-index.ts'

/** Every candidate of a plan, with how many people can come to it. */
export type CountedCandidates = {
  /** Starts, ascending, each once; epoch milliseconds. */
  readonly starts: Float64Array
  /** `counts[i]` people are available for the candidate that begins at `starts[i]`. */
  readonly counts: Int32Array
}

/** Finds out how many people each candidate suits. */
export const SlotMatcher = {
  /**
   * Counts, for every candidate of the plan, the answers that contain the whole of it.
   *
   * A stretch `[s, e)` of somebody's time contains exactly the candidates that start from `s` up
   * to `e` less the duration: one unbroken run of starts. So each stretch notes +1 where its run
   * begins and −1 behind its end in one difference array, and a single running sum turns the notes
   * into counts. A person's stretches neither overlap nor touch, so no candidate is counted twice
   * for the same person.
   *
   * @param answers one set a person who answered; a person who did not has none
   * @complexity O(slots + candidates) once the candidates are sorted, for windows on one grid or
   *   evenly spread; O(slots × log candidates + candidates) at worst
   * @see design document, "Slot Matching Algorithm"; `docs/decisions/0003-difference-array.md`
   */
  count(plan: MeetingPlan, answers: Iterable<IntervalSet>): CountedCandidates {
    const starts = candidateStarts(plan)
    const index = new StartIndex(starts)
    const durationMs = plan.durationMinutes * MINUTE_MS
    const changes = new Int32Array(index.size + 1)
    // The one hot loop of the service: plain indices, nothing called but the index, and all in one
    // function, which makes it half as quick again as with a function a person.
    for (const { boundaries } of answers) {
      for (let i = 0; i + 1 < boundaries.length; i += 2) {
        const lastStart = (boundaries[i + 1] as number) - durationMs
        const from = index.numberOf(boundaries[i] as number)
        // Instants are whole milliseconds: "at or before lastStart" is "before the next one".
        const upTo = index.numberOf(lastStart + 1)
        if (from < upTo) {
          changes[from] = (changes[from] as number) + 1
          changes[upTo] = (changes[upTo] as number) - 1
        }
      }
    }
    const sums = runningSum(changes)
    return {
      starts,
      counts: Int32Array.from(starts, (start) => sums[index.numberOf(start)] as number),
    }
  },
}

function runningSum(changes: Int32Array): Int32Array {
  let sum = 0
  return changes.map((change) => {
    sum += change
    return sum
  })
}
