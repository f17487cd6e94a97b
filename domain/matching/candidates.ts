import type { EpochMs } from '../time/epoch-ms.ts'
import { Interval } from '../time/interval.ts'
import { candidateCount, type MeetingPlan, MINUTE_MS, type ProposedSlot } from './meeting-plan.ts'

/**
 * The start of every candidate of the plan, ascending, each once however many windows yield it.
 *
 * @returns epoch milliseconds
 * @complexity O(c log c) for c candidates
 */
export function candidateStarts(plan: MeetingPlan): Float64Array {
  const stepMs = plan.stepMinutes * MINUTE_MS
  const starts = plan.proposedSlots.flatMap((slot) =>
    Array.from({ length: candidateCount(plan, slot) }, (_, k) => slot.interval.start + k * stepMs),
  )
  const sorted = Float64Array.from(starts).sort()
  return sorted.filter((start, i) => i === 0 || start !== sorted[i - 1])
}

/** The candidate of the plan that starts at this instant. */
export function candidateAt(plan: MeetingPlan, start: EpochMs): Interval {
  // A candidate lies inside a window, whose ends were checked, so it can't be out of range.
  return { start, end: start + plan.durationMinutes * MINUTE_MS } as Interval
}

/**
 * The window that a candidate is shown as part of. Several windows can yield one candidate: then
 * it is the window that starts first, then ends first, then the zone that sorts first, so that
 * the order in which the windows were given never shows.
 *
 * @returns `undefined` when no window yields the candidate
 */
export function windowOf(plan: MeetingPlan, candidate: Interval): ProposedSlot | undefined {
  const stepMs = plan.stepMinutes * MINUTE_MS
  return plan.proposedSlots
    .filter(
      ({ interval }) =>
        Interval.contains(interval, candidate) && (candidate.start - interval.start) % stepMs === 0,
    )
    .reduce<ProposedSlot | undefined>(
      (first, slot) => (first === undefined || precedes(slot, first) ? slot : first),
      undefined,
    )
}

function precedes(one: ProposedSlot, other: ProposedSlot): boolean {
  if (one.interval.start !== other.interval.start) return one.interval.start < other.interval.start
  if (one.interval.end !== other.interval.end) return one.interval.end < other.interval.end
  return one.timeZone < other.timeZone
}
