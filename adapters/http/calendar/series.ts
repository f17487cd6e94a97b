import type { Steps } from '../../../domain/steps.ts'
import type { CalendarClocks } from './calendar-clocks.ts'
import {
  type CalendarComponent,
  type CalendarPart,
  propertiesOf,
  textOf,
} from './calendar-components.ts'
import { DAY_MS, firstTimeOf, timesOf } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { isElsewhere } from './entry-elsewhere.ts'
import { type EntryLength, endAfter, entryLength } from './entry-length.ts'
import { ExcludedStarts, entryStarts, isForAllFollowing, recurrenceOf } from './entry-starts.ts'
import { weightOf } from './entry-weight.ts'
import { latestVersions } from './latest-versions.ts'
import { type Shift, Shifts } from './shifts.ts'
import type { TakenTime } from './taken-time.ts'

/** The VEVENTs that are told of as one: an entry as a rule, and those that take the place of its repetitions. */
export type Series = readonly CalendarComponent[]

/** The VEVENTs of a calendar that hold, by their UID; one without is by itself. */
export function* seriesIn({ entries }: CalendarPart): Steps<readonly Series[]> {
  const events = entries.filter(({ name }) => name === 'vevent')
  const byUid = Map.groupBy(events, (event) => textOf(event, 'uid') ?? event)
  const all: Series[] = []
  for (const versions of byUid.values()) {
    all.push(yield* latestVersions(versions))
    yield
  }
  return all
}

/**
 * Adds what a series takes of somebody's time.
 *
 * What takes the place of a repetition counts by itself, wherever it was moved to, and the repetition
 * does not; so it is also right where the series is not in the file, as for somebody who was invited to
 * one meeting of many.
 *
 * @throws CalendarStumble
 * @see RFC 5545, section 3.8.4.4
 */
export function* addSeries(
  series: Series,
  taken: TakenTime,
  clocks: CalendarClocks,
  effort: Effort,
): Steps<void> {
  const replaced = new ExcludedStarts()
  const shifts: Shift[] = []
  const masters = series.filter((event) => recurrenceOf(event) === undefined)
  const near = yield* nearIn(series, taken, effort)
  // What changes all that follow may move repetitions here from anywhere.
  const isMoved = series.some(isForAllFollowing)
  const followed = masters.filter((master) => isMoved || near.has(master))
  for (const event of series) {
    effort.line = event.line
    effort.spend(1)
    yield* effort.rest()
    const start = firstTimeOf(event, 'dtstart')
    const recurrence = recurrenceOf(event)
    if (start === undefined || recurrence === undefined) continue
    if (followed.length > 0) replaced.add(recurrence, clocks)
    else if (!near.has(event)) continue
    const length = entryLength(event, start, clocks)
    const weight = weightOf(event)
    const instant = clocks.of(start).instantOf(start.local)
    taken.add(weight, instant, endAfter(length, start, clocks))
    if (isForAllFollowing(event)) {
      const from = clocks.of(recurrence).instantOf(recurrence.local)
      const isOneClock = start.form === recurrence.form && start.timeZone === recurrence.timeZone
      // By the clocks on the wall, whatever these do between the two.
      const byMs = isOneClock ? start.local - recurrence.local : instant - from
      shifts.push({ from, byMs, weight, length })
    }
  }
  const changes = { replaced, shifts: new Shifts(shifts) }
  for (const master of followed) {
    effort.line = master.line
    yield* addRepetitions(master, changes, taken, clocks, effort)
  }
}

/** Those that may take something of the span. */
function* nearIn(
  series: Series,
  { span }: TakenTime,
  effort: Effort,
): Steps<ReadonlySet<CalendarComponent>> {
  const near = new Set<CalendarComponent>()
  for (const event of series) {
    effort.line = event.line
    effort.spend(1)
    yield* effort.rest()
    if (!(yield* isElsewhere(event, span, effort))) near.add(event)
  }
  return near
}

function* addRepetitions(
  event: CalendarComponent,
  { replaced, shifts }: { readonly replaced: ExcludedStarts; readonly shifts: Shifts },
  taken: TakenTime,
  clocks: CalendarClocks,
  effort: Effort,
): Steps<void> {
  const start = firstTimeOf(event, 'dtstart')
  const weight = weightOf(event)
  if (start === undefined || (weight === 'free' && shifts.all.length === 0)) return
  const length = entryLength(event, start, clocks)
  const excluded = new ExcludedStarts()
  for (const property of propertiesOf(event, 'exdate')) {
    for (const time of timesOf(property, event)) {
      effort.spend(1)
      yield* effort.rest()
      excluded.add(time, clocks)
    }
  }
  let [longest, furthest] = [atMostMs(length), 0]
  for (const shift of shifts.all) {
    longest = Math.max(longest, atMostMs(shift.length))
    furthest = Math.max(furthest, Math.abs(shift.byMs))
  }
  const between = {
    from: taken.span.start - longest - furthest,
    to: taken.span.end + furthest,
  }
  for (const one of entryStarts(event, start, between, clocks, effort)) {
    yield* effort.rest()
    if (one === undefined || excluded.has(one) || replaced.has(one)) continue
    const shift = shifts.at(one.instant)
    if (shift !== undefined) {
      const local = one.time.local + shift.byMs
      const shifted = { ...one.time, local }
      taken.add(
        shift.weight,
        clocks.of(shifted).instantOf(local),
        endAfter(shift.length, shifted, clocks),
      )
      continue
    }
    taken.add(weight, one.instant, one.end ?? endAfter(length, one.time, clocks))
  }
}

/** No less than what it lasts: of a day by the clocks, an hour more. */
const atMostMs = ({ days, ms }: EntryLength) => days * (DAY_MS + DAY_MS / 24) + Math.max(ms, 0)
