import { DAY_MS } from './calendar-time.ts'
import type { Effort } from './effort.ts'
import { type RecurrenceRule, weekdayKey } from './recurrence-rule.ts'

/** Looking at so many days takes as long as one step of another kind. */
const DAYS_IN_A_STEP = 16

/** A day, counted from 1 January 1970, midnight to midnight on no clocks in particular. */
export type EpochDay = number

/** The day on which it is by the clocks that show this. */
export const dayOf = (local: number): EpochDay => Math.floor(local / DAY_MS)

/** The first day of this month, from 0 for January on; months of other years may be written as its. */
export const firstOfMonth = (year: number, month: number): EpochDay =>
  dayOf(Date.UTC(year, month, 1))

/**
 * The rule with what it leaves to DTSTART, as far as that concerns days.
 * @see RFC 5545, section 3.3.10: what a rule does not say is that of DTSTART
 */
export function withDaysOf(rule: RecurrenceRule, start: number): RecurrenceRule {
  const { frequency, months, weeks, yearDays, monthDays, weekdays } = rule
  if (yearDays ?? monthDays ?? weekdays) return rule
  const date = new Date(start)
  const weekday = new Set([weekdayKey(date.getUTCDay(), 0)])
  if (frequency === 'WEEKLY' || weeks !== undefined) return { ...rule, weekdays: weekday }
  const day = new Set([date.getUTCDate()])
  if (frequency === 'MONTHLY') return { ...rule, monthDays: day }
  if (frequency !== 'YEARLY') return rule
  return { ...rule, months: months ?? new Set([date.getUTCMonth() + 1]), monthDays: day }
}

/**
 * The days from the first until before the end that the rule has, ascending. A 30 February is none of
 * them, nor what would be it: RFC 5545, section 3.3.10.
 * @complexity O(days), of months that the rule does not name O(1)
 */
export function daysOf(
  rule: RecurrenceRule,
  { first, end }: { readonly first: EpochDay; readonly end: EpochDay },
  effort: Effort,
): readonly EpochDay[] {
  const days: EpochDay[] = []
  for (let day = first; day < end; day++) {
    effort.spend(1 / DAYS_IN_A_STEP)
    const date = new Date(day * DAY_MS)
    if (rule.months?.has(date.getUTCMonth() + 1) === false) {
      day = firstOfMonth(date.getUTCFullYear(), date.getUTCMonth() + 1) - 1
    } else if (isDayOf(rule, day, date)) {
      days.push(day)
    }
  }
  return days
}

/** Whether the rule has times on this day, as far as its month does not matter. */
function isDayOf(rule: RecurrenceRule, day: EpochDay, date: Date): boolean {
  const { frequency, months, weeks, yearDays, monthDays, weekdays } = rule
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  if (monthDays && !hasPlace(monthDays, date.getUTCDate(), lengthOfMonth(year, month))) return false
  if (yearDays) {
    const begins = firstOfMonth(year, 0)
    if (!hasPlace(yearDays, day - begins + 1, firstOfMonth(year + 1, 0) - begins)) return false
  }
  if (weeks && !isInWeeks(weeks, day, year, rule.weekStart)) return false
  const weekday = date.getUTCDay()
  if (weekdays === undefined || weekdays.has(weekdayKey(weekday, 0))) return true
  if (!rule.hasPlacedDays) return false
  const isOfMonth = frequency === 'MONTHLY' || months !== undefined
  const begins = firstOfMonth(year, isOfMonth ? month : 0)
  const ends = isOfMonth ? firstOfMonth(year, month + 1) : firstOfMonth(year + 1, 0)
  const nth = 1 + Math.floor((day - begins) / 7)
  const fromEnd = -1 - Math.floor((ends - 1 - day) / 7)
  return weekdays.has(weekdayKey(weekday, nth)) || weekdays.has(weekdayKey(weekday, fromEnd))
}

const lengthOfMonth = (year: number, month: number) =>
  firstOfMonth(year, month + 1) - firstOfMonth(year, month)

/** Whether the place, counted from 1, is among them: they count from the end where negative. */
const hasPlace = (places: ReadonlySet<number>, place: number, length: number) =>
  places.has(place) || places.has(place - length - 1)

/** Whether the day is in one of these weeks of the year that has most of its week. */
function isInWeeks(
  weeks: ReadonlySet<number>,
  day: EpochDay,
  year: number,
  weekStart: number,
): boolean {
  const begins = (years: number) => firstWeek(year + years, weekStart)
  const offset = day < begins(0) ? -1 : day < begins(1) ? 0 : 1
  const [from, to] = [begins(offset), begins(offset + 1)]
  return hasPlace(weeks, 1 + Math.floor((day - from) / 7), (to - from) / 7)
}

/** Where the first week begins of which four days are in the year. */
const firstWeek = (year: number, weekStart: number): EpochDay =>
  weekOf(firstOfMonth(year, 0) + 3, weekStart)

/** Where the week begins that the day is in; 1 January 1970 was a Thursday. */
export const weekOf = (day: EpochDay, weekStart: number): EpochDay =>
  day - ((((day + 4 - weekStart) % 7) + 7) % 7)
