import { ok, type Result, refuse } from '../result.ts'
import type { Steps } from '../steps.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { IntervalSet } from '../time/interval-set.ts'
import { TimeZone } from '../time/time-zone.ts'
import type { Answer, Preference } from './answer.ts'
import { proposedSlotAt } from './candidates.ts'
import type { MatchedMeeting } from './matched-meeting.ts'
import type { MeetingPlan } from './meeting-plan.ts'
import { type Sight, sees } from './sight.ts'

/**
 * When how many can come, at every instant of the proposed slots. It is about time, not about
 * meetings: how long one lasts, its step and its buffers play no part.
 */
export type HeatMap<Id extends string> = {
  /**
   * The union of the proposed slots, in order of time, without gaps in it and without overlap. Two
   * segments that touch differ in who can come or how gladly; for a viewer who must not know that, in
   * their counts.
   */
  readonly segments: readonly Segment[]
  /** Of everybody who has answered and whose answer the viewer may know, as they joined. */
  readonly answers: readonly MappedAnswer<Id>[]
}

/** A stretch of time, half-open, all through which the same people can come. */
export type Segment = MappedTime & {
  readonly availableCount: number
  /** How many of these would rather not. */
  readonly ifNeededCount: number
}

/** When somebody can come within the proposed slots; never at all without a slot. */
export type MappedAnswer<Id extends string> = {
  readonly id: Id
  /** In order of time, without overlap; two that touch differ in preference. */
  readonly slots: readonly (MappedTime & { readonly preference: Preference })[]
}

type MappedTime = {
  readonly start: EpochMs
  readonly end: EpochMs
  /** That of the proposed slot in which it begins. */
  readonly timeZone: TimeZone
}

/** The part of somebody's answer that lies within the proposed slots, in two that share no instant. */
export type AnswerWithin<Id extends string> = {
  readonly id: Id
  readonly firm: IntervalSet
  readonly ifNeeded: IntervalSet
}

/** How many stretches of time, of everybody together, a heat map may be drawn from. */
const MAX_MAPPED_SLOTS = 20_000

/**
 * How many stretches of time a heat map may show: segments, and the slots of everybody whose answer it
 * tells. Written as JSON it then has 4.4 MB at most (10,000 people, all times to the millisecond, the
 * longest name of a zone), and some 3 MB where people answer on a grid.
 */
export const MAX_SHOWN_STRETCHES = 22_000

/**
 * More than a limit: of availability slots within the proposed slots, or of the stretches of time that
 * would be shown.
 */
export type TooManyMappedSlots = {
  readonly _tag: 'TooManyMappedSlots'
  readonly counted: 'availability_slots' | 'shown_stretches'
  readonly count: number
  readonly max: number
}

/**
 * What a heat map is drawn from: all answers, as far as they lie within the proposed slots. Where
 * people are free besides is nobody's business.
 *
 * @returns in the order in which they joined
 * @complexity O(slots + participants × proposed slots)
 */
export function* answersWithin<Id extends string>({
  plan,
  participants,
}: MatchedMeeting<Id>): Steps<Result<readonly AnswerWithin<Id>[], TooManyMappedSlots>> {
  const windows = windowsOf(plan)
  const answers: AnswerWithin<Id>[] = []
  let count = 0
  for (const { id, answer } of participants) {
    if (answer === undefined) continue
    const firm = answer.firmSlots.intersection(windows)
    const ifNeeded = reservedSlots(answer).intersection(windows)
    count += firm.size + ifNeeded.size
    // Beyond the limit it is only counted: what would be thrown away need not be kept.
    if (count <= MAX_MAPPED_SLOTS) answers.push({ id, firm, ifNeeded })
    yield
  }
  return count > MAX_MAPPED_SLOTS
    ? refuse(tooMany('availability_slots', count, MAX_MAPPED_SLOTS))
    : ok(answers)
}

const tooMany = (
  counted: TooManyMappedSlots['counted'],
  count: number,
  max: number,
): TooManyMappedSlots => ({ _tag: 'TooManyMappedSlots', counted, count, max })

/**
 * The heat map of these answers, as somebody with this sight may see it. Where answers are hidden,
 * segments tell nothing but counts: that one comes as another goes does not show.
 *
 * @param answers {@link answersWithin} the plan
 * @complexity O(slots log slots + stretches shown × proposed slots)
 */
