import { z } from '@hono/zod-openapi'
import { RECOMMENDATION_LIMIT } from '../../../domain/matching/recommendation.ts'
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
  timezone: timeZoneSchema.optional().openapi({
    param: { description: SHOW_IN.description },
    example: 'Europe/Berlin',
  }),
  distinct: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true')
    .openapi({ param: { description: DISTINCT }, type: 'boolean', default: false }),
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
