import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import type { EntryLength } from './entry-length.ts'
import type { Weight } from './entry-weight.ts'

/** How the repetitions from some instant on differ from what the series says. */
export type Shift = {
  readonly from: EpochMs
  readonly byMs: number
  readonly weight: Weight
  readonly length: EntryLength
}

/** The changes of a series that are for all that follow: RFC 5545, section 3.2.13. */
export class Shifts {
  readonly #inOrder: readonly Shift[]

  constructor(shifts: readonly Shift[]) {
    this.#inOrder = shifts.toSorted((one, other) => one.from - other.from)
  }

  get all(): readonly Shift[] {
    return this.#inOrder
  }

  /** The one that is for a repetition at this instant, of several from the same the last; O(log n). */
  at(instant: EpochMs): Shift | undefined {
    let [low, high] = [0, this.#inOrder.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#inOrder[middle] as Shift).from <= instant) low = middle + 1
      else high = middle
    }
    return this.#inOrder[low - 1]
  }
}
