import { DAY_MS } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { type RecurrenceRule, type RuleParts, recurrenceRule } from './recurrence-rule.ts'
import { dayOf, daysOf, type EpochDay, firstOfMonth, weekOf, withDaysOf } from './rule-days.ts'

const [SECOND_MS, MINUTE_MS, HOUR_MS] = [1_000, 60_000, 3_600_000]

/** Finding what is at so many places of a period takes as long as one step of another kind. */
const PLACES_IN_A_STEP = 16

/**
 * When a rule has something begin, in order, as the clocks of its zone show it, from `from` until `to`;
 * undefined wherever others may have their turn. Between two of these it takes few steps, whatever the
 * rule is: all that a rule has in one period is never listed, but found by its number.
 *
 * The library's own times of a rule are not used: those by the year are wrong for a 29 February, for days
 * of a month and weeks, for the n-th of a weekday, and where a day has several hours; most would call time
 * free that is not.
 *
 * @param parts  the rule, but for its end
 * @param start  DTSTART, on the same clocks
 * @throws CalendarStumble for a rule that there can't be, and for one that takes too long to follow
 * @see RFC 5545, section 3.3.10
 */
export function* ruleTimes(
  parts: RuleParts,
  start: number,
  { from, to }: { readonly from: number; readonly to: number },
  effort: Effort,
): Generator<number | undefined> {
  const rule = withDaysOf(recurrenceRule(parts, effort.line), start)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  // What is counted must be counted from the beginning.
  const since = rule.count === undefined ? Math.max(start, from) : start
  for (const period of periodsOf(rule, start, since, to, effort)) {
    effort.spend(1)
    yield
    if (period === undefined) continue
    const times = timesIn(period, rule.positions)
    effort.spend((rule.positions?.length ?? 0) / PLACES_IN_A_STEP)
    const first = firstNotBefore(times, start)
    const next = firstNotBefore(times, Math.max(start, from))
    left -= next - first
    for (let n = next; n < times.count; n++) {
      if (left-- <= 0) return
      const time = times.at(n)
      if (time > to) return
      effort.spend(1)
      yield time
    }
    if (left <= 0) return
  }
}

/** Some days, and at which hours, minutes and seconds of each; all ascending, and none without any. */
type Period = {
  readonly days: readonly EpochDay[]
  readonly hours: readonly number[]
  readonly minutes: readonly number[]
  readonly seconds: readonly number[]
}

/** Times in order, by their number. */
type Times = { readonly count: number; at(n: number): number }

/** The times of a period; of these those at some places, which count from the end where negative. */
function timesIn(period: Period, positions: readonly number[] | undefined): Times {
  const { days, hours, minutes, seconds } = period
  const all: Times = {
    count: days.length * hours.length * minutes.length * seconds.length,
    at(n) {
      const [m, second] = quotient(n, seconds)
      const [h, minute] = quotient(m, minutes)
      const [d, hour] = quotient(h, hours)
      const day = days[d] as EpochDay
      return day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS
    },
  }
  if (positions === undefined) return all
  const numbers = positions.map((place) => (place > 0 ? place - 1 : all.count + place))
  const chosen = [...new Set(numbers)]
    .filter((n) => n >= 0 && n < all.count)
    .toSorted((one, other) => one - other)
  return { count: chosen.length, at: (n) => all.at(chosen[n] as number) }
}

/** How often all of the values fit, and the one that is left over. */
const quotient = (n: number, values: readonly number[]): [number, number] => [
  Math.floor(n / values.length),
  values[n % values.length] as number,
]

/** The number of the first time that is not before this one. */
function firstNotBefore(times: Times, local: number): number {
  let [low, high] = [0, times.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (times.at(middle) < local) low = middle + 1
    else high = middle
  }
  return low
}

