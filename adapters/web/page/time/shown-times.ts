import type { EpochMs } from '../../../../domain/time/epoch-ms.ts'
import { locale } from './reader-locale.ts'

/** Writes instants and days as they are in one zone; with the year where it is not the present one. */
export type ShownTimes = {
  /** `Tue` and `12 Jan`, to stand below each other. */
  readonly dayParts: (instant: EpochMs) => { readonly weekday: string; readonly day: string }
  /** `12 Jan` */
  readonly dayMonth: (instant: EpochMs) => string
  /** `Tuesday, 12 January` */
  readonly wholeDay: (instant: EpochMs) => string
  /**
   * `Tue, 12 Jan, 14:00 – 15:00`, with both days where it ends on another, and with the offset in an hour
   * that comes twice.
   */
  readonly range: (start: EpochMs, end: EpochMs) => string
  /** `Tue, 12 Jan, 14:00`, with the offset as above. */
  readonly moment: (instant: EpochMs) => string
}

const hour = locale.hourCycle === 'h12' ? 'numeric' : '2-digit'
const clock = { hour, minute: '2-digit' } as const

const made = new Map<string, ShownTimes>()

/** How times are written in a zone; making formats is slow, so each zone has them once. */
export function shownTimes(zone: string): ShownTimes {
  const known = made.get(zone)
  if (known !== undefined) return known
  const formats = new Map<string, Intl.DateTimeFormat>()
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
    const key = JSON.stringify(options)
    const format =
      formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
    formats.set(key, format)
    return format
  }
  const yearOf = (instant: EpochMs) => format({ year: 'numeric' }).format(instant)
  const year = (instant: EpochMs): Intl.DateTimeFormatOptions =>
    yearOf(instant) === yearOf(Date.now() as EpochMs) ? {} : { year: 'numeric' }
  const date = { weekday: 'short', day: 'numeric', month: 'short' } as const
  const moment = (instant: EpochMs) =>
    format({
      ...date,
      ...year(instant),
      ...clock,
      ...(comesTwice(instant, zone) && { timeZoneName: 'shortOffset' }),
    }).format(instant)
  const shown: ShownTimes = {
    dayParts: (instant) => ({
      weekday: format({ weekday: 'short' }).format(instant),
      day: format({ day: 'numeric', month: 'short' }).format(instant),
    }),
    dayMonth: (instant) =>
      format({ day: 'numeric', month: 'short', ...year(instant) }).format(instant),
    wholeDay: (instant) =>
      format({ weekday: 'long', day: 'numeric', month: 'long', ...year(instant) }).format(instant),
    // Formats of ranges leave offsets out.
    range: (start, end) =>
      [start, end].some((one) => comesTwice(one, zone))
        ? `${moment(start)} – ${moment(end)}`
        : format({ ...date, ...year(start), ...clock }).formatRange(start, end),
    moment,
  }
  made.set(zone, shown)
  return shown
}

/** Whether the clocks of a zone show this time a second time. */
function comesTwice(instant: EpochMs, zone: string): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => local.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  )
  return earlier !== later
}

/** A time of the day that belongs to no day: `14:00`. */
const anyDay = new Intl.DateTimeFormat(locale, { ...clock, timeZone: 'UTC' })
const anyHour = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' })

/** A time of the day in minutes from midnight, as it is written: `14:30`. */
export const shownMinutes = (minutes: number): string => anyDay.format(minutes * 60_000)

/** The same for a whole hour, as short as the locale has it: `2 PM`, or `14:00`. */
export const shownHour = (minutes: number): string =>
  locale.hourCycle === 'h12' ? anyHour.format(minutes * 60_000) : shownMinutes(minutes)
