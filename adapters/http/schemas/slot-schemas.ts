import { z } from '@hono/zod-openapi'
import type { Interval } from '../../../domain/time/interval.ts'
import { showTime } from '../../../domain/time/shown-time.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import {
  readSlot,
  type Slot,
  type SlotFault,
  type SlotPart,
  slotFaults,
  type WrittenSlot,
} from '../../../domain/time/written-slot.ts'
import type { TimeAdjustment } from '../../../domain/time/written-time.ts'
import { describeAdjustment, describeFault } from '../fault-wording.ts'
import { ONLY_IF_FAULTY } from './all-at-once.ts'

const FIELDS = {
  start: 'start_time',
  end: 'end_time',
  timeZone: 'timezone',
} as const satisfies Record<SlotPart, string>

/** How a caller may write a time. */
export const TIME_DESCRIPTION =
  'RFC 3339, seconds and milliseconds optional. With an offset or `Z` it is exact; without one it is local to `timezone`.'

const writtenFields = {
  start_time: z.string().openapi({ description: TIME_DESCRIPTION, example: '2026-01-12T14:00' }),
  end_time: z.string().openapi({ description: TIME_DESCRIPTION, example: '2026-01-12T16:00' }),
  timezone: z.string().optional().openapi({
    description:
      'An IANA time zone: required for local times, otherwise only the zone to show results in (UTC when missing).',
    example: 'America/New_York',
  }),
}

type WrittenFields = z.output<z.ZodObject<typeof writtenFields>>

/** A slot as callers write it; its value is the domain's {@link Slot}. */
export const writtenSlotSchema = z
  .strictObject(writtenFields)
  .superRefine((slot, context) => addIssues(slotFaults(present(slot)), context), ONLY_IF_FAULTY)
  .transform(slotOf)
  .openapi('WrittenSlot')

/** How gladly somebody would come. */
export const preferenceSchema = z.enum(['available', 'if_needed']).openapi({
  description: '`if_needed` for time in which they would come only if there is no other way.',
  example: 'available',
})

/** The same with how gladly somebody would come in it. */
export const preferredSlotSchema = z
  .strictObject({
    ...writtenFields,
    preference: preferenceSchema.default('available'),
  })
  .superRefine((slot, context) => addIssues(slotFaults(present(slot)), context), ONLY_IF_FAULTY)
  .transform(({ preference, ...slot }, context) => ({ ...slotOf(slot, context), preference }))
  .openapi('PreferredSlot')

function slotOf(slot: WrittenFields, context: z.RefinementCtx): Slot {
  const read = readSlot({ start: slot.start_time, end: slot.end_time, timeZone: slot.timezone })
  if (read.ok) return read.value
  addIssues(read.fault, context)
  return z.NEVER
}

function addIssues(faults: readonly SlotFault[], context: z.RefinementCtx): void {
  for (const { part, fault, adjustments = [] } of faults) {
    const message = [describeFault(fault), ...adjustments.map(describeAdjustment)].join('; ')
    context.addIssue({ code: 'custom', message, path: [FIELDS[part]] })
  }
}

/** The parts of a faulty slot that can be read. */
function present(slot: Partial<Record<(typeof FIELDS)[SlotPart], unknown>>): Partial<WrittenSlot> {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const [start, end, timeZone] = [slot.start_time, slot.end_time, slot.timezone].map(text)
  return {
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(timeZone !== undefined && { timeZone }),
  }
}

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

const noticeSchema = z.object({ pointer: z.string(), detail: z.string() })

/** What was adjusted while a body was read, with an example of where. */
export const noticesAt = (examplePointer: string) =>
  z.array(noticeSchema).openapi({
    description:
      'Local times that daylight saving time skipped or repeated, and how they were read.',
    example: [
      {
        pointer: examplePointer,
        detail: '02:30 does not exist in Europe/Berlin on 2026-03-29: read as 03:30',
      },
    ],
  })

/** A word on one adjusted time, and where in the body it stood. */
export type Notice = z.infer<typeof noticeSchema>

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
