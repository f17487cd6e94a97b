import { type MeetingPlan, MINUTE_MS, type ProposedSlot } from '../matching/meeting-plan.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { Interval } from '../time/interval.ts'
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
  return windowAround(event.plan, start) === undefined
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

/** The first proposed slot in which a meeting that begins at `start` lies. */
export function windowAround(plan: MeetingPlan, start: EpochMs): ProposedSlot | undefined {
  const meeting = Interval.of(start, start + plan.durationMinutes * MINUTE_MS)
  if (!meeting.ok) return undefined
  return plan.proposedSlots.find(({ interval }) => Interval.contains(interval, meeting.value))
}
