import { z } from '@hono/zod-openapi'
import {
  type RankedCandidates,
  RECOMMENDATION_LIMIT,
  type Recommendation,
} from '../../../domain/matching/recommendation.ts'
import { IntervalSet } from '../../../domain/time/interval-set.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { counted } from '../fault-wording.ts'
import { EVEN_IF_FAULTY, ONLY_IF_FAULTY } from './all-at-once.ts'
import { availabilitySlotsSchema } from './availability-schemas.ts'
import { checkPlanSize, planFields, planOf } from './plan-schemas.ts'
import { noticesAt, showSlot, slotNotices } from './slot-schemas.ts'
import { timeZoneSchema } from './text-schemas.ts'

const limit = { description: 'At most this many recommendations.', example: 10 }
const minRate = { description: 'None below this availability rate.', example: 0 }
const showIn = { description: 'Show every time in this zone, not in that of its slot.' }

const limitSchema = z.int().min(RECOMMENDATION_LIMIT.min).max(RECOMMENDATION_LIMIT.max)
const minRateSchema = z.number().min(0).max(1)

/** A number in a query string, written the way JSON writes numbers (RFC 8259, section 6). */
const queryNumber = z
  .string()
  .max(30)
  .regex(/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, 'must be a number')
  .transform(Number)

/** Which part of an event's ranking is wanted. */
export const recommendationQuerySchema = z.strictObject({
  limit: queryNumber
    .pipe(limitSchema)
    .default(RECOMMENDATION_LIMIT.default)
    .openapi({
      param: { description: limit.description },
      type: 'integer',
      minimum: RECOMMENDATION_LIMIT.min,
      maximum: RECOMMENDATION_LIMIT.max,
      default: RECOMMENDATION_LIMIT.default,
      example: limit.example,
    }),
  min_rate: queryNumber
    .pipe(minRateSchema)
    .default(0)
    .openapi({
      param: { description: minRate.description },
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0,
      example: minRate.example,
    }),
  timezone: timeZoneSchema.optional().openapi({
    param: { description: showIn.description },
    example: 'Europe/Berlin',
  }),
})

/** A larger group belongs in an event: its answers would not fit into one body. */
const MAX_IN_HAND = 1_000

/**
 * Every recommendation lists every participant, so an answer grows with both. These keep it to
 * some megabytes: ids of one's own may be longer than the service's.
 */
const MAX_LISTED = { ofEvent: 100_000, inHand: 20_000 }
const LONGEST_ID = 64

/** What is wrong with asking for so many recommendations, if anything. */
export function limitFault(
  limit: number,
  participantCount: number,
  kind: keyof typeof MAX_LISTED,
): string | undefined {
  const most = Math.floor(MAX_LISTED[kind] / Math.max(participantCount, 1))
  return limit > most
    ? `must be at most ${most} for ${counted(participantCount, 'participant')}; is ${limit}`
    : undefined
}

const participantsInHandSchema = z
  .array(
    z
      .strictObject({
        id: z.string().min(1).max(LONGEST_ID).openapi({ example: 'ada' }),
        slots: availabilitySlotsSchema.optional().openapi({
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

/** The body that asks for recommendations from data in hand. */
export const dataInHandSchema = z
  .strictObject({
    ...planFields,
    limit: limitSchema.default(RECOMMENDATION_LIMIT.default).openapi(limit),
    min_rate: minRateSchema.default(0).openapi(minRate),
    timezone: timeZoneSchema.optional().openapi(showIn),
    participants: participantsInHandSchema,
  })
  .superRefine(checkPlanSize, ONLY_IF_FAULTY)
  .superRefine(({ limit, participants }, context) => {
    const message = limitFault(limit, participants.length, 'inHand')
    if (message !== undefined) context.addIssue({ code: 'custom', message, path: ['limit'] })
  })
  .transform((body, context) => ({
    plan: planOf(body, context),
    participants: body.participants.map(({ id, slots }) => ({
      id,
      answer: slots && IntervalSet.of(slots.map(({ interval }) => interval)),
    })),
    query: { limit: body.limit, minRate: body.min_rate },
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

const idsSchema = z.array(z.string())

const recommendationSchema = z
  .object({
    rank: z.int().openapi({ description: '1 for the best.', example: 1 }),
    start_time: z.string().openapi({ format: 'date-time', example: '2026-01-12T14:00:00-05:00' }),
    end_time: z.string().openapi({ format: 'date-time', example: '2026-01-12T15:00:00-05:00' }),
    timezone: z.string().openapi({ example: 'America/New_York' }),
    availability_rate: z.number().openapi({
      description: 'Available participants ÷ all participants.',
      example: 0.6666666666666666,
    }),
    available_count: z.int().openapi({ example: 2 }),
    available: idsSchema.openapi({ description: 'Who can come.' }),
    unavailable: idsSchema.openapi({ description: 'Who has answered and can’t.' }),
    no_response: idsSchema.openapi({ description: 'Who has not answered.' }),
  })
  .openapi('Recommendation')

/** The best candidates for data in hand. */
export const dataRecommendationsSchema = z
  .object({
    duration_minutes: z.int(),
    participant_count: z.int(),
    responded_count: z.int(),
    recommendations: z.array(recommendationSchema),
    notices: noticesAt('/participants/0/slots/0/start_time'),
  })
  .openapi('RecommendationsForData')

/** The best candidates of an event. */
export const recommendationsSchema = dataRecommendationsSchema
  .omit({ notices: true })
  .extend({ event_id: z.string(), revision: z.int() })
  .openapi('Recommendations')

/** The best of a ranking, as the interface shows it; in `timeZone` when one is asked for. */
export const showRanking = <Id extends string>(
  ranking: RankedCandidates<Id>,
  query: { readonly limit: number; readonly minRate: number },
  timeZone: TimeZone | undefined,
) => ({
  participant_count: ranking.participantCount,
  responded_count: ranking.respondedCount,
  recommendations: ranking.best(query).map((one) => showRecommendation(one, timeZone)),
})

const showRecommendation = <Id extends string>(
  recommendation: Recommendation<Id>,
  timeZone: TimeZone | undefined,
): z.infer<typeof recommendationSchema> => ({
  rank: recommendation.rank,
  ...showSlot(recommendation, timeZone ?? recommendation.timeZone),
  availability_rate: recommendation.availabilityRate,
  available_count: recommendation.available.length,
  available: [...recommendation.available],
  unavailable: [...recommendation.unavailable],
  no_response: [...recommendation.noResponse],
})
