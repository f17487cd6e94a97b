import { fc } from '@fast-check/vitest'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { MINUTE } from './time.ts'

/** How a calendar writes a time: `described` in a zone of which the calendar holds the rules. */
type Form = 'utc' | 'zoned' | 'described' | 'floating' | 'date'

/** How much an entry takes of somebody's time. */
export type Weight = 'busy' | 'tentative' | 'free'

type Length = {
  readonly written: 'DTEND' | 'DURATION' | 'nothing'
  readonly days: number
  readonly minutes: number
}

type Rule = {
  readonly frequency: 'DAILY' | 'WEEKLY'
  readonly interval: number
  /** 1 for Monday to 7 for Sunday; the day of the start repeats in any case. */
  readonly days: readonly number[]
  readonly end: { readonly count: number } | { readonly lastIndex: number } | undefined
}

/** What became of one repetition: moved by so much, or called off. */
type Override = {
  readonly index: number
  readonly moved: { readonly days: number; readonly minutes: number } | undefined
  readonly length: Length
}

/** An entry of a calendar. */
export type CalendarEntry = {
  readonly form: Form
  readonly zone: string
  readonly start: Temporal.PlainDateTime
  readonly length: Length
  readonly weight: Weight
  readonly rule: Rule | undefined
  /** Which of the repetitions are taken out, counted from 0. */
  readonly without: readonly number[]
  readonly overrides: readonly Override[]
}

/** A moment when the clocks of some of the zones change. */
const CHANGES = ['2026-10-25', '2026-11-01', '2027-03-28', '2027-04-04', '2026-10-04'] as const
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Auckland',
] as const

const length = (): fc.Arbitrary<Length> =>
  fc.record({
    written: fc.constantFrom('DTEND', 'DURATION', 'nothing'),
    days: fc.constantFrom(0, 0, 0, 1, 2),
    minutes: fc.integer({ min: 0, max: 12 }).map((quarters) => quarters * 15),
  })

const rule = (): fc.Arbitrary<Rule> =>
  fc.record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY'),
    interval: fc.integer({ min: 1, max: 3 }),
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
    end: fc.option(
      fc.oneof(
        fc.record({ count: fc.integer({ min: 1, max: 20 }) }),
        fc.record({ lastIndex: fc.integer({ min: 0, max: 20 }) }),
      ),
      { nil: undefined },
    ),
  })

const override = (): fc.Arbitrary<Override> =>
  fc.record({
    index: fc.integer({ min: 0, max: 20 }),
    moved: fc.option(
      fc.record({
        days: fc.integer({ min: -4, max: 4 }),
        minutes: fc.integer({ min: -4, max: 4 }).map((quarters) => quarters * 15),
      }),
      { nil: undefined },
    ),
    length: length(),
  })

const entryAround = (day: string): fc.Arbitrary<CalendarEntry> =>
  fc
    .record({
      form: fc.constantFrom<Form>('utc', 'zoned', 'described', 'floating', 'date'),
      zone: fc.constantFrom(...ZONES),
      distance: fc.record({
        days: fc.integer({ min: -15, max: 3 }),
        minutes: fc.integer({ min: 0, max: 95 }).map((quarters) => quarters * 15),
      }),
      length: length(),
      weight: fc.constantFrom<Weight>('busy', 'busy', 'busy', 'tentative', 'free'),
      rule: fc.option(rule(), { nil: undefined }),
      without: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
      overrides: fc.uniqueArray(override(), { maxLength: 2, selector: ({ index }) => index }),
    })
    .map(({ form, zone, distance, without, overrides, ...entry }) => ({
      ...entry,
      form,
      zone: form === 'described' ? 'Europe/Berlin' : zone,
      start: movedBy(Temporal.PlainDate.from(day).toPlainDateTime(), distance, form),
      without: entry.rule === undefined ? [] : without,
      overrides:
        entry.rule === undefined ? [] : overrides.filter(({ index }) => !without.includes(index)),
    }))

