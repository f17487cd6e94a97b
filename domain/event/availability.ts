import type { IntervalSet } from '../time/interval-set.ts'
import type { TimeZone } from '../time/time-zone.ts'
import type { UserId } from '../user/user-id.ts'

/** When a participant can attend, as they last said; it replaces whatever they said before. */
export type Availability = {
  readonly userId: UserId
  /** Empty for somebody who can never come. */
  readonly slots: IntervalSet
  /** The zone in which the participant answered, and in which the answer is shown. */
  readonly timeZone: TimeZone
}
