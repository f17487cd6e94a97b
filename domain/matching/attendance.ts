import type { Steps } from '../steps.ts'
import type { Interval } from '../time/interval.ts'
import type { IntervalSet } from '../time/interval-set.ts'
import type { MatchedMeeting } from './matched-meeting.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'
import type { SlotMatcher } from './slot-matcher.ts'

/** How many people each candidate suits, and whether that includes those who must come. */
export type Availabilities = {
  /** The start of every candidate, ascending; the arrays beside it follow the same order. */
  readonly starts: Float64Array
  /** How many can come. */
  readonly available: Int32Array
  /** 1 where everybody required can come, and enough of every group; else 0. */
  readonly missesNobody: Uint8Array
}

/** The same, and how many of those who can come do so gladly. */
export type Attendance = Availabilities & {
  readonly firm: Int32Array
}

/** Three counts in the digits of one number, each below this: one pass over everybody counts all. */
const DIGIT = 2 ** 16

/**
 * Counts attendance for every candidate of the plan that the matcher was made for.
 * @param members for each group the places of its members
 * @complexity that of {@link SlotMatcher.weigh} for each: everybody; those with reservations; the
 *   members of each group
 */
export function* countAttendance<Id extends string>(
  meeting: MatchedMeeting<Id>,
  matcher: SlotMatcher,
  members: readonly (readonly number[])[],
): Steps<Attendance> {
  const { reserved, ...counts } = yield* countAvailable(meeting, matcher, members)
  const { available } = counts
  const reservedSlots = meeting.participants.flatMap(({ answer }) =>
    answer !== undefined && answer.slots !== answer.firmSlots ? [answer.firmSlots] : [],
  )
  if (reservedSlots.length === 0) return { ...counts, firm: available }
  const gladly = yield* matcher.count(reservedSlots)
  // Of those without reservations all who can come do so gladly: only the others differ.
  const firm = available.map((all, i) => all - (reserved[i] as number) + (gladly[i] as number))
  return { ...counts, firm }
}

/**
 * Counts who can come, however gladly; `reserved` are those of them who have reservations anywhere.
 * @complexity like {@link countAttendance}, without those with reservations
 */
export function* countAvailable<Id extends string>(
  { participants, groups }: MatchedMeeting<Id>,
  matcher: SlotMatcher,
  members: readonly (readonly number[])[],
): Steps<Availabilities & { readonly reserved: Int32Array }> {
  const { starts } = matcher
  const slots: IntervalSet[] = []
  const weights = new Float64Array(participants.length)
  let requiredCount = 0
  for (const { answer, required } of participants) {
    if (required) requiredCount++
    if (answer === undefined) continue
    const isReserved = answer.slots !== answer.firmSlots
    weights[slots.length] = 1 + (required ? DIGIT : 0) + (isReserved ? DIGIT ** 2 : 0)
    slots.push(answer.slots)
  }
  const sums = yield* matcher.weigh(slots, weights)
  const digit = (place: number) =>
    new Int32Array(starts.length).map((_, i) => ((sums[i] as number) / DIGIT ** place) % DIGIT)

  const missesNobody = new Uint8Array(starts.length).fill(1)
  const demand = (counts: ArrayLike<number>, atLeast: number) => {
    for (let i = 0; i < starts.length; i++) {
      if ((counts[i] as number) < atLeast) missesNobody[i] = 0
    }
  }
  if (requiredCount > 0) demand(digit(1), requiredCount)
  for (const [group, { atLeast }] of groups.entries()) {
    const places = members[group] ?? []
    const counts = yield* matcher.count(
      places.flatMap((place) => participants[place]?.answer?.slots ?? []),
    )
    demand(counts, atLeast)
  }
  return { starts, available: digit(0), missesNobody, reserved: digit(2) }
}

/** The time for which a person must be free to attend a meeting: the meeting with its buffers. */
export function neededFor(plan: MeetingPlan, meeting: Interval): Interval {
  return {
    start: meeting.start - plan.bufferBeforeMinutes * MINUTE_MS,
    end: meeting.end + plan.bufferAfterMinutes * MINUTE_MS,
  } as Interval
}
