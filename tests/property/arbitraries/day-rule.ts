import { fc } from '@fast-check/vitest'

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** A rule that repeats by the day or by longer periods, with weeks that begin on Monday. */
export type DayRule = {
  readonly start: Temporal.PlainDate
  readonly frequency: 'YEARLY' | 'MONTHLY' | 'WEEKLY' | 'DAILY'
  readonly interval: number
  readonly months: readonly number[]
  readonly weeks: readonly number[]
  readonly yearDays: readonly number[]
  readonly monthDays: readonly number[]
  /** 1 for Monday; the n-th of the month or year, any where 0. */
  readonly weekdays: readonly { readonly day: number; readonly nth: number }[]
  readonly positions: readonly number[]
  readonly count: number | undefined
}

const some = (min: number, max: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(
        fc.integer({ min, max }).filter((n) => n !== 0),
        { minLength: 1, maxLength: 4 },
      ),
    },
  )

/** A rule with only those parts that RFC 5545 lets its frequency have. */
export const dayRule = (): fc.Arbitrary<DayRule> =>
  fc
    .record({
      start: fc
        .integer({ min: 0, max: 2_000 })
        .map((days) => Temporal.PlainDate.from('2023-12-20').add({ days })),
      frequency: fc.constantFrom('YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY'),
      interval: fc.integer({ min: 1, max: 3 }),
      months: some(1, 12),
      weeks: some(-53, 53),
      yearDays: some(-366, 366),
      monthDays: fc.oneof(some(-31, 31), fc.constantFrom([29], [30], [31], [-31])),
      weekdays: fc.oneof<fc.Arbitrary<DayRule['weekdays']>[]>(
        fc.constant([]),
        fc.array(
          fc.record({ day: fc.integer({ min: 1, max: 7 }), nth: fc.integer({ min: -6, max: 6 }) }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      ),
      positions: some(-8, 8),
      count: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    })
    .map((rule) => {
      const isYearly = rule.frequency === 'YEARLY'
      const hasPlaces = rule.frequency === 'MONTHLY' || (isYearly && rule.weeks.length === 0)
      return {
        ...rule,
        weeks: isYearly ? rule.weeks : [],
        yearDays: isYearly ? rule.yearDays : [],
        monthDays: rule.frequency === 'WEEKLY' ? [] : rule.monthDays,
        weekdays: rule.weekdays.map(({ day, nth }) => ({ day, nth: hasPlaces ? nth : 0 })),
      }
    })

/** The rule as a calendar writes it. */
export function writtenDayRule(rule: DayRule): string {
  const weekdays = rule.weekdays.map(({ day, nth }) => `${nth === 0 ? '' : nth}${DAYS[day - 1]}`)
  const lists = {
    BYMONTH: rule.months,
    BYWEEKNO: rule.weeks,
    BYYEARDAY: rule.yearDays,
    BYMONTHDAY: rule.monthDays,
    BYDAY: weekdays,
    BYSETPOS: rule.positions,
  }
  return [
    `FREQ=${rule.frequency}`,
    `INTERVAL=${rule.interval}`,
    ...Object.entries(lists).flatMap(([name, list]) =>
      list.length === 0 ? [] : [`${name}=${list.join(',')}`],
    ),
    ...(rule.count === undefined ? [] : [`COUNT=${rule.count}`]),
  ].join(';')
}

/** The days before the end that the rule has, found by asking of each day whether it is one. */
export function daysOfRule(rule: DayRule, end: Temporal.PlainDate): Temporal.PlainDate[] {
  const { start, interval, positions } = rule
  const periods = new Map<number, Temporal.PlainDate[]>()
  // A period that has begun before the start has days before it, which count for BYSETPOS.
  const from = start.subtract({ days: 400 })
  const to = end.add({ days: 400 })
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; day = day.add({ days: 1 })) {
    const period = periodsBetween(rule, day)
    if (period < 0 || period % interval !== 0 || !isDayOf(rule, day)) continue
    const others = periods.get(period)
    if (others === undefined) periods.set(period, [day])
    else others.push(day)
  }
  return [...periods.values()]
    .flatMap((days) =>
      positions.length === 0
        ? days
        : days.filter((_, i) => positions.includes(i + 1) || positions.includes(i - days.length)),
    )
    .filter((day) => Temporal.PlainDate.compare(day, start) >= 0)
    .slice(0, rule.count)
    .filter((day) => Temporal.PlainDate.compare(day, end) < 0)
}

/** How many periods of its frequency lie between the start of the rule and the day. */
function periodsBetween({ frequency, start }: DayRule, day: Temporal.PlainDate): number {
  const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 })
  switch (frequency) {
    case 'YEARLY':
      return day.year - start.year
    case 'MONTHLY':
      return (day.year - start.year) * 12 + day.month - start.month
    case 'WEEKLY':
      return monday(start).until(monday(day), { largestUnit: 'days' }).days / 7
    case 'DAILY':
      return start.until(day, { largestUnit: 'days' }).days
  }
}

function isDayOf(rule: DayRule, day: Temporal.PlainDate): boolean {
  const { frequency, start, months, weeks, yearDays, monthDays, weekdays } = rule
  const isAt = (places: readonly number[], place: number, of: number) =>
    places.length === 0 || places.includes(place) || places.includes(place - of - 1)
  const isNamed = [yearDays, monthDays, weekdays].some(({ length }) => length > 0)
  if (!isNamed) {
    if (frequency === 'WEEKLY' || weeks.length > 0) {
      if (day.dayOfWeek !== start.dayOfWeek) return false
    } else if (frequency !== 'DAILY') {
      if (day.day !== start.day) return false
      if (frequency === 'YEARLY' && months.length === 0 && day.month !== start.month) return false
    }
  }
  const weeksOfYear = Temporal.PlainDate.from({
    year: day.yearOfWeek as number,
    month: 12,
    day: 28,
  }).weekOfYear as number
  const isOfMonth = frequency === 'MONTHLY' || months.length > 0
  const [place, length] = isOfMonth ? [day.day, day.daysInMonth] : [day.dayOfYear, day.daysInYear]
  return (
    (months.length === 0 || months.includes(day.month)) &&
    isAt(weeks, day.weekOfYear as number, weeksOfYear) &&
    isAt(yearDays, day.dayOfYear, day.daysInYear) &&
    isAt(monthDays, day.day, day.daysInMonth) &&
    (weekdays.length === 0 ||
      weekdays.some(
        ({ day: weekday, nth }) =>
          weekday === day.dayOfWeek &&
          (nth === 0 ||
            nth === Math.ceil(place / 7) ||
            nth === -Math.ceil((length - place + 1) / 7)),
      ))
  )
}
