import { z } from '@hono/zod-openapi'
import { readTime } from '../../../domain/time/written-time.ts'
import { describeFault, quote } from '../fault-wording.ts'

/** Until when answers are taken; the value is an instant. */
export const deadlineSchema = z
  .string()
  .transform((written, context) => {
    const time = readTime(written, undefined)
    if (time.ok) return time.value.instant
    const message =
      time.fault._tag === 'InstantOutOfRange'
        ? describeFault(time.fault)
        : `${quote(written)} is no instant: write 2026-01-10T18:00:00-05:00`
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
  .openapi({
    type: 'string',
    format: 'date-time',
    description: 'From then on answers are refused; with an offset or `Z`.',
    example: '2026-01-10T18:00:00-05:00',
  })
