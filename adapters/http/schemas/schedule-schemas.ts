import { z } from '@hono/zod-openapi'
import { readTime } from '../../../domain/time/written-time.ts'
import { describeFault } from '../fault-wording.ts'
import { notice, TIME_DESCRIPTION } from './slot-schemas.ts'
import { timeZoneSchema } from './text-schemas.ts'

/** The body that settles the time of an event. */
export const scheduleSchema = z
  .strictObject({
    start_time: z
      .string()
      .openapi({ description: TIME_DESCRIPTION, example: '2026-01-12T14:00:00-05:00' }),
    timezone: timeZoneSchema.optional(),
  })
  .transform(({ start_time, timezone }, context) => {
    const read = readTime(start_time, timezone)
    if (read.ok) {
      const { instant, adjustment } = read.value
      return { start: instant, notices: adjustment ? [notice('/start_time', adjustment)] : [] }
    }
    const message = describeFault(read.fault)
    context.addIssue({ code: 'custom', message, path: ['start_time'], input: start_time })
    return z.NEVER
  })
  .openapi('Schedule', { example: { start_time: '2026-01-12T14:00:00-05:00' } })
