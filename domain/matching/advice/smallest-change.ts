import type { Interval } from '../../time/interval.ts'
import type { IntervalSet } from '../../time/interval-set.ts'
import { neededFor } from '../attendance.ts'
import { MINUTE_MS } from '../meeting-plan.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'
import type { OneMissing } from './one-missing.ts'
import { type Place, placeOf } from './place.ts'

/** The least that one person has to add to their answer, so that everybody can come. */
export type SmallestChange<Id extends string> = {
  readonly kind: 'smallest_change'
  readonly attendeeCount: number
  readonly participant: Id
  /** How much they have to add, all in all. */
  readonly minutesToAdd: number
  /** What they have to add: buffers are part of it. */
  readonly add: readonly Interval[]
  /** Where everybody could come then. */
  readonly place: Place
}

/**
 * Finds the candidate that lacks the least of one person's time; the earliest among equals. Who has
 * not answered at all has nothing to change.
 *
 * @complexity O(candidates × log slots of a participant)
 */
export function smallestChange<Id extends string>(
  ranking: RankedCandidates<Id>,
  missing: readonly OneMissing[],
): SmallestChange<Id> | undefined {
  const { plan, participants } = ranking.meeting
  let least: { lacking: IntervalSet; ms: number; found: OneMissing } | undefined
  for (const found of missing) {
    const slots = participants[found.participant]?.answer?.slots
    if (slots === undefined) continue
    const needed = neededFor(plan, ranking.candidate(found.candidate))
    const lacking = slots.gapsIn(needed)
    const ms = lacking.durationMs
    if (least === undefined || ms < least.ms) least = { lacking, ms, found }
  }
  if (least === undefined) return undefined
  return {
    kind: 'smallest_change',
    attendeeCount: participants.length,
    participant: participants[least.found.participant]?.id as Id,
    minutesToAdd: least.ms / MINUTE_MS,
    add: [...least.lacking],
    place: placeOf(plan, ranking.candidate(least.found.candidate)),
  }
}
