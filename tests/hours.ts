import { TimeOfDay } from '../domain/time/time-of-day.ts'
import { type Weekday, WorkingHours } from '../domain/time/working-hours.ts'
import { made } from './made.ts'

/** Working hours as people write them: `hours('22:00', '06:30', ['SU'])`. */
export const hours = (start: string, end: string, days: readonly Weekday[]): WorkingHours =>
  made(WorkingHours.of({ start: made(TimeOfDay.of(start)), end: made(TimeOfDay.of(end)), days }))
