import type { Interval } from '../../../domain/time/interval.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { type OffsetChange, ZoneOffsets } from '../../../domain/time/zone-offsets.ts'
import {
  type CalendarComponent,
  type CalendarPart,
  propertiesOf,
  textOf,
} from './calendar-components.ts'
import { CalendarStumble } from './calendar-fault.ts'
import { type CalendarTime, DAY_MS, type LocalClock, timesOf } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import type { RuleParts } from './recurrence-rule.ts'
import { ruleTimes } from './rule-times.ts'

/** Clocks are known exactly for so long before and after the time that is looked at. */
const MARGIN_MS = 400 * DAY_MS

/** Before this instant few calendars have anything. */
const EARLIEST = Date.UTC(1990, 0)

const UTC: LocalClock = { instantOf: (local) => local }

/**
 * The clocks by which one calendar tells its times.
 *
 * A zone with a name of the IANA database is what the platform knows of it: the rules that files carry
 * for it are often those of years ago. Any other, such as those of Windows, is what the file's VTIMEZONE
 * says.
 */
export class CalendarClocks {
  readonly #part: CalendarPart
  readonly #span: Interval
  readonly #usual: TimeZone
  readonly #effort: Effort
  readonly #byName = new Map<string, LocalClock>()

  /** @param usual  the zone of dates, and of times without one */
  constructor(part: CalendarPart, span: Interval, usual: TimeZone, effort: Effort) {
    this.#part = part
    this.#span = span
    this.#usual = usual
    this.#effort = effort
  }

  /**
   * The clock that shows this time.
   * @throws CalendarStumble where the zone is none that is known here or described in the calendar
   */
  of({ form, timeZone }: CalendarTime): LocalClock {
    if (form === 'utc') return UTC
    return form === 'date' || timeZone === undefined
      ? this.#named(this.#usual)
      : this.#named(timeZone)
  }

  #named(name: string): LocalClock {
    const known = this.#byName.get(name)
    if (known !== undefined) return known
    const clock = this.#make(name)
    this.#byName.set(name, clock)
    return clock
  }

  #make(name: string): LocalClock {
    this.#effort.spend(1)
    const { line } = this.#effort
    const described = this.#part.zones.get(name)
    // Some programs call a zone by a path of their own, and say beside it which one it is.
    const usualName = described && textOf(described, 'x-lic-location')
    for (const one of [name, usualName]) {
      const zone = one === undefined ? undefined : TimeZone.of(one)
      if (zone?.ok) return ZoneOffsets.of(zone.value, EARLIEST, this.#span.end + MARGIN_MS)
    }
    const changes = described && offsetChanges(described, this.#span, this.#effort)
    this.#effort.line = line
    if (changes === undefined || changes.length === 0) {
      throw new CalendarStumble({
        _tag: 'CalendarRefused',
        reason: 'unknown_zone',
        timeZone: name,
        line,
      })
    }
    return new ZoneOffsets(changes)
  }
}

/**
 * When the clocks of a VTIMEZONE are changed, in order, from a year before the span on.
 * @see RFC 5545, section 3.6.5
 */
function offsetChanges(zone: CalendarComponent, span: Interval, effort: Effort): OffsetChange[] {
  const [from, to] = [span.start - MARGIN_MS, span.end + MARGIN_MS]
  const onsets = zone.components.flatMap((observance) => {
    effort.line = zone.line
    const [start] = propertiesOf(observance, 'dtstart')
    const [before, after] = [
      offsetOf(observance, 'tzoffsetfrom'),
      offsetOf(observance, 'tzoffsetto'),
    ]
    if (start === undefined || before === undefined || after === undefined) return []
    const [first] = timesOf(start, observance)
    if (first === undefined) return []
    const locals = [
      first,
      ...propertiesOf(observance, 'rdate').flatMap((one) => timesOf(one, observance)),
    ].map(({ local }) => local)
    for (const [, , , rule] of propertiesOf(observance, 'rrule')) {
      const { until, ...parts } = rule as RuleParts
      const last = typeof until === 'string' ? Date.parse(until) : Number.POSITIVE_INFINITY
      for (const local of ruleTimes(parts, first.local, { from, to: to + DAY_MS }, effort)) {
        if (local === undefined) continue
        // The end of a rule is written in UTC.
        if (local - before > Math.min(to, last)) break
        locals.push(local)
      }
    }
    return locals.map((local) => ({ from: local - before, before, offsetMs: after }))
  })
  const sorted = onsets.toSorted((one, other) => one.from - other.from)
  const [earliest] = sorted
  if (earliest === undefined) return []
  return [{ from: Number.NEGATIVE_INFINITY, offsetMs: earliest.before }, ...sorted]
}

/** A UTC offset in jCal: `-05:00`, with seconds or without. */
function offsetOf(observance: CalendarComponent, name: string): number | undefined {
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(textOf(observance, name) ?? '')
  if (match === null) return undefined
  const [, sign, hours, minutes, seconds = 0] = match
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -offset : offset
}
