import type { Steps } from '../../steps.ts'
import { Interval } from '../../time/interval.ts'
import type { IntervalSet } from '../../time/interval-set.ts'
import { candidateAt, earliestSlot, proposedSlotOf } from '../candidates.ts'
import type { MatchedMeeting } from '../matched-meeting.ts'
import { MINUTE_MS } from '../meeting-plan.ts'
import type { Place } from './place.ts'

/** A time that is no candidate, and at which everybody is free. */
export type AnotherTime = {
  readonly kind: 'another_time'
  readonly attendeeCount: number
  /** In the zone of the proposed slot that holds it, or else of the earliest one. */
  readonly place: Place
  /** Whether it lies inside a proposed slot, off the grid of its candidates. */
  readonly isProposed: boolean
}

/** So many people are looked at in a few milliseconds. */
const PEOPLE_A_STEP = 200

/**
 * Finds the earliest time, whatever was proposed, at which everybody is free for the meeting and its
 * buffers. For a meeting that no candidate suits wholly, it is none of them.
 *
 * @complexity O(slots of everybody + participants × stretches in which everybody is free)
 */
export function* anotherTime<Id extends string>({
  plan,
  participants,
}: MatchedMeeting<Id>): Steps<AnotherTime | undefined> {
  let common: IntervalSet | undefined
  for (const [place, { answer }] of participants.entries()) {
    if (answer === undefined) return undefined
    common = common?.intersection(answer.slots) ?? answer.slots
    if (common.size === 0) return undefined
    if ((place + 1) % PEOPLE_A_STEP === 0) yield
  }
  const beforeMs = plan.bufferBeforeMinutes * MINUTE_MS
  const neededMs = beforeMs + (plan.durationMinutes + plan.bufferAfterMinutes) * MINUTE_MS
  for (const free of common ?? []) {
    if (Interval.durationMs(free) < neededMs) continue
    const { start, end } = candidateAt(plan, free.start + beforeMs)
    const slot = proposedSlotOf(plan, start)
    const timeZone = (slot ?? earliestSlot(plan)).timeZone
    return {
      kind: 'another_time',
      attendeeCount: participants.length,
      place: { start, end, timeZone },
      isProposed: slot !== undefined,
    }
  }
  return undefined
}