export function* heatMapOf<Id extends string>(
  plan: MeetingPlan,
  answers: readonly AnswerWithin<Id>[],
  sight: Sight<Id>,
): Steps<HeatMap<Id>> {
  const mapped: MappedAnswer<Id>[] = []
  for (const answer of answers) {
    if (!sees(sight, 'answers')(answer.id)) continue
    mapped.push(mappedAnswer(plan, answer))
    yield
  }
  const showsWho = sight.answers === 'everybody'
  return { segments: yield* segmentsOf(plan, answers, showsWho), answers: mapped }
}

/**
 * The heat map, unless it is too large to be sent. What its viewer may not see does not count, so that
 * the refusal tells nothing of it.
 *
 * @complexity O(answers)
 */
export function ofBoundedSize<Id extends string>(
  map: HeatMap<Id>,
): Result<HeatMap<Id>, TooManyMappedSlots> {
  const slotCount = map.answers.reduce((sum, { slots }) => sum + slots.length, 0)
  const count = map.segments.length + slotCount
  return count > MAX_SHOWN_STRETCHES
    ? refuse(tooMany('shown_stretches', count, MAX_SHOWN_STRETCHES))
    : ok(map)
}

/** A sweep over every instant at which anything begins or ends. */
function* segmentsOf(
  plan: MeetingPlan,
  answers: readonly AnswerWithin<string>[],
  showsWho: boolean,
): Steps<readonly Segment[]> {
  const windows = windowsOf(plan)
  const changes = yield* changesOf(windows, answers)
  const instants = Float64Array.from(changes.keys()).sort()
  const segments: Segment[] = []
  let [availableCount, ifNeededCount] = [0, 0]
  for (const [i, start] of instants.entries()) {
    const change = changes.get(start) as Change
    availableCount += change.available
    ifNeededCount += change.ifNeeded
    const end = instants[i + 1]
    // What ends last is a window: there is always a next instant within one.
    if (end === undefined || windows.boundariesUpTo(start) % 2 === 0) continue
    const last = segments.at(-1)
    const goesOn =
      !showsWho &&
      last?.end === start &&
      last.availableCount === availableCount &&
      last.ifNeededCount === ifNeededCount
    if (goesOn) segments[segments.length - 1] = { ...last, end }
    else segments.push({ start, end, timeZone: zoneAt(plan, start), availableCount, ifNeededCount })
    yield
  }
  return segments
}

/** By how much the counts go up, or down, at an instant. */
type Change = { available: number; ifNeeded: number }

/**
 * The changes at every instant at which a window or somebody's time begins or ends. Each of those
 * within a window is one in who can come, or how gladly: a person's two sets never touch themselves,
 * and where one ends as the other begins, their preference changes.
 */
function* changesOf(
  windows: IntervalSet,
  answers: readonly AnswerWithin<string>[],
): Steps<ReadonlyMap<EpochMs, Change>> {
  const changes = new Map<EpochMs, Change>()
  const note = ({ boundaries }: IntervalSet, available: number, ifNeeded: number) => {
    for (const [i, instant] of boundaries.entries()) {
      const change = changes.get(instant) ?? { available: 0, ifNeeded: 0 }
      const sign = i % 2 === 0 ? 1 : -1
      change.available += sign * available
      change.ifNeeded += sign * ifNeeded
      changes.set(instant, change)
    }
  }
  note(windows, 0, 0)
  for (const { firm, ifNeeded } of answers) {
    note(firm, 1, 0)
    note(ifNeeded, 1, 1)
    yield
  }
  return changes
}

function mappedAnswer<Id extends string>(
  plan: MeetingPlan,
  { id, firm, ifNeeded }: AnswerWithin<Id>,
): MappedAnswer<Id> {
  const mapped = (preference: Preference, slots: IntervalSet) =>
    [...slots].map(({ start, end }) => ({ start, end, timeZone: zoneAt(plan, start), preference }))
  const slots = [...mapped('available', firm), ...mapped('if_needed', ifNeeded)]
  return { id, slots: slots.toSorted((one, other) => one.start - other.start) }
}

const reservedSlots = ({ slots, firmSlots }: Answer): IntervalSet =>
  slots === firmSlots ? IntervalSet.empty : slots.difference(firmSlots)

const windowsOf = ({ proposedSlots }: MeetingPlan): IntervalSet =>
  IntervalSet.of(proposedSlots.map(({ interval }) => interval))

const zoneAt = (plan: MeetingPlan, instant: EpochMs): TimeZone =>
  proposedSlotAt(plan, instant)?.timeZone ?? TimeZone.utc
