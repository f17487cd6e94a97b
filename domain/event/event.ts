import type { Checked } from '../checked.ts'
import type { Group } from '../matching/group.ts'
import type { MeetingPlan } from '../matching/meeting-plan.ts'
import type { Description, Title } from '../text.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { UserId } from '../user/user-id.ts'
import type { EventId } from './event-id.ts'
import type { Participant } from './participant.ts'
import type { Visibility } from './visibility.ts'

/** A meeting to be placed. Made and changed only by the functions of this folder. */
export type Event = Checked<'Event'> & {
  readonly id: EventId
  readonly title: Title
  readonly description?: Description | undefined
  /** The organizer takes part only when listed among the participants. */
  readonly organizerId: UserId
  readonly plan: MeetingPlan
  /** In the order in which they joined; each user once. */
  readonly participants: readonly Participant[]
  /** Participants of whom so many must come. */
  readonly groups: readonly Group<UserId>[]
  /** Answers that come at this instant or later are refused; any time will do unless it is set. */
  readonly answerBy?: EpochMs | undefined
  /** From this instant on every token but the organizer's is worth nothing; never unless it is set. */
  readonly linksExpireAt?: EpochMs | undefined
  /** Whether the bearers of the join token may add themselves. */
  readonly joining: Joining
  readonly visibility: Visibility
  readonly status: EventStatus
  /** Raised by one with every accepted change, answers included; 1 for a new event. */
  readonly revision: Revision
  readonly createdAt: EpochMs
}

/** `closed` lets nobody but the organizer add people. */
export type Joining = 'open' | 'closed'

/** Counts the changes of one event. What was computed for a revision holds as long as it stands. */
export type Revision = number

/**
 * `open` takes answers; `scheduled` has its time, and can be opened again; `cancelled` is final, and
 * knows for when the meeting was scheduled at that moment, if it was.
 */
export type EventStatus =
  | { readonly name: 'open' }
  | { readonly name: 'scheduled'; readonly start: EpochMs }
  | { readonly name: 'cancelled'; readonly start?: EpochMs }

/** The event as its next revision, with these fields changed. */
export function revised(event: Event, changes: Partial<Event>): Event {
  return { ...event, ...changes, revision: event.revision + 1 }
}
