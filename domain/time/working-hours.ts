import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { TimeOfDay } from './time-of-day.ts'

/** The days of the week as RFC 5545, section 3.3.10, writes them; Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * When somebody works, by the clocks where they are. Hours that end at or before their start run
 * into the next day, which need not be a working one: a night shift, or all around the clock.
 */
export type WorkingHours = Checked<'WorkingHours'> & {
  readonly start: TimeOfDay
  readonly end: TimeOfDay
  /** The days on which work starts; Monday first, each once. */
  readonly days: readonly Weekday[]
}

/** Working hours that start on no day, or name one twice. */
export type WorkingDaysRefused = {
  readonly _tag: 'WorkingDaysRefused'
  readonly days: readonly Weekday[]
}

/** Makes working hours. */
export const WorkingHours = {
  /** Hours from `start` to `end` on these days, which may come in any order. */
  of(hours: {
    readonly start: TimeOfDay
    readonly end: TimeOfDay
    readonly days: readonly Weekday[]
  }): Result<WorkingHours, WorkingDaysRefused> {
    const days: readonly Weekday[] = WEEKDAYS.filter((day) => hours.days.includes(day))
    return days.length === 0 || days.length < hours.days.length
      ? refuse({ _tag: 'WorkingDaysRefused', days: hours.days })
      : ok({ start: hours.start, end: hours.end, days } as WorkingHours)
  },

  /** Nine to five from Monday to Friday: whoever has not said works then. */
  usual: {
    start: (9 * 60) as TimeOfDay,
    end: (17 * 60) as TimeOfDay,
    days: WEEKDAYS.slice(0, 5) as readonly Weekday[],
  } as WorkingHours,
}
