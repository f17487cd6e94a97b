import { z } from '@hono/zod-openapi'
import { readTime } from '../../../domain/time/written-time.ts'
import { describeFault, quote } from '../fault-wording.ts'

/** A time that must have an offset; the value is an instant. */
export const instantSchema = (words: { readonly description: string; readonly example: string }) =>
  z
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
    .openapi({ type: 'string', format: 'date-time', ...words })

/** Until when answers are taken. */
export const deadlineSchema = instantSchema({
  description: 'From then on answers are refused; with an offset or `Z`.',
  example: '2026-01-10T18:00:00-05:00',
})
