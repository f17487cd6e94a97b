import type { MeetingPlan } from '../matching/meeting-plan.ts'
import { ok, type Result } from '../result.ts'
import type { Description, Title } from '../text.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { User } from '../user/user.ts'
import { type EnrolFault, withNewcomers } from './enrol-participants.ts'
import type { Event } from './event.ts'
import type { EventId } from './event-id.ts'

/** A new event, open for answers, at revision 1. */
export function proposeEvent(proposal: {
  readonly id: EventId
  readonly title: Title
  readonly description?: Description | undefined
  readonly organizer: User
  readonly plan: MeetingPlan
  readonly participants: readonly User[]
  readonly createdAt: EpochMs
}): Result<Event, Exclude<EnrolFault, { _tag: 'WrongEventStatus' }>> {
  const { organizer, participants, ...rest } = proposal
  const enrolled = withNewcomers([], [], participants)
  if (!enrolled.ok) return enrolled
  return ok({
    ...rest,
    organizerId: organizer.id,
    participants: enrolled.value,
    status: { name: 'open' },
    revision: 1,
  } as Event)
}
