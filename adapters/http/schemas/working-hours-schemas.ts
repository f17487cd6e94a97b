import { z } from '@hono/zod-openapi'
import { TimeOfDay } from '../../../domain/time/time-of-day.ts'
import { WEEKDAYS, WorkingHours } from '../../../domain/time/working-hours.ts'
import { describeFault } from '../fault-wording.ts'
import { constructedBy } from './constructed-by.ts'

const DESCRIPTION =
  'When they work, by the clocks of their zone: from 09:00 to 17:00 from Monday to Friday unless they say. Hours that end at or before their start run into the next day.'

const CLOCK = '^([01]\\d|2[0-3]):[0-5]\\d$'

const timeOfDaySchema = z
  .string()
  .transform(constructedBy(TimeOfDay.of, describeFault))
  .openapi({ type: 'string', pattern: CLOCK, example: '08:00' })

const daysSchema = z
  .array(z.enum(WEEKDAYS))
  .min(1)
  .max(WEEKDAYS.length)
  .openapi({ description: 'The days on which work starts.', example: ['MO', 'TU', 'WE', 'TH'] })

/** Days by themselves, so that they are told to be wrong beside hours that are. */
const ownDaysSchema = daysSchema.superRefine((days, context) => {
  const hours = WorkingHours.of({ ...WorkingHours.usual, days })
  if (!hours.ok) context.addIssue({ code: 'custom', message: describeFault(hours.fault) })
})

/** Working hours as callers write them; the value is the domain's. */
export const workingHoursSchema = z
  .strictObject({ start: timeOfDaySchema, end: timeOfDaySchema, days: ownDaysSchema })
  .transform(constructedBy(WorkingHours.of, describeFault))
  .openapi('WorkingHours', { description: DESCRIPTION })

const shownTimeSchema = z.string().openapi({ pattern: CLOCK, example: '08:00' })

/** Working hours as the service shows them. */
export const shownWorkingHoursSchema = z
  .object({ start: shownTimeSchema, end: shownTimeSchema, days: daysSchema })
  .openapi('ShownWorkingHours', { description: DESCRIPTION })

/** Working hours as the interface shows them. */
export const showWorkingHours = (hours: WorkingHours): z.infer<typeof shownWorkingHoursSchema> => ({
  start: TimeOfDay.show(hours.start),
  end: TimeOfDay.show(hours.end),
  days: [...hours.days],
})
