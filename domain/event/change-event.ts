import { MeetingPlan, type MeetingPlanFault, type ProposedSlot } from '../matching/meeting-plan.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Description, Title } from '../text.ts'
import { type Event, revised } from './event.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'

/** What an organizer wants changed; a missing field stays as it is. */
export type EventChanges = {
  readonly title?: Title | undefined
  /** `null` removes the description. */
  readonly description?: Description | null | undefined
  readonly durationMinutes?: number | undefined
  readonly stepMinutes?: number | undefined
  readonly proposedSlots?: readonly ProposedSlot[] | undefined
  /** Calls the meeting off, for good. */
  readonly status?: 'cancelled' | undefined
}

/** The event's plan, with the changes, would break the rules of {@link MeetingPlan.of}. */
export type MeetingPlanRefused = {
  readonly _tag: 'MeetingPlanRefused'
  readonly faults: readonly MeetingPlanFault[]
}

/**
 * The event with the changes, all of them or none; as it was when they name nothing. Where the
 * meeting may lie can change only while the event is open; words can until it is cancelled. Answers
 * stay as they are: availability stands on its own, and counts again wherever a window returns.
 */
export function changeEvent(
  event: Event,
  changes: EventChanges,
): Result<Event, WrongEventStatus | MeetingPlanRefused> {
  const { title, description, status, ...planChanges } = changes
  const names = (some: object) => Object.values(some).some((value) => value !== undefined)
  const changesPlan = names(planChanges)
  const allowed = changesPlan
    ? requireStatus(event, 'open')
    : requireStatus(event, 'open', 'scheduled')
  if (!allowed.ok) return allowed
  if (!names(changes)) return ok(event)

  const plan = MeetingPlan.of({
    durationMinutes: planChanges.durationMinutes ?? event.plan.durationMinutes,
    stepMinutes: planChanges.stepMinutes ?? event.plan.stepMinutes,
    proposedSlots: planChanges.proposedSlots ?? event.plan.proposedSlots,
  })
  if (!plan.ok) return refuse({ _tag: 'MeetingPlanRefused', faults: plan.fault })

  return ok(
    revised(event, {
      plan: plan.value,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description: description ?? undefined }),
      ...(status !== undefined && { status: { name: status } }),
    }),
  )
}
