import { z } from '@hono/zod-openapi'
import type { Introduction } from '../../../application/create-event.ts'
import type { EventView, PersonView } from '../../../application/event-view.ts'
import { MAX_PARTICIPANTS } from '../../../domain/event/participant.ts'
import { windowAround } from '../../../domain/event/schedule-event.ts'
import { candidateAt } from '../../../domain/matching/candidates.ts'
import {
  DURATION_MINUTES,
  MAX_PROPOSED_SLOTS,
  MeetingPlan,
  STEP_MINUTES,
} from '../../../domain/matching/meeting-plan.ts'
import { showTime } from '../../../domain/time/shown-time.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { EmailAddress } from '../../../domain/user/user.ts'
import { describeFault, pointPlanFault } from '../fault-wording.ts'
import {
  noticesSchema,
  shownSlotSchema,
  showSlot,
  slotNotices,
  writtenSlotSchema,
} from './slot-schemas.ts'
import {
  descriptionSchema,
  emailSchema,
  nameSchema,
  timeZoneSchema,
  titleSchema,
} from './text-schemas.ts'

/** A duration in minutes. */
export const durationSchema = z
  .int()
  .min(DURATION_MINUTES.min)
  .max(DURATION_MINUTES.max)
  .openapi({ description: 'How long the meeting lasts.', example: 60 })

/** A step in minutes. */
export const stepSchema = z.int().min(STEP_MINUTES.min).max(STEP_MINUTES.max).openapi({
  description: 'How far apart candidates start, from the start of their slot.',
  example: 15,
})

/** The windows of an event; each becomes a slot of the domain. */
export const proposedSlotsSchema = z
  .array(writtenSlotSchema)
  .min(1)
  .max(MAX_PROPOSED_SLOTS)
  .openapi({
    description: 'The windows inside which the meeting must lie.',
  })

/** Reports what is wrong with a plan at the fields that it came from; the plan when nothing is. */
export function planOf(
  plan: Parameters<typeof MeetingPlan.of>[0],
  context: z.RefinementCtx,
): MeetingPlan {
  const made = MeetingPlan.of(plan)
  if (made.ok) return made.value
  for (const fault of made.fault) {
    const path = [pointPlanFault(fault).slice(1)]
    context.addIssue({ code: 'custom', message: describeFault(fault), path, input: plan })
  }
  return z.NEVER
}

const introductionFields = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  timezone: timeZoneSchema.optional(),
})

/** A person who is introduced to the service. */
const introductionSchema = introductionFields
  .transform(({ timezone, ...person }): Introduction => ({ ...person, timeZone: timezone }))
  .openapi('Introduction')

const introductionsSchema = z
  .array(introductionSchema)
  .max(MAX_PARTICIPANTS)
  .superRefine((people, context) => {
    const seen = new Set<string>()
    for (const [index, { email }] of people.entries()) {
      const key = EmailAddress.key(email)
      if (seen.has(key)) {
        const message = 'is the address of another participant too'
        context.addIssue({ code: 'custom', message, path: [index, 'email'], input: people })
      }
      seen.add(key)
    }
  })

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
    duration_minutes: durationSchema,
    step_minutes: stepSchema.default(STEP_MINUTES.default),
    organizer: introductionSchema,
    proposed_slots: proposedSlotsSchema,
    participants: introductionsSchema.default([]),
  })
  .transform((body, context) => ({
    proposal: {
      title: body.title,
      description: body.description,
      organizer: body.organizer,
      participants: body.participants,
      plan: planOf(
        {
          durationMinutes: body.duration_minutes,
          stepMinutes: body.step_minutes,
          proposedSlots: body.proposed_slots,
        },
        context,
      ),
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

/** The body that adds people: one, or many. */
export const newParticipantsSchema = z
  .union([
    introductionSchema.transform((person) => [person]),
    z
      .strictObject({ participants: introductionsSchema.min(1) })
      .transform(({ participants }) => participants),
  ])
  .openapi('NewParticipants', { example: { name: 'Cleo', email: 'cleo@example.com' } })

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
  description: 'Shown this once; only its hash is stored.',
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
    scheduled: shownSlotSchema.optional().openapi({
      description: 'When the meeting is, once it is scheduled.',
    }),
    revision: z.int().openapi({
      description: 'Raised by every change; the entity tag is made of it.',
      example: 3,
    }),
    created_at: z.string().openapi({ format: 'date-time', example: '2026-01-05T09:00:00Z' }),
    organizer: participantSchema.omit({ status: true }).openapi('Organizer'),
    proposed_slots: z.array(shownSlotSchema),
    participants: z.array(participantSchema),
  })
  .openapi('Event')

/** An event after a change, with what was adjusted while it was read. */
export const changedEventSchema = eventSchema
  .extend({ notices: noticesSchema })
  .openapi('ChangedEvent')

/** A participant with the token that is theirs. */
const invitedSchema = participantSchema.extend({ token: tokenSchema }).openapi('InvitedParticipant')

/** A new event with all its tokens. */
export const createdEventSchema = eventSchema
  .extend({
    organizer_token: tokenSchema,
    join_token: tokenSchema,
    participants: z.array(invitedSchema),
    notices: noticesSchema,
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

/** A person as the interface shows them. */
export const showPerson = ({ id, name, email, timeZone }: PersonView) => ({
  user_id: id as string,
  name: name as string,
  ...(email !== undefined && { email: email as string }),
  ...(timeZone !== undefined && { timezone: timeZone as string }),
})

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
        windowAround(plan, status.start)?.timeZone ?? TimeZone.utc,
      ),
    }),
    revision: event.revision,
    created_at: showTime(event.createdAt, TimeZone.utc),
    organizer: showPerson(organizer),
    proposed_slots: plan.proposedSlots.map(({ interval, timeZone }) =>
      showSlot(interval, timeZone),
    ),
    participants: participants.map((person) => ({ ...showPerson(person), status: person.status })),
  }
}
