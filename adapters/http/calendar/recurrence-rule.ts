import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { CalendarStumble } from './calendar-fault.ts'
import { type CalendarTime, DAY_MS } from './calendar-time.ts'

/** A recurrence rule in jCal: RFC 7265, section 3.6.10. */
export type RuleParts = Readonly<Record<string, unknown>>

const FREQUENCIES = [
  ...(['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const),
]

/** How long the periods are of which a rule takes each, or each so-many-th. */
export type Frequency = (typeof FREQUENCIES)[number]

/** The parts of a rule, but for its end; those that it does not have are undefined. */
export type RecurrenceRule = {
  readonly frequency: Frequency
  readonly interval: number
  readonly count: number | undefined
  /** On which day weeks begin: 0 for Sunday. */
  readonly weekStart: number
  readonly months: ReadonlySet<number> | undefined
  readonly weeks: ReadonlySet<number> | undefined
  readonly yearDays: ReadonlySet<number> | undefined
  readonly monthDays: ReadonlySet<number> | undefined
  /** {@link weekdayKey} of each. */
  readonly weekdays: ReadonlySet<number> | undefined
  /** Whether some of them are the n-th of their month or year. */
  readonly hasPlacedDays: boolean
  /** Ascending, as the three are. */
  readonly hours: readonly number[] | undefined
  readonly minutes: readonly number[] | undefined
  readonly seconds: readonly number[] | undefined
  readonly positions: readonly number[] | undefined
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** A day of the week, 0 for Sunday, that is its n-th, from the end where negative; 0 for any. */
export const weekdayKey = (day: number, nth: number): number => nth * 7 + day

/**
 * The rule that these parts are; the library has checked most of their values.
 * @param line  where the entry begins that has it
 * @throws CalendarStumble for a rule that there can't be, and for one of another calendar than Gregory's
 * @see RFC 5545, section 3.3.10; RFC 7529
 */
export function recurrenceRule(parts: RuleParts, line: number | undefined): RecurrenceRule {
  const frequency = FREQUENCIES.find((one) => one === parts['freq'])
  const [interval, weekStart = 2] = [numbers(parts['interval'] ?? 1)[0], numbers(parts['wkst'])[0]]
  const [count] = numbers(parts['count'])
  if (
    frequency === undefined ||
    interval === undefined ||
    interval < 1 ||
    isForeign(parts) ||
    (parts['count'] !== undefined && (count === undefined || count < 1)) ||
    UNFIT.some(([name, fits]) => parts[name] !== undefined && !fits.includes(frequency))
  ) {
    throw new CalendarStumble({ _tag: 'CalendarRefused', reason: 'not_a_rule', line })
  }
  // Elsewhere there is no n-th Monday; where a rule says so all the same, any is meant.
  const hasPlacedDays =
    frequency === 'MONTHLY' || (frequency === 'YEARLY' && parts['byweekno'] === undefined)
  return {
    frequency,
    interval,
    count,
    weekStart: weekStart - 1,
    months: setOf(parts['bymonth']),
    weeks: setOf(parts['byweekno']),
    yearDays: setOf(parts['byyearday']),
    monthDays: setOf(parts['bymonthday']),
    weekdays: parts['byday'] === undefined ? undefined : weekdaysOf(parts['byday'], hasPlacedDays),
    hasPlacedDays,
    hours: ascending(parts['byhour']),
    minutes: ascending(parts['byminute']),
    seconds: ascending(parts['bysecond']),
    positions: ascending(parts['bysetpos']),
  }
}

/** The parts that count for an entry: one that begins on a date has no time of the day (RFC 5545, section 3.3.10). */
export function partsFor({ form }: CalendarTime, parts: RuleParts): RuleParts {
  if (form !== 'date') return parts
  const { byhour: _hour, byminute: _minute, bysecond: _second, ...rest } = parts
  return rest
}

/**
 * Whether a rule with this end has nothing begin any more when a clock shows `local`, at `instant`; on the
 * day of a date it still has.
 */
export const isPast = (local: number, instant: EpochMs, until: CalendarTime): boolean =>
  until.form === 'utc'
    ? instant > until.local
    : local > until.local + (until.form === 'date' ? DAY_MS - 1 : 0)

/** Those parts that not every frequency may have. */
const UNFIT: readonly (readonly [part: string, fits: readonly Frequency[]])[] = [
  ['byweekno', ['YEARLY']],
  ['byyearday', ['YEARLY', 'HOURLY', 'MINUTELY', 'SECONDLY']],
  ['bymonthday', FREQUENCIES.filter((one) => one !== 'WEEKLY')],
]

/** Whether its days are those of another calendar, or days that there are not are moved. */
const isForeign = ({ rscale = 'GREGORIAN', skip = 'OMIT' }: RuleParts) =>
  String(rscale).toUpperCase() !== 'GREGORIAN' || String(skip).toUpperCase() !== 'OMIT'

const valuesOf = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

const numbers = (value: unknown): readonly number[] =>
  valuesOf(value).filter((one): one is number => Number.isSafeInteger(one))

const setOf = (value: unknown) => (value === undefined ? undefined : new Set(numbers(value)))

const ascending = (value: unknown) =>
  value === undefined
    ? undefined
    : [...new Set(numbers(value))].toSorted((one, other) => one - other)

function weekdaysOf(value: unknown, hasPlaces: boolean): ReadonlySet<number> {
  return new Set(
    valuesOf(value).map((written) => {
      const [, nth = 0, day = ''] = /^([+-]?\d+)?([A-Z]{2})$/.exec(String(written)) ?? []
      return weekdayKey(WEEKDAYS.indexOf(day), hasPlaces ? Number(nth) : 0)
    }),
  )
}