/** Each period of the rule that may have times from `since` until `to`; undefined for one that has none. */
function* periodsOf(
  rule: RecurrenceRule,
  start: number,
  since: number,
  to: number,
  effort: Effort,
): Generator<Period | undefined> {
  const { frequency, interval } = rule
  if (frequency === 'HOURLY' || frequency === 'MINUTELY' || frequency === 'SECONDLY') {
    yield* shortPeriods(rule, start, { since, to }, effort)
    return
  }
  const [hour, minute, second] = timeOfDay(start)
  const { hours = [hour], minutes = [minute], seconds = [second] } = rule
  const begins = beginningOf(frequency, start, rule.weekStart)
  for (let n = Math.max(0, periodsUntil(frequency, start, since, interval)); ; n++) {
    const [first, end] = [begins(n * interval), begins(n * interval + 1)]
    // Nor are there days beyond those that can be told.
    if (!(first * DAY_MS <= to)) return
    const days = daysOf(rule, { first, end }, effort)
    yield days.length === 0 ? undefined : { days, hours, minutes, seconds }
  }
}

type LongFrequency = 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY'

/** Tells the first day of the n-th period after the one that DTSTART is in. */
function beginningOf(frequency: LongFrequency, start: number, weekStart: number) {
  const date = new Date(start)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), dayOf(start)]
  switch (frequency) {
    case 'YEARLY':
      return (n: number) => firstOfMonth(year + n, 0)
    case 'MONTHLY':
      return (n: number) => firstOfMonth(year, month + n)
    case 'WEEKLY':
      return (n: number) => weekOf(day, weekStart) + n * 7
    case 'DAILY':
      return (n: number) => day + n
  }
}

/** No period is longer. */
const LONGEST_MS = { YEARLY: 366, MONTHLY: 31, WEEKLY: 7, DAILY: 1 } as const

/** How many intervals of periods are certainly over between the two. */
const periodsUntil = (frequency: LongFrequency, start: number, since: number, interval: number) =>
  Math.floor((since - start) / (LONGEST_MS[frequency] * DAY_MS) / interval) - 1

const UNIT_MS = { HOURLY: HOUR_MS, MINUTELY: MINUTE_MS, SECONDLY: SECOND_MS } as const

/** Those of rules by the hour, minute or second: a day, an hour, a minute that has none is passed over. */
function* shortPeriods(
  rule: RecurrenceRule,
  start: number,
  { since, to }: { readonly since: number; readonly to: number },
  effort: Effort,
): Generator<Period | undefined> {
  const unit = UNIT_MS[rule.frequency as keyof typeof UNIT_MS]
  const begins = Math.floor(start / unit) * unit
  const stride = rule.interval * unit
  /** The first of its periods that does not begin before. */
  const notBefore = (local: number) =>
    begins + Math.max(0, Math.ceil((local - begins) / stride)) * stride
  const [, startMinute, startSecond] = timeOfDay(start)
  for (let at = notBefore(since - unit); at <= to; ) {
    const day = dayOf(at)
    const [hour, minute, second] = timeOfDay(at)
    let over = at + unit
    let period: Period | undefined
    const days = daysOf(rule, { first: day, end: day + 1 }, effort)
    if (days.length === 0) over = (day + 1) * DAY_MS
    else if (rule.hours?.includes(hour) === false) over = Math.floor(at / HOUR_MS + 1) * HOUR_MS
    else if (unit < HOUR_MS && rule.minutes?.includes(minute) === false)
      over = Math.floor(at / MINUTE_MS + 1) * MINUTE_MS
    else if (unit > SECOND_MS || rule.seconds?.includes(second) !== false)
      period = {
        days,
        hours: [hour],
        minutes: unit < HOUR_MS ? [minute] : (rule.minutes ?? [startMinute]),
        seconds: unit < MINUTE_MS ? [second] : (rule.seconds ?? [startSecond]),
      }
    yield period
    at = notBefore(over)
  }
}

const timeOfDay = (local: number): [hour: number, minute: number, second: number] => {
  const date = new Date(local)
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
}
