import { type Group, type GroupFault, groupFaults } from '../matching/group.ts'
import { MeetingPlan, type MeetingPlanFault, type ProposedSlot } from '../matching/meeting-plan.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Description, Title } from '../text.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { UserId } from '../user/user-id.ts'
import { type Event, type EventStatus, type Joining, revised } from './event.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'
import { changedVisibility, type VisibilityChanges } from './visibility.ts'

/** What an organizer wants changed; a missing field stays as it is. */
export type EventChanges = {
  readonly title?: Title | undefined
  /** `null` removes the description. */
  readonly description?: Description | null | undefined
  readonly durationMinutes?: number | undefined
  readonly stepMinutes?: number | undefined
  readonly proposedSlots?: readonly ProposedSlot[] | undefined
  readonly bufferBeforeMinutes?: number | undefined
  readonly bufferAfterMinutes?: number | undefined
  /** In the place of all that there were. */
  readonly groups?: readonly Group<UserId>[] | undefined
  /** `null` removes the deadline; a later one opens the event for answers again. */
  readonly answerBy?: EpochMs | null | undefined
  /** `null` lets links stand for good; a later instant lets them open the event again. */
  readonly linksExpireAt?: EpochMs | null | undefined
  readonly joining?: Joining | undefined
  readonly visibility?: VisibilityChanges | undefined
  /** Calls the meeting off, for good. */
  readonly status?: 'cancelled' | undefined
}

/** The event would break the rules of {@link MeetingPlan.of}, or of {@link groupFaults}. */
export type MeetingPlanRefused = {
  readonly _tag: 'MeetingPlanRefused'
  readonly faults: readonly (MeetingPlanFault | GroupFault)[]
}

/**
 * The event with the changes, all of them or none; as it was when they name nothing. Where the
 * meeting may lie, and who must come, can change only while the event is open; everything else can
 * until it is cancelled. Answers stay as they are: availability stands on its own, and counts
 * again wherever a window returns.
 */
export function changeEvent(
  event: Event,
  changes: EventChanges,
): Result<Event, WrongEventStatus | MeetingPlanRefused> {
  const { title, description, status, answerBy, groups, ...more } = changes
  const { linksExpireAt, joining, visibility, ...planChanges } = more
  const names = (some: object) => Object.values(some).some((value) => value !== undefined)
  const changesPlan = names({ ...planChanges, groups })
  const allowed = changesPlan
    ? requireStatus(event, 'open')
    : requireStatus(event, 'open', 'scheduled')
  if (!allowed.ok) return allowed
  if (!names(changes)) return ok(event)

  const plan = MeetingPlan.of({
    durationMinutes: planChanges.durationMinutes ?? event.plan.durationMinutes,
    stepMinutes: planChanges.stepMinutes ?? event.plan.stepMinutes,
    proposedSlots: planChanges.proposedSlots ?? event.plan.proposedSlots,
    bufferBeforeMinutes: planChanges.bufferBeforeMinutes ?? event.plan.bufferBeforeMinutes,
    bufferAfterMinutes: planChanges.bufferAfterMinutes ?? event.plan.bufferAfterMinutes,
  })
  const ids = new Set(event.participants.map(({ userId }) => userId))
  const faultsOfGroups = groupFaults(groups ?? [], (id) => ids.has(id))
  if (!plan.ok || faultsOfGroups.length > 0) {
    const faults = [...(plan.ok ? [] : plan.fault), ...faultsOfGroups]
    return refuse({ _tag: 'MeetingPlanRefused', faults })
  }

  return ok(
    revised(event, {
      plan: plan.value,
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description: description ?? undefined }),
      ...(answerBy !== undefined && { answerBy: answerBy ?? undefined }),
      ...(groups !== undefined && { groups }),
      ...(linksExpireAt !== undefined && { linksExpireAt: linksExpireAt ?? undefined }),
      ...(joining !== undefined && { joining }),
      ...(visibility !== undefined && {
        visibility: changedVisibility(event.visibility, visibility),
      }),
      ...(status !== undefined && { status: calledOff(event.status) }),
    }),
  )
}

/** Whoever has put the meeting into their calendar has to be told which one it was. */
const calledOff = (before: EventStatus): EventStatus =>
  before.name === 'scheduled' ? { name: 'cancelled', start: before.start } : { name: 'cancelled' }
