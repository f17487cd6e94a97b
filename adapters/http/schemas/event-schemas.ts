import { z } from '@hono/zod-openapi'
import type { EventView } from '../../../application/event-view.ts'
import { candidateAt, proposedSlotOf } from '../../../domain/matching/candidates.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { EmailAddress } from '../../../domain/user/user.ts'
import type { UserId } from '../../../domain/user/user-id.ts'
import { EVEN_IF_PARTLY_FAULTY, ONLY_IF_FAULTY } from './all-at-once.ts'
import { deadlineSchema } from './deadline-schema.ts'
import { checkGroups, groupOf, groupsSchema, newGroupsSchema, showGroup } from './group-schemas.ts'
import {
  introductionSchema,
  introductionsSchema,
  showParticipant,
  showPerson,
} from './person-schemas.ts'
import {
  bufferAfterSchema,
  bufferBeforeSchema,
  checkPlanSize,
  durationSchema,
  planFields,
  planOf,
  proposedSlotsSchema,
  stepSchema,
} from './plan-schemas.ts'
import { noticesAt, shownSlotSchema, showSlot, slotNotices } from './slot-schemas.ts'
import { descriptionSchema, titleSchema } from './text-schemas.ts'
import { shownWorkingHoursSchema } from './working-hours-schemas.ts'

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
    groups: newGroupsSchema.default([]),
    answer_by: deadlineSchema.optional(),
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .superRefine(({ groups, participants }, context) => {
    const keys = Array.isArray(participants) ? participants.map(keyOfParticipant) : undefined
    checkGroups(groups, keys, keyOfAddress, context)
  }, EVEN_IF_PARTLY_FAULTY)
  .transform((body, context) => ({
    proposal: {
      title: body.title,
      description: body.description,
      organizer: body.organizer,
      participants: body.participants,
      groups: body.groups.map((group) =>
        groupOf({ ...group, members: group.members as EmailAddress[] }),
      ),
      answerBy: body.answer_by,
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
        { name: 'Ada', email: 'ada@example.com', required: true },
        { name: 'Ben', email: 'ben@example.com', timezone: 'Europe/Berlin' },
        { name: 'Cleo', email: 'cleo@example.com' },
      ],
      groups: [{ name: 'finance', members: ['ben@example.com', 'cleo@example.com'], at_least: 1 }],
      answer_by: '2026-01-10T18:00:00-05:00',
    },
  })

/** Whoever is not known by an address that can be read is known by none. */
const keyOfAddress = (text: string) => {
  const email = EmailAddress.of(text)
  return email.ok ? EmailAddress.key(email.value) : text
}

const keyOfParticipant = (participant: { readonly email?: unknown } | undefined) =>
  typeof participant?.email === 'string' ? keyOfAddress(participant.email) : undefined

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
    buffer_before_minutes: bufferBeforeSchema.optional(),
    buffer_after_minutes: bufferAfterSchema.optional(),
    groups: groupsSchema.optional().openapi({ description: 'In the place of all there were.' }),
    answer_by: deadlineSchema
      .nullable()
      .optional()
      .openapi({
        type: ['string', 'null'],
        description: '`null` removes it; a later one opens the event for answers again.',
      }),
    status: z.literal('cancelled').optional().openapi({
      description: 'Calls the meeting off, for good.',
    }),
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .transform(({ title, description, status, groups, ...rest }) => ({
    changes: {
      title,
      description,
      status,
      durationMinutes: rest.duration_minutes,
      stepMinutes: rest.step_minutes,
      proposedSlots: rest.proposed_slots,
      bufferBeforeMinutes: rest.buffer_before_minutes,
      bufferAfterMinutes: rest.buffer_after_minutes,
      groups: groups?.map((group) => groupOf({ ...group, members: group.members as UserId[] })),
      answerBy: rest.answer_by,
    },
    notices: slotNotices('/proposed_slots', rest.proposed_slots ?? []),
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
    required: z.boolean(),
    working_hours: shownWorkingHoursSchema.optional(),
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
    organizer: participantSchema
      .omit({ status: true, required: true, working_hours: true })
      .openapi('Organizer'),
    proposed_slots: z.array(shownSlotSchema),
    buffer_before_minutes: z.int().openapi({ example: 0 }),
    buffer_after_minutes: z.int().openapi({ example: 0 }),
    answer_by: z.string().optional().openapi({
      format: 'date-time',
      description: 'From then on answers are refused.',
      example: '2026-01-10T23:00:00Z',
    }),
    participants: z.array(participantSchema),
    groups: z.array(
      z.object({ name: z.string(), members: z.array(z.string()), at_least: z.int() }),
    ),
  })
  .openapi('Event')

/** A participant after a change, and the revision that it made. */
export const changedParticipantSchema = z
  .object({ event_id: z.string(), revision: z.int(), ...participantSchema.shape })
  .openapi('ChangedParticipant')

/** An event after a change, with what was adjusted while it was read. */
export const changedEventSchema = z
  .object({ ...eventSchema.shape, notices: noticesAt('/proposed_slots/0/start_time') })
  .openapi('ChangedEvent')

/** An event after a change of its windows, or of anything else. */
export const replannedEventSchema = z
  .object({
    ...changedEventSchema.shape,
    answers_outside: z.array(z.string()).openapi({
      description:
        'Who has said when they can come, all of it outside every proposed slot as they are now: told when the body names `proposed_slots`. Their answers are kept.',
    }),
  })
  .openapi('ReplannedEvent')

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
    buffer_before_minutes: plan.bufferBeforeMinutes,
    buffer_after_minutes: plan.bufferAfterMinutes,
    ...(event.answerBy !== undefined && { answer_by: showInstant(event.answerBy) }),
    participants: participants.map(showParticipant),
    groups: event.groups.map(showGroup),
  }
}
