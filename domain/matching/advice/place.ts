import type { EpochMs } from '../../time/epoch-ms.ts'
import type { Interval } from '../../time/interval.ts'
import { TimeZone } from '../../time/time-zone.ts'
import { proposedSlotOf } from '../candidates.ts'
import type { MeetingPlan } from '../meeting-plan.ts'

/** When a meeting could be, and the zone to show it in. */
export type Place = {
  readonly start: EpochMs
  readonly end: EpochMs
  readonly timeZone: TimeZone
}

/** A meeting of the plan in the zone of the proposed slot that holds it. */
export const placeOf = (plan: MeetingPlan, { start, end }: Interval): Place => ({
  start,
  end,
  timeZone: proposedSlotOf(plan, start)?.timeZone ?? TimeZone.utc,
})
