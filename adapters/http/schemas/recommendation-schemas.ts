import { z } from '@hono/zod-openapi'
import { inTurns } from '../../../application/in-turns.ts'
import type {
  RankedCandidates,
  RecommendationQuery,
} from '../../../domain/matching/ranked-candidates.ts'
import type { RankingRule } from '../../../domain/matching/ranking.ts'
import type { Recommendation } from '../../../domain/matching/recommendation.ts'
import { seenRecommendation } from '../../../domain/matching/seen-recommendation.ts'
import type { Sight } from '../../../domain/matching/sight.ts'
import type { Steps } from '../../../domain/steps.ts'
import { showTime } from '../../../domain/time/shown-time.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { adviceSchema } from './advice-schemas.ts'
import { coverFields } from './cover-schemas.ts'
import { ifNeededSchema, tieBreakSchema } from './recommendation-query-schemas.ts'
import { RECOMMENDATIONS_EXAMPLE } from './recommendations-example.ts'
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
        groups: idsSchema.openapi({
          description:
            'Groups of which too few can come, by name; none are told where answers are hidden.',
        }),
      })
      .openapi({
        description: 'A time that misses nobody ranks above every one that misses somebody.',
      }),
    local_times: z
      .array(
        z.object({
          timezone: z.string().openapi({ example: 'Europe/Berlin' }),
          start_time: z
            .string()
            .openapi({ format: 'date-time', example: '2026-01-12T20:00:00+01:00' }),
          participants: idsSchema.openapi({
            description: 'Who is in that zone, whether they can come or not.',
          }),
          outside_hours: idsSchema.openapi({
            description: 'For whom of them some of it lies outside their working hours.',
          }),
        }),
      )
      .openapi({
        description:
          'When it is for whom. Every participant is in exactly one zone: their own, or that of the earliest proposed slot. Where participants are hidden, only the zone of whoever asks.',
      }),
    minutes_outside_hours: z
      .object({
        total: z.number().openapi({ description: 'Of all together.', example: 60 }),
        worst: z.number().openapi({ description: 'Of the worst off.', example: 60 }),
      })
      .optional()
      .openapi({
        description:
          'How much of the meeting, without its buffers, lies outside the hours of those who can come. Missing where answers are hidden.',
      }),
  })
  .openapi('Recommendation')

/** The best candidates for data in hand. */
export const dataRecommendationsSchema = z
  .object({
    duration_minutes: z.int(),
    participant_count: z.int().openapi({ description: 'How many people there are.', example: 3 }),
    responded_count: z.int().openapi({ description: 'How many have answered.', example: 3 }),
    if_needed: ifNeededSchema,
    tie_break: tieBreakSchema,
    recommendations: z.array(recommendationSchema),
    empty_reason: z
      .enum(['window_shorter_than_duration', 'no_participants', 'no_answers', 'no_overlap'])
      .optional()
      .openapi({
        description:
          'Why nobody can come to any recommendation: no window holds the meeting; nobody takes part; nobody has answered; no candidate suits anybody, or as many as `min_rate` asks for. Missing otherwise.',
      }),
    advice: z.array(adviceSchema).max(5).optional().openapi({
      description:
        'What would bring more people together, the most useful first; none where everybody can come. Missing unless it was asked for.',
    }),
    cover: z.object(coverFields).optional().openapi({
      description: 'Missing unless it was asked for.',
    }),
    notices: noticesAt('/participants/0/slots/0/start_time'),
  })
  .openapi('RecommendationsForData')

/** The best candidates of an event. */
export const recommendationsSchema = dataRecommendationsSchema
  .omit({ notices: true, cover: true })
  .extend({ event_id: z.string(), revision: z.int() })
  .openapi('Recommendations', { example: RECOMMENDATIONS_EXAMPLE })

/**
 * The best of a ranking, as the interface shows it to a viewer; in `timeZone` if that is asked for.
 *
 * @param signal ends it where nobody waits any more
 * @throws the signal's reason
 */
export async function showRanking<Id extends string>(
  ranking: RankedCandidates<Id>,
  query: RecommendationQuery & RankingRule,
  timeZone: TimeZone | undefined,
  sight: Sight<Id>,
  signal: AbortSignal,
) {
  const best = await inTurns(ranking.best(query), signal)
  const emptyReason = ranking.emptyReason(best)
  return {
    duration_minutes: ranking.meeting.plan.durationMinutes,
    participant_count: ranking.participantCount,
    responded_count: ranking.respondedCount,
    if_needed: query.ifNeeded,
    tie_break: query.tieBreak,
    recommendations: await inTurns(showAll(best, sight, timeZone), signal),
    ...(emptyReason !== undefined && { empty_reason: emptyReason }),
  }
}

/** One after the other: a large group in many zones has hundreds of local times. */
function* showAll<Id extends string>(
  best: readonly Recommendation<Id>[],
  sight: Sight<Id>,
  timeZone: TimeZone | undefined,
): Steps<z.infer<typeof recommendationSchema>[]> {
  const shown: z.infer<typeof recommendationSchema>[] = []
  for (const one of best) {
    shown.push(showRecommendation(seenRecommendation(one, sight), timeZone))
    yield
  }
  return shown
}

const showRecommendation = <Id extends string>(
  recommendation: Recommendation<Id>,
  timeZone: TimeZone | undefined,
): z.infer<typeof recommendationSchema> => ({
  rank: recommendation.rank,
  ...showSlot(recommendation, timeZone ?? recommendation.timeZone),
  availability_rate: recommendation.availabilityRate,
  latest_start: showTime(recommendation.latestStart, timeZone ?? recommendation.timeZone),
  available_count: recommendation.availableCount,
  firm_count: recommendation.firmCount,
  available: [...recommendation.available],
  unavailable: [...recommendation.unavailable],
  no_response: [...recommendation.noResponse],
  if_needed: [...recommendation.ifNeeded],
  missing: {
    required: [...recommendation.missing.required],
    groups: [...recommendation.missing.groups],
  },
  local_times: recommendation.localTimes.map(({ timeZone, people, outsideHours }) => ({
    timezone: timeZone as string,
    start_time: showTime(recommendation.start, timeZone),
    participants: [...people],
    outside_hours: [...outsideHours],
  })),
  ...(recommendation.discomfort && {
    minutes_outside_hours: {
      total: recommendation.discomfort.totalMinutes,
      worst: recommendation.discomfort.worstMinutes,
    },
  }),
})
