import type { IntervalSet } from '../time/interval-set.ts'
import { candidateStarts } from './candidates.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'
import { StartIndex } from './start-index.ts'

/** Finds out how many people each candidate of a plan suits. */
export class SlotMatcher {
  /** The start of every candidate, ascending, each once; epoch milliseconds. */
  readonly starts: Float64Array
  readonly #index: StartIndex
  readonly #beforeMs: number
  readonly #fromStartMs: number

  constructor(plan: MeetingPlan) {
    this.starts = candidateStarts(plan)
    this.#index = new StartIndex(this.starts)
    this.#beforeMs = plan.bufferBeforeMinutes * MINUTE_MS
    this.#fromStartMs = (plan.durationMinutes + plan.bufferAfterMinutes) * MINUTE_MS
  }

  /**
   * Counts, for every candidate, the answers that contain the whole of it, buffers included.
   *
   * A stretch `[s, e)` of somebody's time contains exactly the candidates that start from `s` plus
   * the buffer before, up to `e` less the duration and the buffer after: one unbroken run of
   * starts. So each stretch notes +1 where its run begins and −1 behind its end in one difference
   * array, and a single running sum turns the notes into counts. A person's stretches neither
   * overlap nor touch, so no candidate is counted twice for the same person.
   *
   * @param answers one set a person
   * @returns a count for each of {@link starts}
   * @complexity O(slots + candidates) for windows on one grid or evenly spread;
   *   O(slots × log candidates + candidates) at worst
   * @see design document, "Slot Matching Algorithm"; `docs/decisions/0003-difference-array.md`
   */
  count(answers: Iterable<IntervalSet>): Int32Array {
    const index = this.#index
    const beforeMs = this.#beforeMs
    const fromStartMs = this.#fromStartMs
    const changes = new Int32Array(index.size + 1)
    // The one hot loop of the service: plain indices, nothing called but the index, and all in one
    // function, which makes it half as quick again as with a function a person.
    for (const { boundaries } of answers) {
      for (let i = 0; i + 1 < boundaries.length; i += 2) {
        const lastStart = (boundaries[i + 1] as number) - fromStartMs
        const from = index.numberOf((boundaries[i] as number) + beforeMs)
        // Instants are whole milliseconds: "at or before lastStart" is "before the next one".
        const upTo = index.numberOf(lastStart + 1)
        if (from < upTo) {
          changes[from] = (changes[from] as number) + 1
          changes[upTo] = (changes[upTo] as number) - 1
        }
      }
    }
    const sums = runningSum(changes)
    return Int32Array.from(this.starts, (start) => sums[index.numberOf(start)] as number)
  }
}

function runningSum(changes: Int32Array): Int32Array {
  let sum = 0
  return changes.map((change) => {
    sum += change
    return sum
  })
}
