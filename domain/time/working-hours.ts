import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'

/** The days of the week as RFC 5545, section 3.3.10, writes them; Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * When somebody works, by the clocks where they are. Hours that end at or before their start run
 * into the next day, which need not be a working one: a night shift, or all around the clock.
 */
export type WorkingHours = Checked<'WorkingHours'> & {
  /** Minutes since midnight, 0 to 1,439. */
  readonly startMinute: number
  /** The same. */
  readonly endMinute: number
  /** The days on which work starts; Monday first, each once. */
  readonly days: readonly Weekday[]
}

/** A text that is no time of the day such as `09:00`. */
export type NotATimeOfDay = { readonly _tag: 'NotATimeOfDay'; readonly written: string }

/** Working hours that start on no day, or name one twice. */
export type WorkingDaysRefused = {
  readonly _tag: 'WorkingDaysRefused'
  readonly days: readonly Weekday[]
}

/** One thing wrong with working hours, and where. */
export type WorkingHoursFault = {
  readonly part: 'start' | 'end' | 'days'
  readonly fault: NotATimeOfDay | WorkingDaysRefused
}

/** Reads and writes working hours. */
export const WorkingHours = {
  /** Hours from `start` to `end`, both such as `09:00`; or everything that is wrong with them. */
  of(written: {
    readonly start: string
    readonly end: string
    readonly days: readonly Weekday[]
  }): Result<WorkingHours, readonly WorkingHoursFault[]> {
    const start = minuteOfDay(written.start)
    const end = minuteOfDay(written.end)
    const days: readonly Weekday[] = WEEKDAYS.filter((day) => written.days.includes(day))
    const faults: WorkingHoursFault[] = []
    if (!start.ok) faults.push({ part: 'start', fault: start.fault })
    if (!end.ok) faults.push({ part: 'end', fault: end.fault })
    if (days.length === 0 || days.length < written.days.length) {
      faults.push({ part: 'days', fault: { _tag: 'WorkingDaysRefused', days: written.days } })
    }
    if (faults.length > 0 || !start.ok || !end.ok) return refuse(faults)
    return ok({ startMinute: start.value, endMinute: end.value, days } as WorkingHours)
  },

  /** Nine to five from Monday to Friday: whoever has not said works then. */
  usual: {
    startMinute: 9 * 60,
    endMinute: 17 * 60,
    days: WEEKDAYS.slice(0, 5) as readonly Weekday[],
  } as WorkingHours,

  /** A minute of the day as a clock shows it: `09:00`. */
  show(minute: number): string {
    const digits = (value: number) => String(value).padStart(2, '0')
    return `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`
  },
}

function minuteOfDay(written: string): Result<number, NotATimeOfDay> {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(written) ?? []
  return hours === undefined
    ? refuse({ _tag: 'NotATimeOfDay', written })
    : ok(Number(hours) * 60 + Number(minutes))
}
