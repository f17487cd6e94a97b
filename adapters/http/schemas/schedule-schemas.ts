import { z } from '@hono/zod-openapi'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { readTime } from '../../../domain/time/written-time.ts'
import { describeFault } from '../fault-wording.ts'
import { ONLY_IF_FAULTY } from './all-at-once.ts'
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
  .superRefine(({ start_time, timezone }, context) => {
    // While the zone is at fault, any zone will do to find out whether the time is too.
    const readable = timezone === undefined ? undefined : TimeZone.utc
    if (typeof start_time === 'string') read(start_time, readable, context)
  }, ONLY_IF_FAULTY)
  .transform(({ start_time, timezone }, context) => {
    const time = read(start_time, timezone, context)
    if (time === undefined) return z.NEVER
    const { instant, adjustment } = time
    return { start: instant, notices: adjustment ? [notice('/start_time', adjustment)] : [] }
  })
  .openapi('Schedule', { example: { start_time: '2026-01-12T14:00:00-05:00' } })

/** The time, or an issue at its field. */
function read(written: string, timeZone: TimeZone | undefined, context: z.RefinementCtx) {
  const time = readTime(written, timeZone)
  if (time.ok) return time.value
  const message = describeFault(time.fault)
  context.addIssue({ code: 'custom', message, path: ['start_time'], input: written })
  return undefined
}
