import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import { IntervalSet } from '../time/interval-set.ts'
import { TimeZone } from '../time/time-zone.ts'
import type { Slot } from '../time/written-slot.ts'
import type { UserId } from '../user/user-id.ts'

/** How many slots one answer may have, before they are joined. */
export const MAX_AVAILABILITY_SLOTS = 500

/** When a participant can attend, as they last said; it replaces whatever they said before. */
export type Availability = Checked<'Availability'> & {
  readonly userId: UserId
  /** Empty for somebody who can never come. */
  readonly slots: IntervalSet
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
    slots: readonly Pick<Slot, 'interval' | 'timeZone'>[],
  ): Result<Availability, TooManyAvailabilitySlots> {
    const count = slots.length
    if (count > MAX_AVAILABILITY_SLOTS) {
      return refuse({ _tag: 'TooManyAvailabilitySlots', count, max: MAX_AVAILABILITY_SLOTS })
    }
    return ok({
      userId,
      slots: IntervalSet.of(slots.map(({ interval }) => interval)),
      timeZone: slots[0]?.timeZone ?? TimeZone.utc,
    } as Availability)
  },
}
