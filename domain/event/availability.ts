import type { Checked } from '../checked.ts'
import { Answer, type PreferredInterval } from '../matching/answer.ts'
import { earliestSlot } from '../matching/candidates.ts'
import { answerAround, answerBesides, type BusyTimes, proposedTime } from '../matching/free-time.ts'
import type { MeetingPlan } from '../matching/meeting-plan.ts'
import { ok, type Result, refuse } from '../result.ts'
import { TimeZone } from '../time/time-zone.ts'
import type { Slot } from '../time/written-slot.ts'
import type { UserId } from '../user/user-id.ts'

/** How many slots one answer may have, before they are joined. */
export const MAX_AVAILABILITY_SLOTS = 500

/** An interval in which a participant can attend, how gladly, and the zone to show it in. */
export type AvailabilitySlot = PreferredInterval & Pick<Slot, 'timeZone'>

/** An interval in which a participant can't attend, and the zone to show it in. */
export type BusySlot = Pick<Slot, 'interval' | 'timeZone'>

/** When a participant can attend, as they last said; it replaces whatever they said before. */
export type Availability = Checked<'Availability'> &
  Answer & {
    readonly userId: UserId
    /** The zone in which the participant answered, and in which the answer is shown. */
    readonly timeZone: TimeZone
  }

/** More slots in one answer than the limit. */
export type TooManyAvailabilitySlots = {
  readonly _tag: 'TooManyAvailabilitySlots'
  readonly count: number
  readonly max: number
}

/** A calendar in which more separate times are taken, within the proposed slots, than the limit. */
export type TooManyBusyTimes = {
  readonly _tag: 'TooManyBusyTimes'
  readonly count: number
  readonly max: number
}

/** Makes answers. */
export const Availability = {
  /** The answer that these slots amount to, shown in the zone of the first. */
  of(
    userId: UserId,
    slots: readonly AvailabilitySlot[],
  ): Result<Availability, TooManyAvailabilitySlots> {
    const few = checkCount(slots)
    if (!few.ok) return few
    const timeZone = slots[0]?.timeZone ?? TimeZone.utc
    return ok({ userId, ...Answer.of(slots), timeZone } as Availability)
  },

  /**
   * The answer of somebody who says when they are busy: {@link answerBesides}, shown in the zone of the
   * first busy slot, or of the earliest proposed one.
   */
  besides(
    userId: UserId,
    busy: readonly BusySlot[],
  ): Result<(plan: MeetingPlan) => Result<Availability, never>, TooManyAvailabilitySlots> {
    const few = checkCount(busy)
    if (!few.ok) return few
    const intervals = busy.map(({ interval }) => interval)
    return ok((plan) => {
      const timeZone = busy[0]?.timeZone ?? earliestSlot(plan).timeZone
      return ok({ userId, ...answerBesides(plan, intervals), timeZone } as Availability)
    })
  },

  /** The answer that somebody's calendar amounts to, shown in this zone: {@link answerAround}. */
  around(
    userId: UserId,
    { busy, tentative }: BusyTimes,
    timeZone: TimeZone,
    plan: MeetingPlan,
  ): Result<Availability, TooManyBusyTimes> {
    const proposed = proposedTime(plan)
    const within = {
      busy: proposed.intersection(busy),
      tentative: proposed.intersection(tentative),
    }
    const count = within.busy.size + within.tentative.size
    return count > MAX_AVAILABILITY_SLOTS
      ? refuse({ _tag: 'TooManyBusyTimes', count, max: MAX_AVAILABILITY_SLOTS })
      : ok({ userId, ...answerAround(plan, within), timeZone } as Availability)
  },
}

function checkCount({ length }: readonly unknown[]): Result<void, TooManyAvailabilitySlots> {
  return length > MAX_AVAILABILITY_SLOTS
    ? refuse({ _tag: 'TooManyAvailabilitySlots', count: length, max: MAX_AVAILABILITY_SLOTS })
    : ok(undefined)
}
