import { z } from '@hono/zod-openapi'
import { type Availability, MAX_AVAILABILITY_SLOTS } from '../../../domain/event/availability.ts'
import type { Revision } from '../../../domain/event/event.ts'
import type { EventId } from '../../../domain/event/event-id.ts'
import type { UserId } from '../../../domain/user/user-id.ts'
import {
  noticesAt,
  shownSlotSchema,
  showSlot,
  slotNotices,
  writtenSlotSchema,
} from './slot-schemas.ts'

/** The slots in which somebody can attend; none at all says that they can't. */
const availabilitySlotsSchema = z.array(writtenSlotSchema).max(MAX_AVAILABILITY_SLOTS).openapi({
  description: 'When they can attend, in any order; overlapping and touching slots count as one.',
})

/** The body that submits a participant's availability. */
export const submissionSchema = z
  .strictObject({
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    slots: availabilitySlotsSchema,
  })
  .transform(({ user_id, slots }) => ({
    userId: user_id,
    slots,
    notices: slotNotices('/slots', slots),
  }))
  .openapi('Submission', {
    example: {
      user_id: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
      slots: [
        {
          start_time: '2026-01-12T14:00',
          end_time: '2026-01-12T15:30',
          timezone: 'America/New_York',
        },
      ],
    },
  })

/** What a participant has said. */
export const availabilitySchema = z
  .object({
    event_id: z.string(),
    user_id: z.string(),
    status: z.enum(['invited', 'responded']),
    revision: z.int(),
    slots: z.array(shownSlotSchema).openapi({
      description: 'Merged and exact, earliest first; empty for somebody who has not answered.',
    }),
  })
  .openapi('Availability')

/** What a participant has said just now, with what was adjusted while it was read. */
export const submittedSchema = z
  .object({ ...availabilitySchema.shape, notices: noticesAt('/slots/0/start_time') })
  .openapi('SubmittedAvailability')

/** What a participant has said, as the interface shows it. */
export const showAvailability = (found: {
  readonly eventId: EventId
  readonly userId: UserId
  readonly answer: Availability | undefined
  readonly revision: Revision
}): z.infer<typeof availabilitySchema> => ({
  event_id: found.eventId,
  user_id: found.userId,
  status: found.answer === undefined ? 'invited' : 'responded',
  revision: found.revision,
  slots: showSlots(found.answer),
})

const showSlots = (answer: Availability | undefined) =>
  answer === undefined
    ? []
    : [...answer.slots].map((interval) => showSlot(interval, answer.timeZone))
