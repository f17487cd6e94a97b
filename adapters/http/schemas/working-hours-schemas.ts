import { z } from '@hono/zod-openapi'
import { WEEKDAYS, WorkingHours } from '../../../domain/time/working-hours.ts'
import { describeFault } from '../fault-wording.ts'

const DESCRIPTION =
  'When they work, by the clocks of their zone: from 09:00 to 17:00 from Monday to Friday unless they say. Hours that end at or before their start run into the next day.'

const fields = {
  start: z.string().openapi({ example: '08:00', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  end: z.string().openapi({ example: '16:30', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  days: z
    .array(z.enum(WEEKDAYS))
    .min(1)
    .max(WEEKDAYS.length)
    .openapi({ description: 'The days on which work starts.', example: ['MO', 'TU', 'WE', 'TH'] }),
}

/** Working hours as callers write them; the value is the domain's. */
export const workingHoursSchema = z
  .strictObject(fields)
  .transform((written, context) => {
    const hours = WorkingHours.of(written)
    if (hours.ok) return hours.value
    for (const { part, fault } of hours.fault) {
      context.addIssue({ code: 'custom', message: describeFault(fault), path: [part] })
    }
    return z.NEVER
  })
  .openapi('WorkingHours', { description: DESCRIPTION })

/** Working hours as the service shows them. */
export const shownWorkingHoursSchema = z
  .object(fields)
  .openapi('ShownWorkingHours', { description: DESCRIPTION })

/** Working hours as the interface shows them. */
export const showWorkingHours = ({
  startMinute,
  endMinute,
  days,
}: WorkingHours): z.infer<typeof shownWorkingHoursSchema> => ({
  start: WorkingHours.show(startMinute),
  end: WorkingHours.show(endMinute),
  days: [...days],
})
