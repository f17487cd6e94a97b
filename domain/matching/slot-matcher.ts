import type { Steps } from '../steps.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { IntervalSet } from '../time/interval-set.ts'
import { candidateStarts } from './candidates.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'
import { StartIndex } from './start-index.ts'

/** So many boundaries are looked at in a millisecond or two. */
const BOUNDARIES_A_STEP = 200_000

/** Finds out whom each candidate of a plan suits. */
export class SlotMatcher {
  /** The start of every candidate, ascending, each once; epoch milliseconds. */
  readonly starts: Float64Array
  readonly #index: StartIndex
  /** The number of each start in the index. */
  readonly #numbers: Int32Array
  readonly #beforeMs: number
  readonly #fromStartMs: number

  /** @param starts those of the candidates that are of interest, ascending; all unless it says */
  constructor(plan: MeetingPlan, starts = candidateStarts(plan)) {
    this.starts = starts
    const index = new StartIndex(this.starts)
    this.#index = index
    this.#numbers = Int32Array.from(this.starts, (start) => index.numberOf(start))
    this.#beforeMs = plan.bufferBeforeMinutes * MINUTE_MS
    this.#fromStartMs = (plan.durationMinutes + plan.bufferAfterMinutes) * MINUTE_MS
  }

  /** The place among the starts of the one at this instant, if there is one. O(log starts) */
  placeOf(instant: EpochMs): number | undefined {
    const place = this.placeFrom(instant)
    return this.starts[place] === instant ? place : undefined
  }

  /** The place of the first start at or after the instant. O(log starts) */
  placeFrom(instant: EpochMs): number {
    let [low, high] = [0, this.starts.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.starts[middle] as EpochMs) < instant) low = middle + 1
      else high = middle
    }
    return low
  }

  /** How many of these people each candidate suits: {@link weigh}, where everybody weighs one. */
  count(people: readonly IntervalSet[]): Steps<Float64Array> {
    return this.weigh(people, new Float64Array(people.length).fill(1))
  }

  /**
   * Sums up, for every candidate, the weights of those whose time contains the whole of it, buffers
   * included.
   *
   * A stretch `[s, e)` of somebody's time contains exactly the candidates that start from `s` plus
   * the buffer before, up to `e` less the duration and the buffer after: one unbroken run of
   * starts. So each stretch notes its weight where its run begins, and takes it off behind its end,
   * in one difference array; a single running sum turns the notes into sums. A person's stretches
   * neither overlap nor touch, so nobody is weighed twice for one candidate.
   *
   * @param people when each of them can come
   * @param weights what each of them weighs: whole numbers, together below 2^53
   * @returns a sum for each of {@link starts}
   * @complexity O(slots + candidates) for windows on one grid or evenly spread;
   *   O(slots × log candidates + candidates) at worst
   * @see design document, "Slot Matching Algorithm"; `docs/decisions/0003-difference-array.md`
   */
  *weigh(people: readonly IntervalSet[], weights: Float64Array): Steps<Float64Array> {
    const changes = new Float64Array(this.#index.size + 1)
    for (let next = 0; next < people.length; ) {
      next = this.#note(changes, people, weights, next)
      yield
    }
    for (let i = 1; i < changes.length; i++) {
      changes[i] = (changes[i] as number) + (changes[i - 1] as number)
    }
    // `Float64Array.from` would go through an iterator, which takes many times as long.
    return this.starts.map((_, i) => changes[this.#numbers[i] as number] as number)
  }

  /** Notes the runs of the people from this one on, as many as a step may; who is next? */
  #note(
    changes: Float64Array,
    people: readonly IntervalSet[],
    weights: Float64Array,
    first: number,
  ): number {
    const index = this.#index
    const beforeMs = this.#beforeMs
    const fromStartMs = this.#fromStartMs
    let person = first
    // The one hot loop of the service: plain indices, nothing called but the index, and all in one
    // function, which makes it half as quick again as with a function a person.
    for (let looked = 0; person < people.length && looked < BOUNDARIES_A_STEP; person++) {
      const { boundaries } = people[person] as IntervalSet
      const weight = weights[person] as number
      looked += boundaries.length
      for (let i = 0; i + 1 < boundaries.length; i += 2) {
        const lastStart = (boundaries[i + 1] as number) - fromStartMs
        const from = index.numberOf((boundaries[i] as number) + beforeMs)
        // Instants are whole milliseconds: "at or before lastStart" is "before the next one".
        const upTo = index.numberOf(lastStart + 1)
        if (from < upTo) {
          changes[from] = (changes[from] as number) + weight
          changes[upTo] = (changes[upTo] as number) - weight
        }
      }
    }
    return person
  }
}
