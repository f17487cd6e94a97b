import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import type { CalendarClocks } from './calendar-clocks.ts'
import { type CalendarComponent, propertiesOf } from './calendar-components.ts'
import { type CalendarTime, DAY_MS, firstTimeOf, timeOf } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { periodEnd } from './entry-length.ts'
import { isPast, partsFor, type RuleParts } from './recurrence-rule.ts'
import { ruleTimes } from './rule-times.ts'

/** A zone's clocks are no further from UTC, and no two zones' from one another. */
const FURTHEST_CLOCKS_MS = 2 * DAY_MS

/** When one repetition of an entry begins, as the entry tells it, and when it ends if that is told too. */
export type EntryStart = {
  readonly time: CalendarTime
  readonly instant: EpochMs
  /** Missing where it lasts as long as the entry. */
  readonly end?: EpochMs
}

/**
 * When an entry begins: at its DTSTART, whenever its rules say so, and on its RDATEs. Those that can't
 * begin between the two instants may be left out; some may be told twice; undefined wherever it takes a
 * step to the next one. EXDATE is for {@link ExcludedStarts}.
 * @throws CalendarStumble
 * @see RFC 5545, section 3.8.5
 */
export function* entryStarts(
  entry: CalendarComponent,
  start: CalendarTime,
  { from, to }: { readonly from: EpochMs; readonly to: EpochMs },
  clocks: CalendarClocks,
  effort: Effort,
): Generator<EntryStart | undefined> {
  const clock = clocks.of(start)
  yield { time: start, instant: clock.instantOf(start.local) }
  for (const property of propertiesOf(entry, 'rdate')) {
    for (let n = 3; n < property.length; n++) {
      const period = property[n]
      effort.spend(1)
      const isPeriod = Array.isArray(period)
      const time = timeOf(isPeriod ? period[0] : period, property, entry)
      yield {
        time,
        instant: clocks.of(time).instantOf(time.local),
        ...(isPeriod && { end: periodEnd(period, time, property, entry, clocks) }),
      }
    }
  }
  for (const property of propertiesOf(entry, 'rrule')) {
    const { until, ...parts } = property[3] as RuleParts
    const last = until === undefined ? undefined : timeOf(until, property, entry)
    const near = { from: from - FURTHEST_CLOCKS_MS, to: to + FURTHEST_CLOCKS_MS }
    for (const local of ruleTimes(partsFor(start, parts), start.local, near, effort)) {
      if (local === undefined) {
        yield
        continue
      }
      const instant = clock.instantOf(local)
      if (instant >= to || (last !== undefined && isPast(local, instant, last))) break
      yield { time: { ...start, local }, instant }
    }
  }
}

/** The repetitions of an entry that do not take place, or are told of elsewhere. */
export class ExcludedStarts {
  readonly #instants = new Set<EpochMs>()
  /** Midnights, where one of the two is a date: it stands for all that begins on that day. */
  readonly #days = new Set<number>()
  readonly #dayOfTimes = new Set<number>()

  add(time: CalendarTime, clocks: CalendarClocks): void {
    this.#instants.add(clocks.of(time).instantOf(time.local))
    const day = dayOf(time)
    this.#dayOfTimes.add(day)
    if (time.form === 'date') this.#days.add(day)
  }

  has({ time, instant }: EntryStart): boolean {
    return (
      this.#instants.has(instant) ||
      this.#days.has(dayOf(time)) ||
      (time.form === 'date' && this.#dayOfTimes.has(dayOf(time)))
    )
  }
}

const dayOf = ({ local }: CalendarTime) => Math.floor(local / DAY_MS)

/** Which repetition of its series an entry takes the place of, if it does. */
export const recurrenceOf = (entry: CalendarComponent): CalendarTime | undefined =>
  firstTimeOf(entry, 'recurrence-id')

/** Whether it takes the place of all that follow as well: RFC 5545, section 3.2.13. */
export const isForAllFollowing = (entry: CalendarComponent): boolean =>
  propertiesOf(entry, 'recurrence-id').some(
    ([, { range }]) => String(range).toUpperCase() === 'THISANDFUTURE',
  )
