import { z } from '@hono/zod-openapi'
import { COVER_SESSIONS } from '../../../domain/matching/cover/cover.ts'
import { RECOMMENDATION_LIMIT } from '../../../domain/matching/ranked-candidates.ts'
import { DEFAULT_RULE } from '../../../domain/matching/ranking.ts'
import { EVEN_IF_PARTLY_FAULTY, ONLY_IF_FAULTY } from './all-at-once.ts'
import { checkGroups, groupOf, groupsInHandSchema } from './group-schemas.ts'
import {
  matchedParticipants,
  participantNotices,
  participantsInHandSchema,
} from './participants-in-hand-schema.ts'
import { checkPlanSize, planFields, planOf } from './plan-schemas.ts'
import {
  ADVICE,
  DISTINCT,
  ifNeededSchema,
  LIMIT,
  limitFault,
  limitSchema,
  MIN_RATE,
  minRateSchema,
  SESSIONS,
  SHOW_IN,
  sessionsSchema,
  tieBreakSchema,
} from './recommendation-query-schemas.ts'
import { slotNotices } from './slot-schemas.ts'
import { timeZoneSchema } from './text-schemas.ts'

/** The body that asks for recommendations from data in hand. */
export const dataInHandSchema = z
  .strictObject({
    ...planFields,
    groups: groupsInHandSchema.default([]),
    participants: participantsInHandSchema,
    if_needed: ifNeededSchema.default(DEFAULT_RULE.ifNeeded),
    tie_break: tieBreakSchema.default(DEFAULT_RULE.tieBreak),
    distinct: z.boolean().default(false).openapi({ description: DISTINCT }),
    limit: limitSchema.default(RECOMMENDATION_LIMIT.default).openapi(LIMIT),
    min_rate: minRateSchema.default(0).openapi(MIN_RATE),
    timezone: timeZoneSchema.optional().openapi(SHOW_IN),
    advice: z.boolean().default(false).openapi({ description: ADVICE }),
    cover: z
      .strictObject({
        max_sessions: sessionsSchema.default(COVER_SESSIONS.default).openapi(SESSIONS),
      })
      .optional()
      .openapi({
        description:
          'Asks for sessions such that everybody comes to one, too: `{}`, or with `max_sessions`.',
      }),
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .superRefine(({ limit, participants }, context) => {
    const message = limitFault(limit, participants.length, 'inHand')
    if (message !== undefined) context.addIssue({ code: 'custom', message, path: ['limit'] })
  })
  .superRefine(({ groups, participants }, context) => {
    const ids = Array.isArray(participants)
      ? participants.map((participant) =>
          typeof participant?.id === 'string' ? participant.id : undefined,
        )
      : undefined
    checkGroups(groups, ids, (member) => member, 'the id of a participant', context)
  }, EVEN_IF_PARTLY_FAULTY)
  .transform((body, context) => {
    const plan = planOf(body, context)
    if (plan === z.NEVER) return z.NEVER
    return {
      meeting: {
        plan,
        participants: matchedParticipants(plan, body.participants),
        groups: body.groups.map(groupOf),
      },
      query: {
        limit: body.limit,
        minRate: body.min_rate,
        ifNeeded: body.if_needed,
        tieBreak: body.tie_break,
        distinct: body.distinct,
      },
      timeZone: body.timezone,
      wantsAdvice: body.advice,
      maxSessions: body.cover?.max_sessions,
      notices: [
        ...slotNotices('/proposed_slots', body.proposed_slots),
        ...participantNotices(body.participants),
      ],
    }
  })
  .openapi('DataInHand', {
    example: {
      duration_minutes: 60,
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
          required: true,
          slots: [{ start_time: '2026-01-12T19:00Z', end_time: '2026-01-12T20:30Z' }],
        },
        {
          id: 'ben',
          timezone: 'Europe/Berlin',
          busy: [{ start_time: '2026-01-12T21:00Z', end_time: '2026-01-12T22:00Z' }],
        },
        { id: 'cleo' },
      ],
      advice: true,
    },
  })
