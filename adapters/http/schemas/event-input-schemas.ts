import { z } from '@hono/zod-openapi'
import { EmailAddress } from '../../../domain/user/user.ts'
import type { UserId } from '../../../domain/user/user-id.ts'
import { EVEN_IF_PARTLY_FAULTY, ONLY_IF_FAULTY } from './all-at-once.ts'
import { deadlineSchema } from './deadline-schema.ts'
import { checkGroups, groupOf, groupsSchema, newGroupsSchema } from './group-schemas.ts'
import { joiningSchema, linksExpireSchema, visibilityChangesSchema } from './link-schemas.ts'
import { introductionSchema, introductionsSchema } from './person-schemas.ts'
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
import { slotNotices } from './slot-schemas.ts'
import { descriptionSchema, titleSchema } from './text-schemas.ts'
import { newWebhooksSchema } from './webhook-schemas.ts'

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
    organizer: introductionSchema.optional(),
    organizer_id: z.string().optional().openapi({
      description: 'A registered user, in the place of `organizer`.',
      example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
    }),
    participants: introductionsSchema.default([]),
    groups: newGroupsSchema.default([]),
    answer_by: deadlineSchema.optional(),
    links_expire_at: linksExpireSchema.optional(),
    joining: joiningSchema.optional(),
    visibility: visibilityChangesSchema.optional(),
    webhooks: newWebhooksSchema.default([]),
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .superRefine(checkOrganizer, EVEN_IF_PARTLY_FAULTY)
  .superRefine(({ groups, participants }, context) => {
    const keys = Array.isArray(participants) ? participants.map(keyOfParticipant) : undefined
    checkGroups(groups, keys, keyOfAddress, 'the e-mail address of a participant', context)
  }, EVEN_IF_PARTLY_FAULTY)
  .transform((body, context) => ({
    proposal: {
      title: body.title,
      description: body.description,
      organizer: body.organizer ?? { userId: body.organizer_id as string },
      participants: body.participants,
      groups: body.groups.map((group) =>
        groupOf({ ...group, members: group.members as EmailAddress[] }),
      ),
      answerBy: body.answer_by,
      linksExpireAt: body.links_expire_at,
      joining: body.joining,
      visibility: body.visibility,
      webhooks: body.webhooks,
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
      links_expire_at: '2026-02-01T00:00:00Z',
      visibility: { answers: 'organizer_only' },
    },
  })

/** Somebody organizes the event, and nobody twice. */
function checkOrganizer(
  body: { readonly organizer?: unknown; readonly organizer_id?: unknown },
  context: z.RefinementCtx,
): void {
  const count = [body.organizer, body.organizer_id].filter((one) => one !== undefined).length
  if (count === 1) return
  const message =
    count === 0 ? 'is required, or organizer_id' : 'must not be given beside organizer_id'
  context.addIssue({ code: 'custom', message, path: ['organizer'], input: body })
}

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
    links_expire_at: linksExpireSchema
      .nullable()
      .optional()
      .openapi({
        type: ['string', 'null'],
        description:
          'From then on every token of the event but the organizer’s is as good as unknown. `null` lets them stand for good; a later instant lets them open the event again.',
      }),
    joining: joiningSchema.optional(),
    visibility: visibilityChangesSchema.optional(),
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
      linksExpireAt: rest.links_expire_at,
      joining: rest.joining,
      visibility: rest.visibility,
    },
    notices: slotNotices('/proposed_slots', rest.proposed_slots ?? []),
  }))
  .openapi('EventChanges', { example: { duration_minutes: 30 } })
