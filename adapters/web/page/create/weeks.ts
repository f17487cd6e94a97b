import type { Grid } from '../grid/place.ts'

/** Weeks as a calendar shows them: weekdays beside each other, weeks below; days that are over are left out. */
export type Weeks = Grid<string> & {
  /** The first day of the first week. */
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const

/** The first day of the week that a date is in; `firstDayOfWeek` is 1 for Monday to 7 for Sunday (ISO 8601). */
export const weekOf = (date: Temporal.PlainDate, firstDayOfWeek: number): Temporal.PlainDate =>
  date.subtract({ days: (date.dayOfWeek - firstDayOfWeek + 7) % 7 })

/**
 * Lays weeks out that follow each other.
 *
 * @param first  the first day of the first of them
 * @param today  dates before it are left out
 */
export function layOutWeeks(
  first: Temporal.PlainDate,
  count: number,
  today: Temporal.PlainDate,
): Weeks {
  const rows = Array.from({ length: count }, (_, week) => week)
  const dateAt = (week: number, weekday: number) => {
    const date = first.add({ days: week * 7 + weekday })
    return Temporal.PlainDate.compare(date, today) < 0 ? undefined : date.toString()
  }
  return {
    first,
    last: first.add({ days: count * 7 - 1 }),
    columns: DAYS.map((weekday) => ({ cells: rows.map((week) => dateAt(week, weekday)) })),
    rows,
  }
}
