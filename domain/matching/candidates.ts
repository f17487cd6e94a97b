import type { EpochMs } from '../time/epoch-ms.ts'
import type { Interval } from '../time/interval.ts'
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
 * The proposed slot that a meeting which begins at `start` is shown as part of. Several can hold
 * it: then it is one of those on whose grid the start lies, if there are any, and of these the one
 * that starts first, then ends first, then has the zone that sorts first, so that the order in
 * which they were given never shows.
 *
 * @returns `undefined` when no proposed slot holds the whole meeting
 */
export function proposedSlotOf(plan: MeetingPlan, start: EpochMs): ProposedSlot | undefined {
  const end = start + plan.durationMinutes * MINUTE_MS
  const holding = plan.proposedSlots.filter(
    ({ interval }) => interval.start <= start && end <= interval.end,
  )
  const onGrid = holding.filter(
    ({ interval }) => (start - interval.start) % (plan.stepMinutes * MINUTE_MS) === 0,
  )
  return first(onGrid.length > 0 ? onGrid : holding)
}

/**
 * The proposed slot that an instant is shown as part of: of those that hold it the one that starts
 * first, then ends first, then has the zone that sorts first.
 *
 * @returns `undefined` when no proposed slot holds it
 */
export function proposedSlotAt(plan: MeetingPlan, instant: EpochMs): ProposedSlot | undefined {
  return first(
    plan.proposedSlots.filter(
      ({ interval }) => interval.start <= instant && instant < interval.end,
    ),
  )
}

/** The proposed slot that starts first, then ends first, then has the zone that sorts first. */
export function earliestSlot(plan: MeetingPlan): ProposedSlot {
  // A plan has at least one.
  return first(plan.proposedSlots) as ProposedSlot
}

const first = (slots: readonly ProposedSlot[]) =>
  slots.reduce<ProposedSlot | undefined>(
    (earliest, slot) => (earliest === undefined || precedes(slot, earliest) ? slot : earliest),
    undefined,
  )

function precedes(one: ProposedSlot, other: ProposedSlot): boolean {
  if (one.interval.start !== other.interval.start) return one.interval.start < other.interval.start
  if (one.interval.end !== other.interval.end) return one.interval.end < other.interval.end
  return one.timeZone < other.timeZone
}
