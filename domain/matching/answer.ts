import type { Interval } from '../time/interval.ts'
import { IntervalSet } from '../time/interval-set.ts'

/** How gladly somebody would come: without reservation, or only if there is no other way. */
export type Preference = 'available' | 'if_needed'

/** A stretch of time in which somebody can come; gladly, unless it says otherwise. */
export type PreferredInterval = {
  readonly interval: Interval
  readonly preference?: Preference | undefined
}

/** When somebody can come, and which part of that time they would come in gladly. */
export type Answer = {
  /** All of it; empty for somebody who can never come. */
  readonly slots: IntervalSet
  /**
   * The part without reservation. A meeting of which any part lies outside is one that they come
   * to if needed: its parts never add up to more than the least glad of them.
   */
  readonly firmSlots: IntervalSet
}

/** Makes answers. */
export const Answer = {
  /** The answer that these stretches amount to; where two overlap, the gladder one counts. */
  of(stretches: readonly PreferredInterval[]): Answer {
    const slots = IntervalSet.of(stretches.map(({ interval }) => interval))
    const firm = stretches.filter(({ preference }) => preference !== 'if_needed')
    // Mostly nobody has reservations: then both are one set, and need be counted only once.
    if (firm.length === stretches.length) return { slots, firmSlots: slots }
    return { slots, firmSlots: IntervalSet.of(firm.map(({ interval }) => interval)) }
  },
}
