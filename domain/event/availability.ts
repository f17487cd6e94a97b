import type { Checked } from '../checked.ts'
import { Answer, type PreferredInterval } from '../matching/answer.ts'
import { ok, type Result, refuse } from '../result.ts'
import { TimeZone } from '../time/time-zone.ts'
import type { Slot } from '../time/written-slot.ts'
import type { UserId } from '../user/user-id.ts'

/** How many slots one answer may have, before they are joined. */
export const MAX_AVAILABILITY_SLOTS = 500

/** An interval in which a participant can attend, how gladly, and the zone to show it in. */
export type AvailabilitySlot = PreferredInterval & Pick<Slot, 'timeZone'>

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

/** Makes answers. */
export const Availability = {
  /** The answer that these slots amount to, shown in the zone of the first. */
  of(
    userId: UserId,
    slots: readonly AvailabilitySlot[],
  ): Result<Availability, TooManyAvailabilitySlots> {
    const count = slots.length
    if (count > MAX_AVAILABILITY_SLOTS) {
      return refuse({ _tag: 'TooManyAvailabilitySlots', count, max: MAX_AVAILABILITY_SLOTS })
    }
    return ok({
      userId,
      ...Answer.of(slots),
      timeZone: slots[0]?.timeZone ?? TimeZone.utc,
    } as Availability)
  },
}
