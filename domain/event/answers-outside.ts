import type { UserId } from '../user/user-id.ts'
import type { EventWithAnswers } from './availability-repository.ts'

/**
 * Who has said when they can come, and named no time inside any proposed slot: their answer is kept,
 * but counts for nothing where the windows are now. Somebody who can never come is not among them.
 * @returns in the order in which they joined
 */
export function answersOutside({ event, answers }: EventWithAnswers): readonly UserId[] {
  return event.participants.flatMap(({ userId }) => {
    const slots = answers.get(userId)?.slots
    if (slots === undefined || slots.size === 0) return []
    const counts = event.plan.proposedSlots.some(({ interval }) => slots.overlaps(interval))
    return counts ? [] : [userId]
  })
}
