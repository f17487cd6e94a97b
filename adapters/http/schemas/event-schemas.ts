import { z } from '@hono/zod-openapi'
import type { EventView } from '../../../application/event-view.ts'
import { candidateAt, proposedSlotOf } from '../../../domain/matching/candidates.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { ONLY_IF_FAULTY } from './all-at-once.ts'
import { introductionSchema, introductionsSchema, showPerson } from './person-schemas.ts'
import {
  checkPlanSize,
  durationSchema,
  planFields,
  planOf,
  proposedSlotsSchema,
  stepSchema,
} from './plan-schemas.ts'
import { noticesAt, shownSlotSchema, showSlot, slotNotices } from './slot-schemas.ts'
import { descriptionSchema, titleSchema } from './text-schemas.ts'

const EXAMPLE_SLOTS = [
  {
    start_time: '2026-01-12T14:00',
    end_time: '2026-01-12T16:00',
    timezone: 'America/New_York',
  },
]

/** The body that creates an event; its value is the application's proposal, with notices. */
export const newEventSchema = z
  .strictObject({
    title: titleSchema,
    description: descriptionSchema.optional(),
    ...planFields,
    organizer: introductionSchema,
    participants: introductionsSchema.default([]),
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .transform((body, context) => ({
    proposal: {
      title: body.title,
      description: body.description,
      organizer: body.organizer,
      participants: body.participants,
      plan: planOf(body, context),
    },
    notices: slotNotices('/proposed_slots', body.proposed_slots),
  }))
  .openapi('NewEvent', {
    example: {
      title: 'Q1 planning',
      duration_minutes: 60,
      organizer: { name: 'Olga', email: 'olga@example.com' },
      proposed_slots: EXAMPLE_SLOTS,
      participants: [
        { name: 'Ada', email: 'ada@example.com' },
        { name: 'Ben', email: 'ben@example.com', timezone: 'Europe/Berlin' },
      ],
    },
  })

/** The body that changes an event: only what it names. */
export const eventChangesSchema = z
  .strictObject({
    title: titleSchema.optional(),
    description: descriptionSchema
      .nullable()
      .optional()
      .openapi({ type: ['string', 'null'], description: '`null` removes it.' }),
    duration_minutes: durationSchema.optional(),
    step_minutes: stepSchema.optional(),
    proposed_slots: proposedSlotsSchema.optional(),
    status: z.literal('cancelled').optional().openapi({
      description: 'Calls the meeting off, for good.',
    }),
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .transform(({ duration_minutes, step_minutes, proposed_slots, ...words }) => ({
    changes: {
      ...words,
      durationMinutes: duration_minutes,
      stepMinutes: step_minutes,
      proposedSlots: proposed_slots,
    },
    notices: slotNotices('/proposed_slots', proposed_slots ?? []),
  }))
  .openapi('EventChanges', { example: { duration_minutes: 30 } })

const participantSchema = z
  .object({
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    name: z.string().openapi({ example: 'Ada' }),
    email: z.string().optional().openapi({
      description: 'For the organizer alone.',
      example: 'ada@example.com',
    }),
    timezone: z.string().optional().openapi({ example: 'Europe/Berlin' }),
    status: z.enum(['invited', 'responded']),
  })
  .openapi('Participant')

const tokenSchema = z.string().openapi({
  description: 'Shown this once; only its hash is stored, so nobody can tell it again.',
  example: 'mst_CGnuYh3Jv0fU3sQbGY1mZ3pYv0hKqk2cS3p4o5n6m7A',
})

/** An event as its viewer may see it. */
export const eventSchema = z
  .object({
    event_id: z.string().openapi({ example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    title: z.string().openapi({ example: 'Q1 planning' }),
    description: z.string().optional(),
    duration_minutes: z.int().openapi({ example: 60 }),
    step_minutes: z.int().openapi({ example: 15 }),
    status: z.enum(['open', 'scheduled', 'cancelled']),
    scheduled: z.object(shownSlotSchema.shape).optional().openapi({
      description: 'When the meeting is, once it is scheduled.',
    }),
    revision: z.int().openapi({
      description:
        'Raised by every accepted change, also by one that sets what stood already; the entity tag is made of it.',
      example: 3,
    }),
    created_at: z.string().openapi({ format: 'date-time', example: '2026-01-05T09:00:00Z' }),
    organizer: participantSchema.omit({ status: true }).openapi('Organizer'),
    proposed_slots: z.array(shownSlotSchema),
    participants: z.array(participantSchema),
  })
  .openapi('Event')

/** An event after a change, with what was adjusted while it was read. */
export const changedEventSchema = z
  .object({ ...eventSchema.shape, notices: noticesAt('/proposed_slots/0/start_time') })
  .openapi('ChangedEvent')

/** A participant with the token that is theirs. */
const invitedSchema = z
  .object({ ...participantSchema.shape, token: tokenSchema })
  .openapi('InvitedParticipant')

/** A new event with all its tokens. */
export const createdEventSchema = z
  .object({
    ...changedEventSchema.shape,
    organizer_token: tokenSchema,
    join_token: tokenSchema,
    participants: z.array(invitedSchema),
  })
  .openapi('CreatedEvent')

/** Newcomers with their tokens, and the revision that brought them. */
export const invitedParticipantsSchema = z
  .object({
    event_id: z.string(),
    revision: z.int(),
    participants: z.array(invitedSchema),
  })
  .openapi('InvitedParticipants')

/** An event as the interface shows it. */
export function showEvent({
  event,
  organizer,
  participants,
}: EventView): z.infer<typeof eventSchema> {
  const { plan, status } = event
  return {
    event_id: event.id,
    title: event.title,
    ...(event.description !== undefined && { description: event.description as string }),
    duration_minutes: plan.durationMinutes,
    step_minutes: plan.stepMinutes,
    status: status.name,
    ...(status.name === 'scheduled' && {
      scheduled: showSlot(
        candidateAt(plan, status.start),
        proposedSlotOf(plan, status.start)?.timeZone ?? TimeZone.utc,
      ),
    }),
    revision: event.revision,
    created_at: showInstant(event.createdAt),
    organizer: showPerson(organizer),
    proposed_slots: plan.proposedSlots.map(({ interval, timeZone }) =>
      showSlot(interval, timeZone),
    ),
    participants: participants.map((person) => ({ ...showPerson(person), status: person.status })),
  }
}
