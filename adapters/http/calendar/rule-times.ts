import ICAL from 'ical.js'
import { CalendarStumble } from './calendar-fault.ts'
import { DAY_MS } from './calendar-time.ts'
import type { Effort } from './effort.ts'

/** A recurrence rule in jCal, but for its end: RFC 7265, section 3.6.10. */
export type RuleParts = Readonly<Record<string, unknown>>

/** Those parts of a rule that the library is given; what else a file may write there it would take over too. */
const KNOWN_PARTS = [
  ...['freq', 'interval', 'count', 'wkst', 'bysecond', 'byminute', 'byhour', 'byday'],
  ...['bymonthday', 'byyearday', 'byweekno', 'bymonth', 'bysetpos'],
]

/** A day in seconds fits into it, and the library's clock, which it turns unit by unit, stops in time. */
const LONGEST_INTERVAL = 100_000

/**
 * When a rule has something begin, in order, as the clocks of its zone show it: from about `from` on,
 * and as long as the caller asks.
 *
 * @param start  DTSTART, on the same clocks
 * @throws CalendarStumble for a rule that there can't be, and for one that takes too long to follow
 */
export function* ruleTimes(
  parts: RuleParts,
  start: number,
  from: number,
  effort: Effort,
): Generator<number> {
  try {
    const rule = new CountedRule(parts, effort)
    if (rule.interval > LONGEST_INTERVAL) throw new RangeError('the interval is too long')
    const dtstart = calendarTime(closerStart(rule, start, from))
    const times = new CountedTimes({ rule, dtstart })
    for (let time = times.next(); time; time = times.next()) {
      effort.spend(1)
      const { year, month, day, hour, minute, second } = time
      yield Date.UTC(year, month - 1, day, hour, minute, second)
      effort.rest()
    }
  } catch (error) {
    if (error instanceof CalendarStumble) throw error
    // The library throws whatever its code stumbles over.
    const { line } = effort
    throw new CalendarStumble({ _tag: 'CalendarRefused', reason: 'not_a_rule', line })
  }
}

/** A rule that counts the steps of whoever follows it. */
class CountedRule extends ICAL.Recur {
  readonly effort: Effort

  constructor(parts: RuleParts, effort: Effort) {
    const known = KNOWN_PARTS.filter((name) => parts[name] !== undefined)
    super(Object.fromEntries(known.map((name) => [name, parts[name]])))
    this.effort = effort
  }
}

/**
 * The library's times of a rule. Looking for the next one, it goes on for as long as the rule asks for
 * it: for ever after a 30th of February.
 */
class CountedTimes extends ICAL.RecurIterator {
  override check_contracting_rules(): boolean {
    effortOf(this).spend(1)
    return super.check_contracting_rules()
  }

  override increment_monthday(days: number): void {
    effortOf(this).spend(days / 30)
    super.increment_monthday(days)
  }

  override increment_month(): void {
    effortOf(this).spend(1)
    super.increment_month()
  }

  override next_month(): number {
    // To find the last of some days of a month it looks at each of them, over and over.
    effortOf(this).spend('BYSETPOS' in this.rule.parts ? 20 : 1)
    return super.next_month()
  }

  override expand_year_days(year: number): number {
    effortOf(this).spend(1)
    return super.expand_year_days(year)
  }
}

/** The library calls these methods before a constructor could set a field. */
const effortOf = ({ rule }: ICAL.RecurIterator) => (rule as CountedRule).effort

const UNIT_MS: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  MINUTELY: 60_000,
  HOURLY: 3_600_000,
  DAILY: DAY_MS,
  WEEKLY: 7 * DAY_MS,
}
const UNIT_MONTHS: Readonly<Record<string, number>> = { MONTHLY: 1, YEARLY: 12 }

/** A month that every year has so many days of. */
const SHORTEST_MONTH_DAYS = 28

/**
 * A start of the same times but for those that are long over, so that nobody need count them through: as
 * many intervals of the rule later. A rule that says how often needs all of them.
 */
function closerStart(rule: ICAL.Recur, start: number, from: number): number {
  const { freq, interval = 1 } = rule
  if (rule.count || from <= start) return start
  const unit = UNIT_MS[freq]
  if (unit !== undefined) {
    const stride = interval * unit
    return start + Math.floor((from - start) / stride) * stride
  }
  const months = (UNIT_MONTHS[freq] ?? 0) * interval
  const date = new Date(start)
  if (months === 0 || date.getUTCDate() > SHORTEST_MONTH_DAYS) return start
  // A month early: what the rule adds to a month begins with its first day.
  const between = (from - start) / (31 * DAY_MS) - 12
  if (between > 0) date.setUTCMonth(date.getUTCMonth() + Math.floor(between / months) * months)
  return date.getTime()
}

/** The time on no clocks in particular. */
function calendarTime(local: number): ICAL.Time {
  const date = new Date(local)
  return new ICAL.Time(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      isDate: false,
    },
    ICAL.Timezone.localTimezone,
  )
}
