import type { Steps } from '../../steps.ts'
import type { EpochMs } from '../../time/epoch-ms.ts'
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
 * A stretch that is long enough lets somebody start from one instant up to another. Everybody can
 * start where as many such times are under way as there are people: nobody's overlap. The earliest
 * is where one of them begins.
 *
 * @complexity O(slots × log slots), of everybody together
 */
export function* anotherTime<Id extends string>({
  plan,
  participants,
}: MatchedMeeting<Id>): Steps<AnotherTime | undefined> {
  const beforeMs = plan.bufferBeforeMinutes * MINUTE_MS
  const fromStartMs = (plan.durationMinutes + plan.bufferAfterMinutes) * MINUTE_MS
  const slotCount = participants.reduce((sum, { answer }) => sum + (answer?.slots.size ?? 0), 0)
  const firstStarts = new Float64Array(slotCount)
  const lastStarts = new Float64Array(slotCount)
  let count = 0
  for (const [place, { answer }] of participants.entries()) {
    if (answer === undefined) return undefined
    const { boundaries } = answer.slots
    for (let i = 0; i + 1 < boundaries.length; i += 2) {
      const firstStart = (boundaries[i] as EpochMs) + beforeMs
      const lastStart = (boundaries[i + 1] as EpochMs) - fromStartMs
      if (firstStart > lastStart) continue
      firstStarts[count] = firstStart
      lastStarts[count++] = lastStart
    }
    if ((place + 1) % PEOPLE_A_STEP === 0) yield
  }
  const begins = firstStarts.subarray(0, count).sort()
  yield
  const ends = lastStarts.subarray(0, count).sort()
  yield
  const found = earliestOfAll(begins, ends, participants.length)
  if (found === undefined) return undefined
  const { start, end } = candidateAt(plan, found)
  const slot = proposedSlotOf(plan, start)
  return {
    kind: 'another_time',
    attendeeCount: participants.length,
    place: { start, end, timeZone: (slot ?? earliestSlot(plan)).timeZone },
    isProposed: slot !== undefined,
  }
}

/** The first of the beginnings at which so many are under way; ends are inclusive, both ascending. */
function earliestOfAll(
  begins: Float64Array,
  ends: Float64Array,
  wanted: number,
): EpochMs | undefined {
  let ended = 0
  for (let begun = 0; begun < begins.length; begun++) {
    const instant = begins[begun] as EpochMs
    while ((ends[ended] as EpochMs) < instant) ended++
    if (begun + 1 - ended >= wanted) return instant
  }
  return undefined
}
