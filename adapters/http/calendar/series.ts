import type { Steps } from '../../../domain/steps.ts'
import type { CalendarClocks } from './calendar-clocks.ts'
import {
  type CalendarComponent,
  type CalendarPart,
  propertiesOf,
  textOf,
} from './calendar-components.ts'
import { type CalendarTime, DAY_MS, firstTimeOf, timesOf } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { type EntryLength, endAfter, entryLength } from './entry-length.ts'
import { ExcludedStarts, entryStarts, isForAllFollowing, recurrenceOf } from './entry-starts.ts'
import { weightOf } from './entry-weight.ts'
import { type Shift, Shifts } from './shifts.ts'
import type { TakenTime } from './taken-time.ts'

/** The VEVENTs that are told of as one: an entry, and those that take the place of its repetitions. */
export type Series = readonly CalendarComponent[]

/** The VEVENTs of a calendar by their UID; one without is by itself. */
export function seriesIn({ entries }: CalendarPart): readonly Series[] {
  const events = entries.filter(({ name }) => name === 'vevent')
  return [...Map.groupBy(events, (event) => textOf(event, 'uid') ?? event).values()]
}

/** An entry with its beginning. */
type Dated = { readonly event: CalendarComponent; readonly start: CalendarTime }

/** A repetition that was moved is somewhere near; before and after that it is told of by itself. */
const FURTHEST_ZONES_MS = 2 * DAY_MS

/** Looking at so many changes of a series takes as long as one step of another kind. */
const SHIFTS_IN_A_STEP = 100

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
  const masters: Dated[] = []
  const isAlone = series.every((event) => recurrenceOf(event) !== undefined)
  for (const event of series) {
    effort.line = event.line
    effort.spend(1)
    yield* effort.rest()
    const start = firstTimeOf(event, 'dtstart')
    if (start === undefined) continue
    const recurrence = recurrenceOf(event)
    if (recurrence === undefined) {
      masters.push({ event, start })
      continue
    }
    if (isAlone && isElsewhere(event, start, taken)) continue
    replaced.add(recurrence, clocks)
    const length = entryLength(event, start, clocks)
    const weight = weightOf(event)
    const instant = clocks.of(start).instantOf(start.local)
    taken.add(weight, instant, endAfter(length, start, clocks))
    if (isForAllFollowing(event)) {
      const from = clocks.of(recurrence).instantOf(recurrence.local)
      shifts.push({ from, byMs: instant - from, weight, length })
    }
  }
  const changes = { replaced, shifts: new Shifts(shifts) }
  for (const master of masters) {
    effort.line = master.event.line
    effort.spend(shifts.length / SHIFTS_IN_A_STEP)
    yield* addRepetitions(master, changes, taken, clocks, effort)
  }
}

function* addRepetitions(
  { event, start }: Dated,
  { replaced, shifts }: { readonly replaced: ExcludedStarts; readonly shifts: Shifts },
  taken: TakenTime,
  clocks: CalendarClocks,
  effort: Effort,
): Steps<void> {
  const weight = weightOf(event)
  if (weight === 'free' && shifts.all.length === 0) return
  if (isElsewhere(event, start, taken)) return
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

/**
 * Whether an entry that is not repeated lies so far from the span that nothing else need be known of it.
 * Most entries of a calendar do, and many of those name zones that nobody knows any more.
 */
function isElsewhere(event: CalendarComponent, start: CalendarTime, { span }: TakenTime): boolean {
  if (['rrule', 'rdate'].some((name) => propertiesOf(event, name).length > 0)) return false
  if (start.local - FURTHEST_ZONES_MS > span.end) return true
  const end = firstTimeOf(event, 'dtend')
  return end !== undefined && end.local + FURTHEST_ZONES_MS < span.start
}