/** Somebody's calendar, the zone in which they are, and five days in which the clocks change somewhere. */
export const calendarAroundChange = () =>
  fc.constantFrom(...CHANGES).chain((day) =>
    fc.record({
      entries: fc.array(entryAround(day), { minLength: 1, maxLength: 4 }),
      usual: fc.constantFrom(...ZONES),
      span: fc.constant({
        start: Date.parse(`${day}T00:00Z`) - 2 * 1_440 * MINUTE,
        end: Date.parse(`${day}T00:00Z`) + 3 * 1_440 * MINUTE,
      }),
    }),
  )

/** No span is further from the start of an entry. */
const MOST_REPETITIONS = 60

/** When an entry begins by the clocks of its zone, without regard to what was taken out or moved. */
export function startsOf({ start, rule }: CalendarEntry): Temporal.PlainDateTime[] {
  if (rule === undefined) return [start]
  const monday = start.subtract({ days: start.dayOfWeek - 1 }).toPlainDate()
  const isRepeated = (time: Temporal.PlainDateTime, n: number) => {
    if (rule.frequency === 'DAILY') return n % rule.interval === 0
    const weeks = Math.floor(monday.until(time.toPlainDate(), { largestUnit: 'days' }).days / 7)
    const isItsDay = time.dayOfWeek === start.dayOfWeek || rule.days.includes(time.dayOfWeek)
    return weeks % rule.interval === 0 && isItsDay
  }
  const starts: Temporal.PlainDateTime[] = []
  for (let n = 0; starts.length < MOST_REPETITIONS; n++) {
    const time = start.add({ days: n })
    if (isRepeated(time, n)) starts.push(time)
  }
  const { end } = rule
  if (end === undefined) return starts
  return starts.slice(0, 'count' in end ? end.count : end.lastIndex + 1)
}

/** A stretch that an entry takes of somebody's time, more or less. */
export type Taken = { readonly start: EpochMs; readonly end: EpochMs; readonly weight: Weight }

/** What an entry takes of the time of somebody who usually is in this zone, repetition by repetition. */
export function takenBy(entry: CalendarEntry, usual: string): Taken[] {
  const zone = zoneOf(entry, usual)
  const { weight, without, overrides } = entry
  const starts = startsOf(entry)
  const [first = entry.start] = starts
  const regular = starts
    .filter((_, i) => !without.includes(i) && !overrides.some(({ index }) => index === i))
    .map((start) => ({ ...lasting(start, entry.length, entry.form, zone, first), weight }))
  const moved = overrides.flatMap(({ index, moved, length }) => {
    const start = starts[index]
    if (moved === undefined || start === undefined) return []
    const later = movedBy(start, moved, entry.form)
    return { ...lasting(later, length, entry.form, zone, later), weight: 'busy' as const }
  })
  return [...regular, ...moved]
}

/** Where a repetition has been moved to; a date by days alone. */
export const movedBy = (
  start: Temporal.PlainDateTime,
  { days, minutes }: { readonly days: number; readonly minutes: number },
  form: Form,
): Temporal.PlainDateTime => start.add({ days }).add({ minutes: form === 'date' ? 0 : minutes })

const zoneOf = ({ form, zone }: CalendarEntry, usual: string) => {
  if (form === 'utc') return 'UTC'
  return form === 'floating' || form === 'date' ? usual : zone
}

const instantOf = (local: Temporal.PlainDateTime, zone: string): EpochMs =>
  local.toZonedDateTime(zone).epochMilliseconds

/** From a start as long as the first one lasts: RFC 5545, section 3.8.5.3. */
function lasting(
  local: Temporal.PlainDateTime,
  { written, days, minutes }: Length,
  form: Form,
  zone: string,
  first: Temporal.PlainDateTime,
) {
  const start = instantOf(local, zone)
  if (form === 'date') {
    const wholeDays = written === 'nothing' ? 1 : Math.max(days, 1)
    return { start, end: instantOf(local.add({ days: wholeDays }), zone) }
  }
  if (written === 'nothing') return { start, end: start }
  if (written === 'DURATION') {
    return { start, end: instantOf(local.add({ days }), zone) + minutes * MINUTE }
  }
  const exact = instantOf(first.add({ days, minutes }), zone) - instantOf(first, zone)
  return { start, end: start + exact }
}
