import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import { Interval } from '../time/interval.ts'
import type { TimeZone } from '../time/time-zone.ts'

/** How long a meeting may last, in minutes. */
export const DURATION_MINUTES = { min: 5, max: 1440 } as const

/** How far apart candidates may start, in minutes, and how far they do unless told otherwise. */
export const STEP_MINUTES = { min: 1, max: 240, default: 15 } as const

/** How long before and after the meeting everybody must be free as well, in minutes. */
export const BUFFER_MINUTES = { min: 0, max: 240, default: 0 } as const

/** How many windows an event may propose. */
export const MAX_PROPOSED_SLOTS = 100

/** How many candidates all windows of an event may hold together, duplicates included. */
const MAX_CANDIDATES = 20_000

/** A window, set by the organizer, inside which the meeting must lie, and the zone to show it in. */
export type ProposedSlot = {
  readonly interval: Interval
  readonly timeZone: TimeZone
}

/** Where a meeting may be placed: its duration, the step of its candidates, its windows. */
export type MeetingPlan = Checked<'MeetingPlan'> & {
  readonly durationMinutes: number
  readonly stepMinutes: number
  readonly proposedSlots: readonly ProposedSlot[]
  /** Who attends must be free for so long before the meeting; the window holds the meeting alone. */
  readonly bufferBeforeMinutes: number
  /** The same after the meeting. */
  readonly bufferAfterMinutes: number
}

/** A duration, step or buffer that is no whole number of minutes from `min` to `max`. */
export type MinutesOutOfRange = {
  readonly _tag:
    | 'DurationOutOfRange'
    | 'StepOutOfRange'
    | 'BufferBeforeOutOfRange'
    | 'BufferAfterOutOfRange'
  readonly minutes: number
  readonly min: number
  readonly max: number
}

/** No window at all, or more than the limit. */
export type ProposedSlotCountOutOfRange = {
  readonly _tag: 'ProposedSlotCountOutOfRange'
  readonly count: number
  readonly max: number
}

/** Windows so long, or a step so short, that there are more candidates than the limit. */
export type TooManyCandidates = {
  readonly _tag: 'TooManyCandidates'
  readonly count: number
  readonly max: number
}

/** Every way in which {@link MeetingPlan.of} can refuse. */
export type MeetingPlanFault = MinutesOutOfRange | ProposedSlotCountOutOfRange | TooManyCandidates

/** Makes plans. */
export const MeetingPlan = {
  /** The plan, or every fault that it has. A window shorter than the meeting is no fault. */
  of(plan: {
    readonly durationMinutes: number
    readonly stepMinutes: number
    readonly proposedSlots: readonly ProposedSlot[]
    readonly bufferBeforeMinutes?: number | undefined
    readonly bufferAfterMinutes?: number | undefined
  }): Result<MeetingPlan, readonly MeetingPlanFault[]> {
    const { durationMinutes, stepMinutes } = plan
    const { bufferBeforeMinutes = BUFFER_MINUTES.default } = plan
    const { bufferAfterMinutes = BUFFER_MINUTES.default } = plan
    // Whatever else a written slot knows of how it was read is no part of the plan.
    const proposedSlots: readonly ProposedSlot[] = plan.proposedSlots.map(
      ({ interval, timeZone }) => ({
        interval,
        timeZone,
      }),
    )
    const faults: MeetingPlanFault[] = []
    const check = (
      _tag: MinutesOutOfRange['_tag'],
      minutes: number,
      { min, max }: { readonly min: number; readonly max: number },
    ) => {
      if (!isMinutes(minutes, min, max)) faults.push({ _tag, minutes, min, max })
    }
    check('DurationOutOfRange', durationMinutes, DURATION_MINUTES)
    check('StepOutOfRange', stepMinutes, STEP_MINUTES)
    check('BufferBeforeOutOfRange', bufferBeforeMinutes, BUFFER_MINUTES)
    check('BufferAfterOutOfRange', bufferAfterMinutes, BUFFER_MINUTES)
    if (proposedSlots.length === 0 || proposedSlots.length > MAX_PROPOSED_SLOTS) {
      const count = proposedSlots.length
      faults.push({ _tag: 'ProposedSlotCountOutOfRange', count, max: MAX_PROPOSED_SLOTS })
    }
    if (faults.length > 0) return refuse(faults)

    const checked = {
      durationMinutes,
      stepMinutes,
      proposedSlots,
      bufferBeforeMinutes,
      bufferAfterMinutes,
    } as MeetingPlan
    const count = proposedSlots.reduce((sum, slot) => sum + candidateCount(checked, slot), 0)
    return count > MAX_CANDIDATES
      ? refuse([{ _tag: 'TooManyCandidates', count, max: MAX_CANDIDATES }])
      : ok(checked)
  },
}

/** A minute of elapsed time, in milliseconds. */
export const MINUTE_MS = 60_000

/** How many candidates one window of the plan holds: 0 when it is shorter than the meeting. */
export function candidateCount(
  plan: Pick<MeetingPlan, 'durationMinutes' | 'stepMinutes'>,
  slot: ProposedSlot,
): number {
  const slackMs = Interval.durationMs(slot.interval) - plan.durationMinutes * MINUTE_MS
  return slackMs < 0 ? 0 : Math.floor(slackMs / (plan.stepMinutes * MINUTE_MS)) + 1
}

const isMinutes = (minutes: number, min: number, max: number) =>
  Number.isInteger(minutes) && minutes >= min && minutes <= max
