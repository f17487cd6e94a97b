import type { EpochMs } from '../../../../domain/time/epoch-ms.ts'
import { locale } from './reader-locale.ts'

/** Writes instants and days as they are in one zone. */
export type ShownTimes = {
  readonly zone: string
  /** `14:00` */
  readonly time: (instant: EpochMs) => string
  /** `Tue, 12 Jan` */
  readonly day: (instant: EpochMs) => string
  /** `12 Jan` */
  readonly dayMonth: (instant: EpochMs) => string
  /** `Tue` and `12 Jan`, to stand below each other. */
  readonly dayParts: (instant: EpochMs) => { readonly weekday: string; readonly day: string }
  /** `Tuesday, 12 January` */
  readonly wholeDay: (instant: EpochMs) => string
  /** `Tue, 12 Jan, 14:00 – 15:00`, with both days where it ends on another. */
  readonly range: (start: EpochMs, end: EpochMs) => string
  /** `Tue, 12 Jan, 14:00` */
  readonly moment: (instant: EpochMs) => string
}

const clock = { hour: 'numeric', minute: '2-digit' } as const

const made = new Map<string, ShownTimes>()

/** How times are written in a zone; making formats is slow, so each zone has them once. */
export function shownTimes(zone: string): ShownTimes {
  const known = made.get(zone)
  if (known !== undefined) return known
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const time = format(clock)
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' })
  const weekday = format({ weekday: 'short' })
  const dayMonth = format({ day: 'numeric', month: 'short' })
  const wholeDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
  const range = format({ weekday: 'short', day: 'numeric', month: 'short', ...clock })
  const shown: ShownTimes = {
    zone,
    time: (instant) => time.format(instant),
    day: (instant) => day.format(instant),
    dayMonth: (instant) => dayMonth.format(instant),
    dayParts: (instant) => ({ weekday: weekday.format(instant), day: dayMonth.format(instant) }),
    wholeDay: (instant) => wholeDay.format(instant),
    range: (start, end) => range.formatRange(start, end),
    moment: (instant) => range.format(instant),
  }
  made.set(zone, shown)
  return shown
}

/** A time of the day that belongs to no day: `14:00`. */
const anyDay = new Intl.DateTimeFormat(locale, { ...clock, timeZone: 'UTC' })
const anyHour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' })

/** A time of the day in minutes from midnight, as it is written: `14:30`. */
export const shownMinutes = (minutes: number): string => anyDay.format(minutes * 60_000)

/** The same for a whole hour, as short as the locale has it: `2 PM`, or `14:00`. */
export const shownHour = (minutes: number): string =>
  locale.hourCycle === 'h12' ? anyHour.format(minutes * 60_000) : shownMinutes(minutes)
