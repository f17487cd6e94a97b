import { proposedSlotOf } from '../matching/candidates.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { type Event, revised } from './event.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'

/** A meeting that begins at `start` would not lie inside one proposed slot. */
export type OutsideProposedSlots = {
  readonly _tag: 'OutsideProposedSlots'
  readonly start: EpochMs
  readonly durationMinutes: number
}

/**
 * Settles the time of an open event. Any start will do whose meeting lies inside one proposed
 * slot: the step spaces what is recommended, it does not bind the organizer.
 */
export function scheduleEvent(
  event: Event,
  start: EpochMs,
): Result<Event, WrongEventStatus | OutsideProposedSlots> {
  const open = requireStatus(event, 'open')
  if (!open.ok) return open
  return proposedSlotOf(event.plan, start) === undefined
    ? refuse({
        _tag: 'OutsideProposedSlots',
        start,
        durationMinutes: event.plan.durationMinutes,
      })
    : ok(revised(event, { status: { name: 'scheduled', start } }))
}

/** Opens a scheduled event for answers again. */
export function unscheduleEvent(event: Event): Result<Event, WrongEventStatus> {
  const scheduled = requireStatus(event, 'scheduled')
  return scheduled.ok ? ok(revised(event, { status: { name: 'open' } })) : scheduled
}
