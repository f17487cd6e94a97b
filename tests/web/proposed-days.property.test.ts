import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { layOutWeeks, weekOf } from '../../adapters/web/page/create/weeks.ts'
import { WHOLE_DAY, windowsOn } from '../../adapters/web/page/create/windows.ts'
import { layOut } from '../../adapters/web/page/grid/grid-layout.ts'
import { HOUR, MINUTE } from '../property/arbitraries/time.ts'
import { transition } from '../property/arbitraries/zone.ts'

const dateFrom = (date: Temporal.PlainDate) =>
  fc.integer({ min: -3, max: 3 }).map((days) => date.add({ days }))

/** Whether the zone has the date, all of it at one stretch. */
function isWhole(date: Temporal.PlainDate, zone: string): boolean {
  const start = date.toZonedDateTime(zone)
  const change = start.getTimeZoneTransition('next')
  return (
    start.toPlainDate().equals(date) &&
    (change === null || Temporal.PlainDate.compare(change.toPlainDate(), date) >= 0)
  )
}

/** A zone, and dates around a change of its clocks. */
const zonedDates = () =>
  transition().chain(({ zone, at }) => {
    const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
    return fc.record({
      zone: fc.constant<string>(zone),
      dates: fc.uniqueArray(
        dateFrom(date).filter((one) => isWhole(one, zone)),
        { minLength: 1, maxLength: 5, selector: String },
      ),
    })
  })

const hours = () =>
  fc
    .tuple(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 48 }))
    .filter(([one, other]) => one !== other)
    .map(([one, other]) => ({ from: Math.min(one, other) * 30, to: Math.max(one, other) * 30 }))

/** Whether the clocks stay as they are all through a date. */
const isPlain = (date: Temporal.PlainDate, zone: string) => {
  const start = date.toZonedDateTime(zone)
  const end = date.add({ days: 1 }).toZonedDateTime(zone)
  return (
    start.offset === end.offset && end.epochMilliseconds - start.epochMilliseconds === 24 * HOUR
  )
}

describe('windows on dates', () => {
  propertyTest.prop([zonedDates()])(
    'of whole days are these days, from their first instant to their last',
    ({ zone, dates }) => {
      const windows = windowsOn(dates.map(String), WHOLE_DAY, zone)
      for (const date of dates) {
        const [start, end] = [date, date.add({ days: 1 })].map(
          (one) => one.toZonedDateTime(zone).epochMilliseconds,
        ) as [number, number]
        expect(windows.gapsIn({ start, end } as never).size).toBe(0)
      }
      const shown = layOut(windows, zone, 30).columns.map(({ date }) => date)
      expect(shown).toEqual(dates.map(String).toSorted())
    },
  )

  propertyTest.prop([zonedDates(), hours()])(
    'where the clocks stay, have exactly the minutes between the hours',
    ({ zone, dates }, { from, to }) => {
      const plain = dates.filter((date) => isPlain(date, zone))
      const windows = windowsOn(plain.map(String), { from, to }, zone)
      expect(windows.durationMs).toBe(plain.length * (to - from) * MINUTE)
      for (const { date, cells } of layOut(windows, zone, 30).columns) {
        expect(plain.map(String)).toContain(date)
        expect(cells.filter((cell) => cell !== undefined).length).toBe((to - from) / 30)
      }
    },
  )

  test('have one hour less in the night of Berlin’s spring, one more in that of its autumn', () => {
    const night = { from: 0, to: 6 * 60 }
    expect(windowsOn(['2026-03-29'], night, 'Europe/Berlin').durationMs).toBe(5 * HOUR)
    expect(windowsOn(['2026-10-25'], night, 'Europe/Berlin').durationMs).toBe(7 * HOUR)
  })

  test('read a time that Berlin skips as the one an hour later (2026-03-29)', () => {
    const [window] = windowsOn(['2026-03-29'], { from: 150, to: 240 }, 'Europe/Berlin')
    expect(window).toEqual({
      start: Date.parse('2026-03-29T03:30+02:00'),
      end: Date.parse('2026-03-29T04:00+02:00'),
    })
  })

  test('leave out hours that are none, since both ends are read as one time (2026-03-29)', () => {
    expect(windowsOn(['2026-03-29'], { from: 150, to: 210 }, 'Europe/Berlin').size).toBe(0)
  })
})

const anyDate = () =>
  fc
    .integer({ min: -20_000, max: 40_000 })
    .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }))

describe('a calendar', () => {
  const firstDayOfWeek = () => fc.integer({ min: 1, max: 7 })

  propertyTest.prop([anyDate(), firstDayOfWeek()])(
    'begins the week of a date with the first day of the reader’s week, at most six days before',
    (date, firstDay) => {
      const first = weekOf(date, firstDay)
      expect(first.dayOfWeek).toBe(firstDay)
      const { days } = first.until(date)
      expect([days >= 0, days <= 6]).toEqual([true, true])
    },
  )

  propertyTest.prop([anyDate(), firstDayOfWeek(), fc.integer({ min: 1, max: 8 }), fc.nat(70)])(
    'has every date of its weeks once, in order, but those that are over',
    (first, firstDay, count, later) => {
      const start = weekOf(first, firstDay)
      const today = start.add({ days: later })
      const { columns, rows, last } = layOutWeeks(start, count, today)
      expect([columns.length, rows.length]).toEqual([7, count])
      for (const [weekday, { cells }] of columns.entries()) {
        const weekdays = cells.map((date) => date && Temporal.PlainDate.from(date).dayOfWeek)
        const expected = ((firstDay - 1 + weekday) % 7) + 1
        expect(weekdays.filter((one) => one !== undefined && one !== expected)).toEqual([])
      }
      const shown = rows.flatMap((_, week) => columns.map(({ cells }) => cells[week]))
      const dates = Array.from({ length: count * 7 }, (_, days) => start.add({ days }))
      expect(shown).toEqual(
        dates.map((date) =>
          Temporal.PlainDate.compare(date, today) < 0 ? undefined : date.toString(),
        ),
      )
      expect(last.equals(dates.at(-1) as Temporal.PlainDate)).toBe(true)
    },
  )
})
