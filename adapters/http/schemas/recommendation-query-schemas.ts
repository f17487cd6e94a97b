import { z } from '@hono/zod-openapi'
import { MAX_ADVISED_SLOTS } from '../../../domain/matching/advice/advice.ts'
import { MAX_COMFORT_PAIRS } from '../../../domain/matching/comfort.ts'
import { COVER_SESSIONS } from '../../../domain/matching/cover/cover.ts'
import {
  type RankedCandidates,
  RECOMMENDATION_LIMIT,
} from '../../../domain/matching/ranked-candidates.ts'
import { DEFAULT_RULE, type RankingRule } from '../../../domain/matching/ranking.ts'
import type { Sight } from '../../../domain/matching/sight.ts'
import { counted } from '../fault-wording.ts'
import { timeZoneSchema } from './text-schemas.ts'

/** What the options mean, for the query of an event and the body of data in hand. */
export const LIMIT = { description: 'At most this many recommendations.', example: 10 }
/** The lowest rate. */
export const MIN_RATE = { description: 'None below this availability rate.', example: 0 }
/** The zone of an answer. */
export const SHOW_IN = { description: 'Show every time in this zone, not in that of its slot.' }

/** How many recommendations. */
export const limitSchema = z.int().min(RECOMMENDATION_LIMIT.min).max(RECOMMENDATION_LIMIT.max)
/** From no one to everyone. */
export const minRateSchema = z.number().min(0).max(1)

/** A number in a query string, written the way JSON writes numbers (RFC 8259, section 6). */
const queryNumber = z
  .string()
  .max(30)
  .regex(/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/, 'must be a number')
  .transform(Number)

/** What `distinct` does. */
export const DISTINCT =
  'Whether to leave out what overlaps a better recommendation: choices, not near-copies.'

/** Which rule counts those who would rather not. */
export const ifNeededSchema = z.enum(['counts', 'last']).openapi({
  description:
    '`counts`: everybody who can come counts; among equals, those with fewer who would rather not come first. `last`: those who come gladly count, the others only among equals.',
})

/** What decides between equals. */
export const tieBreakSchema = z.enum(['earliest', 'comfort']).openapi({
  description:
    'What decides between equals. `earliest`: the start. `comfort`: the fewest minutes outside the working hours of those who can come, all together; then those of the worst off; then the start.',
})

/** What `advice` does. */
export const ADVICE =
  'Whether to say, where the best is not everybody, what would bring more people together: a shorter meeting, a small change, another time, an answer that is missing, one person less.'

/** How many sessions a cover may have. */
export const sessionsSchema = z.int().min(COVER_SESSIONS.min).max(COVER_SESSIONS.max)
/** What that means. */
export const SESSIONS = { description: 'At most this many sessions.', example: 3 }

const queryFlag = (description: string) =>
  z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ param: { description }, type: 'boolean', default: false })

/** The zone of an answer, in a query. */
export const showInParameter = timeZoneSchema.optional().openapi({
  param: { description: SHOW_IN.description },
  example: 'Europe/Berlin',
})

/** Which cover of an event is wanted. */
export const coverQuerySchema = z.strictObject({
  max_sessions: queryNumber
    .pipe(sessionsSchema)
    .default(COVER_SESSIONS.default)
    .openapi({
      param: { description: SESSIONS.description },
      type: 'integer',
      minimum: COVER_SESSIONS.min,
      maximum: COVER_SESSIONS.max,
      default: COVER_SESSIONS.default,
      example: SESSIONS.example,
    }),
  timezone: showInParameter,
})

/** Which part of an event's ranking is wanted. */
export const recommendationQuerySchema = z.strictObject({
  limit: queryNumber
    .pipe(limitSchema)
    .default(RECOMMENDATION_LIMIT.default)
    .openapi({
      param: { description: LIMIT.description },
      type: 'integer',
      minimum: RECOMMENDATION_LIMIT.min,
      maximum: RECOMMENDATION_LIMIT.max,
      default: RECOMMENDATION_LIMIT.default,
      example: LIMIT.example,
    }),
  min_rate: queryNumber
    .pipe(minRateSchema)
    .default(0)
    .openapi({
      param: { description: MIN_RATE.description },
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0,
      example: MIN_RATE.example,
    }),
  timezone: showInParameter,
  if_needed: ifNeededSchema.default(DEFAULT_RULE.ifNeeded),
  tie_break: tieBreakSchema.default(DEFAULT_RULE.tieBreak),
  distinct: queryFlag(DISTINCT),
  advice: queryFlag(ADVICE),
})

/**
 * Every recommendation lists every participant, so an answer grows with both. These keep it to
 * some megabytes: ids of one's own may be longer than the service's.
 */
const MAX_LISTED = { ofEvent: 100_000, inHand: 20_000 }

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

/** What is wrong with breaking ties like that, if anything. */
export function tieBreakFault(
  { comfortPairs, candidateCount }: RankedCandidates<string>,
  tieBreak: RankingRule['tieBreak'],
  { answers }: Pick<Sight<string>, 'answers'>,
): string | undefined {
  if (tieBreak !== 'comfort') return undefined
  // Whose hours are spared tells who can come.
  if (answers !== 'everybody') return 'must be earliest where answers are hidden; is "comfort"'
  if (comfortPairs <= MAX_COMFORT_PAIRS) return undefined
  const most = Math.floor(MAX_COMFORT_PAIRS / candidateCount)
  return `comfort can be compared for at most ${most} different working hours with ${counted(candidateCount, 'candidate')}; there are ${comfortPairs / candidateCount}`
}

/** What is wrong with asking for advice or a cover, if anything. */
export function sizeFault({ slotCount }: RankedCandidates<string>): string | undefined {
  return slotCount > MAX_ADVISED_SLOTS
    ? `is to be had for at most ${MAX_ADVISED_SLOTS} availability slots in all; there are ${slotCount}`
    : undefined
}
