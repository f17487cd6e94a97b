import { z } from '@hono/zod-openapi'
import type { Submission } from '../../../application/submit-availability.ts'
import { type Availability, MAX_AVAILABILITY_SLOTS } from '../../../domain/event/availability.ts'
import type { Revision } from '../../../domain/event/event.ts'
import type { EventId } from '../../../domain/event/event-id.ts'
import type { Preference } from '../../../domain/matching/answer.ts'
import type { Interval } from '../../../domain/time/interval.ts'
import type { UserId } from '../../../domain/user/user-id.ts'
import { EVEN_IF_PARTLY_FAULTY } from './all-at-once.ts'
import {
  noticesAt,
  preferenceSchema,
  preferredSlotSchema,
  shownSlotSchema,
  showSlot,
  slotNotices,
  writtenSlotSchema,
} from './slot-schemas.ts'

/** The fields of which an answer has one; no slot at all says that somebody can never come. */
export const answerFields = {
  slots: z.array(preferredSlotSchema).max(MAX_AVAILABILITY_SLOTS).optional().openapi({
    description: 'When they can attend, in any order; overlapping and touching slots count as one.',
  }),
  busy: z.array(writtenSlotSchema).max(MAX_AVAILABILITY_SLOTS).optional().openapi({
    description:
      'Instead of `slots`, when they can’t: they can in all the rest of the proposed slots, as these are now, and of the buffers around them.',
  }),
}

type WrittenAnswer = z.output<z.ZodObject<typeof answerFields>>

/** Says of an answer whether it has both fields. */
export function checkOneAnswer(
  { slots, busy }: { readonly slots?: unknown; readonly busy?: unknown },
  context: z.RefinementCtx,
): void {
  if (slots === undefined || busy === undefined) return
  const message = 'can’t be given together with slots'
  context.addIssue({ code: 'custom', message, path: ['busy'] })
}

/** A word on each adjusted time of an answer at this place in the body. */
export const answerNotices = (pointer: string, { slots = [], busy = [] }: WrittenAnswer) => [
  ...slotNotices(`${pointer}/slots`, slots),
  ...slotNotices(`${pointer}/busy`, busy),
]

/** The body that submits a participant's availability. */
export const submissionSchema = z
  .strictObject({
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    ...answerFields,
  })
  .superRefine(checkOneAnswer, EVEN_IF_PARTLY_FAULTY)
  .superRefine(({ slots, busy }, context) => {
    if (slots === undefined && busy === undefined) {
      const message = 'is required, unless busy is given'
      context.addIssue({ code: 'custom', message, path: ['slots'] })
    }
  }, EVEN_IF_PARTLY_FAULTY)
  .transform(({ user_id, ...answer }) => ({
    userId: user_id,
    submission: (answer.busy ? { busy: answer.busy } : { slots: answer.slots ?? [] }) as Submission,
    notices: answerNotices('', answer),
  }))
  .openapi('Submission', {
    description: 'With either `slots` or `busy`.',
    example: {
      user_id: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
      slots: [
        {
          start_time: '2026-01-12T14:00',
          end_time: '2026-01-12T15:30',
          timezone: 'America/New_York',
        },
        {
          start_time: '2026-01-14T18:00',
          end_time: '2026-01-14T20:00',
          timezone: 'America/New_York',
          preference: 'if_needed',
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
    slots: z.array(shownSlotSchema.extend({ preference: preferenceSchema })).openapi({
      description: 'Merged and exact, earliest first; empty for somebody who has not answered.',
    }),
  })
  .openapi('Availability')

/** What a participant has said just now, with what was adjusted while it was read. */
export const submittedSchema = z
  .object({
    ...availabilitySchema.shape,
    notices: noticesAt('/slots/0/start_time'),
    preview: z.literal(true).optional().openapi({
      description: 'It was asked what would be stored, and nothing is.',
    }),
  })
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

/** The slots of an answer, firm and other, earliest first: they do not overlap. None without an answer. */
export function showSlots(answer: Availability | undefined) {
  if (answer === undefined) return []
  const { firmSlots, slots, timeZone } = answer
  const show = (preference: Preference) => (interval: Interval) => ({
    interval,
    shown: { ...showSlot(interval, timeZone), preference },
  })
  return [
    ...[...firmSlots].map(show('available')),
    ...[...slots.difference(firmSlots)].map(show('if_needed')),
  ]
    .toSorted((one, other) => one.interval.start - other.interval.start)
    .map(({ shown }) => shown)
}
