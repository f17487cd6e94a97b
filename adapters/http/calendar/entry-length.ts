import ICAL from 'ical.js'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import type { CalendarClocks } from './calendar-clocks.ts'
import { type CalendarComponent, type Property, textOf } from './calendar-components.ts'
import { CalendarStumble } from './calendar-fault.ts'
import { type CalendarTime, DAY_MS, firstTimeOf, timeOf } from './calendar-time.ts'

/**
 * How long an entry lasts: whole days by the clocks of its zone, then so many milliseconds. A day by the
 * clocks may have 23 hours.
 */
export type EntryLength = { readonly days: number; readonly ms: number }

/**
 * The length of an entry. Between DTSTART and DTEND it is exact, but for dates, which are days by the
 * clock; DURATION has both. An entry that has neither takes the day of its date, or no time at all.
 * @throws CalendarStumble
 * @see RFC 5545, sections 3.3.6, 3.6.1 and 3.8.5.3
 */
export function entryLength(
  entry: CalendarComponent,
  start: CalendarTime,
  clocks: CalendarClocks,
): EntryLength {
  const end = firstTimeOf(entry, 'dtend')
  const duration = textOf(entry, 'duration')
  if (end === undefined && duration !== undefined) return durationOf(duration, entry)
  if (start.form === 'date') {
    const days = end === undefined ? 1 : Math.floor((end.local - start.local) / DAY_MS)
    // Some programs end a day on itself.
    return { days: Math.max(days, 1), ms: 0 }
  }
  if (end === undefined) return { days: 0, ms: 0 }
  return {
    days: 0,
    ms: clocks.of(end).instantOf(end.local) - clocks.of(start).instantOf(start.local),
  }
}

/** A duration in jCal: `P1DT2H`. */
function durationOf(written: string, { line }: CalendarComponent): EntryLength {
  try {
    const { weeks, days, hours, minutes, seconds, isNegative } = ICAL.Duration.fromString(written)
    if (isNegative) return { days: 0, ms: 0 }
    return { days: weeks * 7 + days, ms: ((hours * 60 + minutes) * 60 + seconds) * 1_000 }
  } catch {
    throw new CalendarStumble({
      _tag: 'CalendarRefused',
      reason: 'not_a_time',
      property: 'DURATION',
      written,
      line,
    })
  }
}

/** When something ends that begins at this time and lasts so long. */
export function endAfter(
  { days, ms }: EntryLength,
  start: CalendarTime,
  clocks: CalendarClocks,
): EpochMs {
  return clocks.of(start).instantOf(start.local + days * DAY_MS) + ms
}

/** When a period in jCal ends that begins at this time: it says until when, or how long. */
export function periodEnd(
  period: unknown,
  start: CalendarTime,
  property: Property,
  entry: CalendarComponent,
  clocks: CalendarClocks,
): EpochMs {
  const written = Array.isArray(period) && typeof period[1] === 'string' ? period[1] : ''
  if (written.startsWith('P')) return endAfter(durationOf(written, entry), start, clocks)
  const end = timeOf(written, property, entry)
  return clocks.of(end).instantOf(end.local)
}
