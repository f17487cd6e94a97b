import type { Interval } from '../time/interval.ts'
import type { Answer } from './answer.ts'
import { type MeetingPlan, MINUTE_MS } from './meeting-plan.ts'
import { SlotMatcher } from './slot-matcher.ts'

/** One person to find a time for. */
export type MatchedParticipant<Id extends string> = {
  readonly id: Id
  /** Missing until they have answered. */
  readonly answer?: Answer | undefined
  /** Whether the meeting makes no sense without them. */
  readonly required?: boolean | undefined
}

/** People of whom so many must come, such as two of five interviewers. */
export type Group<Id extends string> = {
  readonly name: string
  readonly members: readonly Id[]
  readonly atLeast: number
}

/** How many people each candidate suits, and whether that includes those who must come. */
export type Attendance = {
  /** The start of every candidate, ascending; the arrays beside it follow the same order. */
  readonly starts: Float64Array
  /** How many can come. */
  readonly available: Int32Array
  /** How many of these come gladly. */
  readonly firm: Int32Array
  /** 1 where everybody required can come, and enough of every group; else 0. */
  readonly isComplete: Uint8Array
}

/**
 * Counts attendance for every candidate of the plan.
 * @complexity that of {@link SlotMatcher.count} for each: everybody; those with reservations, twice;
 *   those required; the members of each group
 */
export function countAttendance<Id extends string>(
  plan: MeetingPlan,
  participants: readonly MatchedParticipant<Id>[],
  groups: readonly Group<Id>[],
): Attendance {
  const matcher = new SlotMatcher(plan)
  const { starts } = matcher
  const answers = participants.flatMap(({ answer }) => answer ?? [])
  const available = matcher.count(answers.map(({ slots }) => slots))
  const firm = countFirm(matcher, available, answers)

  const isComplete = new Uint8Array(starts.length).fill(1)
  const require = (people: readonly MatchedParticipant<Id>[], atLeast: number) => {
    const counts = matcher.count(people.flatMap(({ answer }) => answer?.slots ?? []))
    for (let i = 0; i < counts.length; i++) if ((counts[i] as number) < atLeast) isComplete[i] = 0
  }
  const required = participants.filter((participant) => participant.required)
  if (required.length > 0) require(required, required.length)
  for (const { members, atLeast } of groups) {
    const ids = new Set(members)
    require(participants.filter(({ id }) => ids.has(id)), atLeast)
  }
  return { starts, available, firm, isComplete }
}

/** Of those without reservations all who can come do so gladly: only the others are counted anew. */
function countFirm(
  matcher: SlotMatcher,
  available: Int32Array,
  answers: readonly Answer[],
): Int32Array {
  const reserved = answers.filter(({ slots, firmSlots }) => slots !== firmSlots)
  if (reserved.length === 0) return available
  const all = matcher.count(reserved.map(({ slots }) => slots))
  const firm = matcher.count(reserved.map(({ firmSlots }) => firmSlots))
  return available.map((count, i) => count - (all[i] as number) + (firm[i] as number))
}

/** Who is missing from a candidate that must not be. */
export type Missing<Id extends string> = {
  readonly required: readonly Id[]
  /** The names of the groups of which too few can come. */
  readonly groups: readonly string[]
}

/** Those who must come and don't, where only these can. */
export function missingFrom<Id extends string>(
  available: readonly Id[],
  required: readonly Id[],
  groups: readonly Group<Id>[],
): Missing<Id> {
  // Mostly nobody must: then there is no need to look anybody up.
  if (required.length + groups.length === 0) return { required: [], groups: [] }
  const coming = new Set(available)
  return {
    required: required.filter((id) => !coming.has(id)),
    groups: groups.flatMap(({ name, members, atLeast }) =>
      members.filter((id) => coming.has(id)).length < atLeast ? [name] : [],
    ),
  }
}

/** The time for which a person must be free to attend a meeting: the meeting with its buffers. */
export function neededFor(plan: MeetingPlan, meeting: Interval): Interval {
  const [beforeMs, afterMs] = [plan.bufferBeforeMinutes, plan.bufferAfterMinutes].map(
    (minutes) => minutes * MINUTE_MS,
  ) as [number, number]
  return { start: meeting.start - beforeMs, end: meeting.end + afterMs } as Interval
}
