import { z } from '@hono/zod-openapi'
import { Answer } from '../../../domain/matching/answer.ts'
import { answerBesides } from '../../../domain/matching/free-time.ts'
import type { MatchedParticipant } from '../../../domain/matching/matched-meeting.ts'
import type { MeetingPlan } from '../../../domain/matching/meeting-plan.ts'
import { EVEN_IF_FAULTY, EVEN_IF_PARTLY_FAULTY } from './all-at-once.ts'
import { answerFields, answerNotices, checkOneAnswer } from './availability-schemas.ts'
import { requiredSchema } from './person-schemas.ts'
import type { Notice } from './slot-schemas.ts'
import { timeZoneSchema } from './text-schemas.ts'
import { workingHoursSchema } from './working-hours-schemas.ts'

/** A larger group belongs in an event: its answers would not fit into one body. */
const MAX_IN_HAND = 1_000

/** In characters, as JSON Schema counts them: code points. */
const LONGEST_ID = 64

/** People with their answers; each with an id of the caller's own. */
export const participantsInHandSchema = z
  .array(
    z
      .strictObject({
        id: z
          .string()
          .min(1)
          .refine((id) => [...id].length <= LONGEST_ID, {
            error: `must have at most ${LONGEST_ID} characters`,
          })
          .refine((id) => id.isWellFormed(), 'must be well-formed Unicode')
          .openapi({ maxLength: LONGEST_ID, example: 'ada' }),
        required: requiredSchema.default(false),
        timezone: timeZoneSchema.optional(),
        working_hours: workingHoursSchema.optional(),
        ...answerFields,
      })
      .superRefine(checkOneAnswer, EVEN_IF_PARTLY_FAULTY)
      .openapi('ParticipantInHand', {
        description: 'With either `slots` or `busy`; with neither, somebody who has not answered.',
      }),
  )
  .max(MAX_IN_HAND)
  .superRefine((participants, context) => {
    const seen = new Set<unknown>()
    for (const [index, participant] of participants.entries()) {
      const id: unknown = participant?.id
      if (seen.has(id)) {
        const message = 'is the id of another participant too'
        context.addIssue({ code: 'custom', message, path: [index, 'id'] })
      }
      if (typeof id === 'string') seen.add(id)
    }
  }, EVEN_IF_FAULTY)

type ParticipantInHand = z.output<typeof participantsInHandSchema>[number]

/** The people as the domain takes them; what they are free for depends on the plan. */
export const matchedParticipants = (
  plan: MeetingPlan,
  participants: readonly ParticipantInHand[],
): MatchedParticipant<string>[] =>
  participants.map(({ id, required, timezone, working_hours, slots, busy }) => ({
    id,
    required,
    timeZone: timezone,
    workingHours: working_hours,
    answer:
      busy === undefined
        ? slots && Answer.of(slots)
        : answerBesides(
            plan,
            busy.map(({ interval }) => interval),
          ),
  }))

/** A word on each adjusted time of their answers. */
export const participantNotices = (participants: readonly ParticipantInHand[]): Notice[] =>
  participants.flatMap((participant, index) => answerNotices(`/participants/${index}`, participant))
