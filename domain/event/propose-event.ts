import { type Group, groupFaults } from '../matching/group.ts'
import type { MeetingPlan } from '../matching/meeting-plan.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { Description, Title } from '../text.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { User } from '../user/user.ts'
import type { UserId } from '../user/user-id.ts'
import type { MeetingPlanRefused } from './change-event.ts'
import { type EnrolFault, type Newcomer, withNewcomers } from './enrol-participants.ts'
import type { Event, Joining } from './event.ts'
import type { EventId } from './event-id.ts'
import { changedVisibility, DEFAULT_VISIBILITY, type VisibilityChanges } from './visibility.ts'

/** A new event, open for answers, at revision 1; for joining and for every eye unless it says. */
export function proposeEvent(proposal: {
  readonly id: EventId
  readonly title: Title
  readonly description?: Description | undefined
  readonly organizer: User
  readonly plan: MeetingPlan
  readonly participants: readonly Newcomer[]
  readonly groups: readonly Group<UserId>[]
  readonly answerBy?: EpochMs | undefined
  readonly linksExpireAt?: EpochMs | undefined
  readonly joining?: Joining | undefined
  readonly visibility?: VisibilityChanges | undefined
  readonly createdAt: EpochMs
}): Result<Event, Exclude<EnrolFault, { _tag: 'WrongEventStatus' }> | MeetingPlanRefused> {
  const { organizer, participants, ...rest } = proposal
  const enrolled = withNewcomers([], [], participants)
  if (!enrolled.ok) return enrolled
  const ids = new Set(participants.map(({ user }) => user.id))
  const faults = groupFaults(rest.groups, (id) => ids.has(id))
  if (faults.length > 0) return refuse({ _tag: 'MeetingPlanRefused', faults })
  return ok({
    ...rest,
    organizerId: organizer.id,
    participants: enrolled.value,
    joining: rest.joining ?? 'open',
    visibility: changedVisibility(DEFAULT_VISIBILITY, rest.visibility ?? {}),
    status: { name: 'open' },
    revision: 1,
  } as Event)
}
