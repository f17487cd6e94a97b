import { z } from '@hono/zod-openapi'
import type { Interval } from '../../../domain/time/interval.ts'
import { showTime } from '../../../domain/time/shown-time.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { readSlot, type Slot, type SlotPart } from '../../../domain/time/written-slot.ts'
import type { TimeAdjustment } from '../../../domain/time/written-time.ts'
import { describeAdjustment, describeFault } from '../fault-wording.ts'

const FIELDS = {
  start: 'start_time',
  end: 'end_time',
  timeZone: 'timezone',
} as const satisfies Record<SlotPart, string>

/** How a caller may write a time. */
export const TIME_DESCRIPTION =
  'RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.'

/** A slot as callers write it; its value is the domain's {@link Slot}. */
export const writtenSlotSchema = z
  .strictObject({
    start_time: z.string().openapi({ description: TIME_DESCRIPTION, example: '2026-01-12T14:00' }),
    end_time: z.string().openapi({ description: TIME_DESCRIPTION, example: '2026-01-12T16:00' }),
    timezone: z.string().optional().openapi({
      description:
        'An IANA time zone: required for local times, otherwise only the zone to show results in (UTC when missing).',
      example: 'America/New_York',
    }),
  })
  .transform((slot, context): Slot => {
    const read = readSlot({
      start: slot.start_time,
      end: slot.end_time,
      timeZone: slot.timezone,
    })
    if (read.ok) return read.value
    for (const { part, fault } of read.fault) {
      const path = [FIELDS[part]]
      context.addIssue({ code: 'custom', message: describeFault(fault), path, input: slot })
    }
    return z.NEVER
  })
  .openapi('WrittenSlot')

/** A slot as the service shows it. */
export const shownSlotSchema = z
  .object({
    start_time: z.string().openapi({ format: 'date-time', example: '2026-01-12T14:00:00-05:00' }),
    end_time: z.string().openapi({ format: 'date-time', example: '2026-01-12T16:00:00-05:00' }),
    timezone: z.string().openapi({ example: 'America/New_York' }),
  })
  .openapi('Slot')

/** An interval as people of the zone write it. */
export const showSlot = (interval: Pick<Interval, 'start' | 'end'>, timeZone: TimeZone) => ({
  start_time: showTime(interval.start, timeZone),
  end_time: showTime(interval.end, timeZone),
  timezone: timeZone as string,
})

/** What was adjusted while a write was read. */
export const noticesSchema = z
  .array(
    z.object({
      pointer: z.string().openapi({ example: '/slots/0/start_time' }),
      detail: z.string(),
    }),
  )
  .openapi({
    description:
      'Local times that daylight saving time skipped or repeated, and how they were read.',
    example: [
      {
        pointer: '/slots/0/start_time',
        detail: '02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30',
      },
    ],
  })

/** A word on one adjusted time, and where in the body it stood. */
export type Notice = z.infer<typeof noticesSchema>[number]

/** A word on one adjusted time at this place in the body. */
export const notice = (pointer: string, adjustment: TimeAdjustment): Notice => ({
  pointer,
  detail: describeAdjustment(adjustment),
})

/** A word on each adjusted time of the slots in the array at this place in the body. */
export function slotNotices(pointer: string, slots: readonly Slot[]): Notice[] {
  return slots.flatMap(({ adjustments }, index) =>
    adjustments.map((adjustment) =>
      notice(`${pointer}/${index}/${FIELDS[adjustment.part]}`, adjustment),
    ),
  )
}
