import { z } from '@hono/zod-openapi'
import type {
  RankedCandidates,
  Recommendation,
  RecommendationQuery,
} from '../../../domain/matching/recommendation.ts'
import { showTime } from '../../../domain/time/shown-time.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { noticesAt, showSlot } from './slot-schemas.ts'

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
    latest_start: z.string().openapi({
      format: 'date-time',
      description: 'How far the start can move on the grid with exactly the same people.',
      example: '2026-01-12T14:30:00-05:00',
    }),
    available_count: z.int().openapi({ description: 'How many can come.', example: 2 }),
    firm_count: z.int().openapi({ description: 'How many of these come gladly.', example: 1 }),
    available: idsSchema.openapi({ description: 'Who can come.' }),
    unavailable: idsSchema.openapi({ description: 'Who has answered and can’t.' }),
    no_response: idsSchema.openapi({ description: 'Who has not answered.' }),
    if_needed: idsSchema.openapi({ description: 'Those of the available who would rather not.' }),
    missing: z
      .object({
        required: idsSchema.openapi({ description: 'Who must come and does not.' }),
        groups: idsSchema.openapi({ description: 'Groups of which too few can come, by name.' }),
      })
      .openapi({
        description: 'Whoever misses nobody ranks above everyone who misses somebody.',
      }),
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
  query: RecommendationQuery,
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
  latest_start: showTime(recommendation.latestStart, timeZone ?? recommendation.timeZone),
  available_count: recommendation.available.length,
  firm_count: recommendation.available.length - recommendation.ifNeeded.length,
  available: [...recommendation.available],
  unavailable: [...recommendation.unavailable],
  no_response: [...recommendation.noResponse],
  if_needed: [...recommendation.ifNeeded],
  missing: {
    required: [...recommendation.missing.required],
    groups: [...recommendation.missing.groups],
  },
})
