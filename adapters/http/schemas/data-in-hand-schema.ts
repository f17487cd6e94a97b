import { z } from '@hono/zod-openapi'
import { MAX_AVAILABILITY_SLOTS } from '../../../domain/event/availability.ts'
import { Answer } from '../../../domain/matching/answer.ts'
import { DEFAULT_RULE } from '../../../domain/matching/ranking.ts'
import { RECOMMENDATION_LIMIT } from '../../../domain/matching/recommendation.ts'
import { EVEN_IF_FAULTY, ONLY_IF_FAULTY } from './all-at-once.ts'
import { bufferFields, checkPlanSize, planFields, planOf } from './plan-schemas.ts'
import {
  DISTINCT,
  ifNeededSchema,
  LIMIT,
  limitFault,
  limitSchema,
  MIN_RATE,
  minRateSchema,
  SHOW_IN,
} from './recommendation-query-schemas.ts'
import { preferredSlotSchema, slotNotices } from './slot-schemas.ts'
import { nameSchema, timeZoneSchema } from './text-schemas.ts'

/** A larger group belongs in an event: its answers would not fit into one body. */
const MAX_IN_HAND = 1_000

const LONGEST_ID = 64

const participantsInHandSchema = z
  .array(
    z
      .strictObject({
        id: z.string().min(1).max(LONGEST_ID).openapi({ example: 'ada' }),
        required: z.boolean().default(false).openapi({
          description: 'Whether the meeting makes no sense without them.',
        }),
        slots: z.array(preferredSlotSchema).max(MAX_AVAILABILITY_SLOTS).optional().openapi({
          description: 'When they can attend; leave it out for somebody who has not answered.',
        }),
      })
      .openapi('ParticipantInHand'),
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

/** More than a meeting has panels, few enough to count each. */
const MAX_GROUPS = 20

const groupsInHandSchema = z
  .array(
    z
      .strictObject({
        name: nameSchema.openapi({ example: 'interviewers' }),
        members: z
          .array(z.string())
          .min(1)
          .max(MAX_IN_HAND)
          .openapi({ description: 'Ids of participants.', example: ['ada', 'ben'] }),
        at_least: z.int().min(1).openapi({ description: 'How many must come.', example: 1 }),
      })
      .openapi('GroupInHand'),
  )
  .max(MAX_GROUPS)
  .default([])
  .openapi({ description: 'People of whom so many must come, such as two of five interviewers.' })

/** The body that asks for recommendations from data in hand. */
export const dataInHandSchema = z
  .strictObject({
    ...planFields,
    ...bufferFields,
    if_needed: ifNeededSchema.default(DEFAULT_RULE.ifNeeded),
    distinct: z.boolean().default(false).openapi({ description: DISTINCT }),
    groups: groupsInHandSchema,
    limit: limitSchema.default(RECOMMENDATION_LIMIT.default).openapi(LIMIT),
    min_rate: minRateSchema.default(0).openapi(MIN_RATE),
    timezone: timeZoneSchema.optional().openapi(SHOW_IN),
    participants: participantsInHandSchema,
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .superRefine(({ limit, participants }, context) => {
    const message = limitFault(limit, participants.length, 'inHand')
    if (message !== undefined) context.addIssue({ code: 'custom', message, path: ['limit'] })
  })
  .superRefine(({ groups, participants }, context) => {
    const ids = new Set(participants.map(({ id }) => id))
    for (const [index, group] of groups.entries()) {
      const fault = (field: string | number, message: string) =>
        context.addIssue({ code: 'custom', message, path: ['groups', index, field].flat() })
      const members = new Set(group.members)
      if (group.members.some((id) => !ids.has(id))) {
        fault('members', 'must be ids of participants')
      }
      if (members.size < group.members.length) fault('members', 'must name each member once')
      if (group.at_least > members.size) {
        fault(
          'at_least',
          `must be at most ${members.size}, the number of members; is ${group.at_least}`,
        )
      }
      if (groups.findIndex(({ name }) => name === group.name) < index) {
        fault('name', 'is the name of another group too')
      }
    }
  })
  .transform((body, context) => ({
    plan: planOf(body, context),
    participants: body.participants.map(({ id, required, slots }) => ({
      id,
      required,
      answer: slots && Answer.of(slots),
    })),
    groups: body.groups.map(({ at_least: atLeast, ...group }) => ({ ...group, atLeast })),
    query: {
      limit: body.limit,
      minRate: body.min_rate,
      ifNeeded: body.if_needed,
      distinct: body.distinct,
    },
    timeZone: body.timezone,
    notices: [
      ...slotNotices('/proposed_slots', body.proposed_slots),
      ...body.participants.flatMap(({ slots }, index) =>
        slotNotices(`/participants/${index}/slots`, slots ?? []),
      ),
    ],
  }))
  .openapi('DataInHand', {
    example: {
      duration_minutes: 30,
      proposed_slots: [
        {
          start_time: '2026-01-12T14:00',
          end_time: '2026-01-12T16:00',
          timezone: 'America/New_York',
        },
      ],
      participants: [
        {
          id: 'ada',
          slots: [{ start_time: '2026-01-12T19:00Z', end_time: '2026-01-12T20:30Z' }],
        },
        { id: 'ben' },
      ],
    },
  })
