import type { Interval } from '../../../domain/time/interval.ts'
import { type OffsetChange, ZoneOffsets } from '../../../domain/time/zone-offsets.ts'
import { type CalendarComponent, propertiesOf, textOf } from './calendar-components.ts'
import { CalendarStumble } from './calendar-fault.ts'
import {
  type CalendarTime,
  DAY_MS,
  firstTimeOf,
  type LocalClock,
  timeOf,
  timesOf,
} from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { isPast, type RuleParts } from './recurrence-rule.ts'
import { ruleTimes } from './rule-times.ts'

/** Clocks are known exactly for so long before and after the time that is looked at. */
export const MARGIN_MS = 400 * DAY_MS

/** How many changes of the clocks a VTIMEZONE may tell of; the IANA database has no zone with as many. */
const MAX_CHANGES = 500

/**
 * The clock that a VTIMEZONE describes; undefined for one that says nothing. All of it is read at a go.
 * @throws CalendarStumble for one that says more than clocks can be changed
 * @see RFC 5545, section 3.6.5
 */
export function describedClock(
  zone: CalendarComponent,
  span: Interval,
  effort: Effort,
): LocalClock | undefined {
  const { line } = effort
  effort.line = zone.line
  const changes = offsetChanges(zone, span, effort)
  effort.line = line
  return changes.length === 0 ? undefined : new ZoneOffsets(changes)
}

/** When the clocks are changed, in order, from a year before the span on, and before. */
function offsetChanges(zone: CalendarComponent, span: Interval, effort: Effort): OffsetChange[] {
  const near = { from: span.start - MARGIN_MS, to: span.end + MARGIN_MS }
  const onsets: (OffsetChange & { readonly before: number })[] = []
  for (const observance of zone.components) {
    const [before, offsetMs] = ['tzoffsetfrom', 'tzoffsetto'].map((name) =>
      offsetOf(observance, name),
    )
    if (before === undefined || offsetMs === undefined) continue
    for (const local of onsetsOf(observance, before, near, effort)) {
      effort.spend(1)
      onsets.push({ from: local - before, before, offsetMs })
      if (onsets.length > MAX_CHANGES) {
        throw new CalendarStumble({
          _tag: 'CalendarRefused',
          reason: 'zone_too_restless',
          max: MAX_CHANGES,
          line: zone.line,
        })
      }
    }
  }
  const sorted = onsets.toSorted((one, other) => one.from - other.from)
  const [earliest] = sorted
  if (earliest === undefined) return []
  return [{ from: Number.NEGATIVE_INFINITY, offsetMs: earliest.before }, ...sorted]
}

/** When the clocks are changed to what a STANDARD or DAYLIGHT says, as those show it that stand `before`. */
function* onsetsOf(
  observance: CalendarComponent,
  before: number,
  near: { readonly from: number; readonly to: number },
  effort: Effort,
): Generator<number> {
  const first = firstTimeOf(observance, 'dtstart')
  if (first === undefined) return
  yield first.local
  for (const property of propertiesOf(observance, 'rdate')) {
    for (const { local } of timesOf(property, observance)) yield local
  }
  for (const property of propertiesOf(observance, 'rrule')) {
    const { until, ...parts } = property[3] as RuleParts
    // [MS-OXCICAL], section 2.1.3.1.1.19.2.2, allows no other either.
    if (parts['freq'] !== 'YEARLY') {
      const { line } = observance
      throw new CalendarStumble({ _tag: 'CalendarRefused', reason: 'zone_not_yearly', line })
    }
    const last = until === undefined ? undefined : timeOf(until, property, observance)
    for (const local of ruleTimes(parts, first.local, lookedAt(near, parts, last), effort)) {
      if (local === undefined) continue
      // The end of a rule is written in UTC.
      if (last !== undefined && isPast(local, local - before, last)) break
      yield local
    }
  }
}

/** Where a rule has an end, its last change holds from then on: it counts, however long ago. */
function lookedAt(
  near: { readonly from: number; readonly to: number },
  { count }: RuleParts,
  last: CalendarTime | undefined,
) {
  if (count !== undefined) return { ...near, from: Number.NEGATIVE_INFINITY }
  return last === undefined ? near : { ...near, from: Math.min(near.from, last.local - MARGIN_MS) }
}

/** A UTC offset in jCal: `-05:00`, with seconds or without. */
function offsetOf(observance: CalendarComponent, name: string): number | undefined {
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(textOf(observance, name) ?? '')
  if (match === null) return undefined
  const [, sign, hours, minutes, seconds = 0] = match
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -offset : offset
}
