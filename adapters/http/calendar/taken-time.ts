import type { BusyTimes } from '../../../domain/matching/free-time.ts'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import type { Interval } from '../../../domain/time/interval.ts'
import { IntervalSet } from '../../../domain/time/interval-set.ts'
import type { Weight } from './entry-weight.ts'

/** What has been found to be taken of a span. */
export class TakenTime {
  readonly span: Interval
  readonly #intervals: Record<Weight, Interval[]> = { free: [], tentative: [], busy: [] }

  constructor(span: Interval) {
    this.span = span
  }

  /** Adds as much of it as lies inside the span; nothing where it ends before it begins. */
  add(weight: Weight, start: EpochMs, end: EpochMs): void {
    const within = { start: Math.max(start, this.span.start), end: Math.min(end, this.span.end) }
    // What was checked of the span's ends holds for all between them.
    if (within.start < within.end) this.#intervals[weight].push(within as Interval)
  }

  /** All of it, overlapping and touching times joined. */
  get times(): BusyTimes {
    const { busy, tentative } = this.#intervals
    return { busy: IntervalSet.of(busy), tentative: IntervalSet.of(tentative) }
  }
}
