import ICAL from 'ical.js'
import type { Steps } from '../../../domain/steps.ts'
import type { Interval } from '../../../domain/time/interval.ts'
import { type CalendarComponent, propertiesOf, textOf } from './calendar-components.ts'
import { DAY_MS, firstTimeOf, timeOf, timesOf } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { partsFor, type RuleParts } from './recurrence-rule.ts'
import { ruleTimes } from './rule-times.ts'

/** No zone's clocks are so far from UTC, and none are changed by as much. */
const FURTHEST_ZONES_MS = 2 * DAY_MS

/**
 * Whether an entry lies so far from the span, with all its repetitions, that nothing else need be known of
 * it: not even where its zone is. Most entries of a calendar do, and many of those name zones that nobody
 * knows any more.
 */
export function* isElsewhere(
  entry: CalendarComponent,
  span: Interval,
  effort: Effort,
): Steps<boolean> {
  const start = firstTimeOf(entry, 'dtstart')
  // It is at no time at all.
  if (start === undefined) return true
  const near = {
    from: span.start - atMostMs(entry, start.local) - FURTHEST_ZONES_MS,
    to: span.end + FURTHEST_ZONES_MS,
  }
  const isNear = (local: number) => near.from <= local && local <= near.to
  if (isNear(start.local)) return false
  for (const property of propertiesOf(entry, 'rdate')) {
    // A period has a length of its own.
    if (property[2] === 'period') return false
    for (const { local } of timesOf(property, entry)) {
      effort.spend(1)
      yield* effort.rest()
      if (isNear(local)) return false
    }
  }
  for (const property of propertiesOf(entry, 'rrule')) {
    const { until, ...parts } = property[3] as RuleParts
    const last = until === undefined ? undefined : timeOf(until, property, entry)
    const to = Math.min(near.to, (last?.local ?? near.to) + FURTHEST_ZONES_MS)
    for (const local of ruleTimes(partsFor(start, parts), start.local, { ...near, to }, effort)) {
      yield* effort.rest()
      if (local !== undefined) return false
    }
  }
  return true
}

/** No less than what an entry lasts, whatever clocks show its ends. */
function atMostMs(entry: CalendarComponent, start: number): number {
  const end = firstTimeOf(entry, 'dtend')
  const duration = textOf(entry, 'duration')
  if (end !== undefined) return Math.max(DAY_MS, end.local - start) + FURTHEST_ZONES_MS
  if (duration === undefined) return DAY_MS
  try {
    return Math.abs(ICAL.Duration.fromString(duration).toSeconds()) * 1_000 + FURTHEST_ZONES_MS
  } catch {
    // Whoever follows the entry will say so.
    return Number.POSITIVE_INFINITY
  }
}
