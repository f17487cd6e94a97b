import type { Event } from '../event/event.ts'
import type { UserId } from '../user/user-id.ts'
import type { Notice } from './notice.ts'

/** The part of an event that decides which notices a change of it makes. */
export type Situation = Pick<Event, 'status' | 'revision'> & {
  /** Whether there are participants, and none of them has yet to answer. */
  readonly everyoneAnswered: boolean
}

/** The situation of an event that is at hand as a whole. O(participants) */
export const situationOf = ({ status, revision, participants }: Event): Situation => ({
  status,
  revision,
  everyoneAnswered:
    participants.length > 0 && participants.every(({ status }) => status === 'responded'),
})

/**
 * What a change of an event has to tell, {@link suitsEveryone} apart: that takes a ranking.
 * A change that leaves the revision as it was has nothing to tell.
 *
 * @param before  missing for a new event
 * @param submittedBy  whose answer the change is, if it is one
 * @returns in the order in which it is to be understood
 */
export function noticesOf(
  before: Situation | undefined,
  after: Situation,
  submittedBy?: UserId,
): readonly Notice[] {
  const { revision, status } = after
  if (before === undefined) return [{ type: 'event.created', revision }]
  if (before.revision === revision) return []
  const notices: Notice[] = []
  if (submittedBy !== undefined) {
    notices.push({ type: 'availability.submitted', revision, userId: submittedBy })
  }
  if (after.everyoneAnswered && !before.everyoneAnswered) {
    notices.push({ type: 'event.everyone_answered', revision })
  }
  if (status.name !== before.status.name) {
    if (status.name === 'scheduled') {
      notices.push({ type: 'event.scheduled', revision, start: status.start })
    }
    if (status.name === 'cancelled') notices.push({ type: 'event.cancelled', revision })
  }
  return notices
}

/**
 * Whether a change can have altered that some time suits everyone: as long as somebody has yet to
 * answer none does, so a change between two such situations has altered nothing.
 */
export const isWorthALook = (before: Situation, after: Situation): boolean =>
  before.revision !== after.revision && (before.everyoneAnswered || after.everyoneAnswered)
