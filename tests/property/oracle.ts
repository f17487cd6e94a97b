import { MINUTE_MS } from '../../domain/matching/meeting-plan.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { Interval } from '../../domain/time/interval.ts'
import type { Meeting } from './arbitraries/meeting.ts'

/** What the rules of matching promise for one candidate. */
export type Expected = {
  readonly start: EpochMs
  readonly end: EpochMs
  readonly available: readonly string[]
}

/** The ranking by the letter of the rules: every candidate, every person, every interval. */
export function rankByRules({ plan, people }: Meeting): Expected[] {
  const durationMs = plan.durationMinutes * MINUTE_MS
  const starts = new Set<EpochMs>()
  for (const { interval } of plan.proposedSlots) {
    for (
      let start = interval.start;
      start + durationMs <= interval.end;
      start += plan.stepMinutes * MINUTE_MS
    ) {
      starts.add(start)
    }
  }
  return [...starts]
    .map((start) => {
      const end = start + durationMs
      const able = people.filter(({ intervals }) => covers(intervals ?? [], start, end))
      return { start, end, available: able.map(({ id }) => id) }
    })
    .sort((a, b) => b.available.length - a.available.length || a.start - b.start)
}

/** Whether one can walk from start to end without ever leaving all intervals. */
export function covers(intervals: readonly Interval[], start: EpochMs, end: EpochMs): boolean {
  let reached = start
  while (reached < end) {
    const onward = intervals.filter((one) => one.start <= reached && reached < one.end)
    if (onward.length === 0) return false
    reached = Math.max(...onward.map((one) => one.end))
  }
  return true
}
