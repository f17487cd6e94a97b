import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import {
  type GridCell,
  type GridDay,
  type GridLayout,
  type GridRow,
  layOut,
} from '../../adapters/web/page/grid/grid-layout.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { made } from '../made.ts'
import { MINUTE } from '../property/arbitraries/time.ts'
import { seenWindows } from './arbitraries/windows.ts'

/** Divisors of an hour and of a day. */
const cellMinutes = () => fc.constantFrom(15, 30, 60)

type PlacedCell = { readonly day: GridDay; readonly row: GridRow; readonly cell: GridCell }

const placedCells = ({ columns, rows }: GridLayout): readonly PlacedCell[] =>
  columns.flatMap((day) =>
    day.cells.flatMap((cell, i) =>
      cell === undefined ? [] : [{ day, row: rows[i] as GridRow, cell }],
    ),
  )

/** The first instant of an interval, its last, and some between. */
function instantsOf({ start, end }: Interval): readonly EpochMs[] {
  const between = Math.ceil((end - start) / (7 * MINUTE))
  return [...Array.from({ length: between }, (_, i) => start + i * 7 * MINUTE), end - 1]
}

const localTime = (instant: EpochMs, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)

const minutesOfDay = ({ hour, minute }: Temporal.ZonedDateTime) => hour * 60 + minute

describe('a grid', () => {
  propertyTest.prop([seenWindows(), cellMinutes()])(
    'has every instant of the windows in exactly one cell, and no other instant',
    ({ windows, zone }, height) => {
      const intervals = placedCells(layOut(windows, zone, height)).flatMap(
        ({ cell }) => cell.intervals,
      )
      expect(IntervalSet.of(intervals).equals(windows)).toBe(true)
      const sum = intervals.reduce((ms, interval) => ms + Interval.durationMs(interval), 0)
      expect(sum).toBe(windows.durationMs)
    },
  )

  propertyTest.prop([seenWindows(), cellMinutes()])(
    'has in a cell what has its date and its time of the day, on the clocks of the zone',
    ({ windows, zone }, height) => {
      for (const { day, row, cell } of placedCells(layOut(windows, zone, height))) {
        for (const instant of cell.intervals.flatMap(instantsOf)) {
          const local = localTime(instant, zone)
          expect(local.toPlainDate().toString()).toBe(day.date)
          expect(minutesOfDay(local)).toBeGreaterThanOrEqual(row.startMinutes)
          expect(minutesOfDay(local)).toBeLessThan(row.startMinutes + height)
        }
      }
    },
  )

  propertyTest.prop([seenWindows(), cellMinutes()])(
    'has its days and its times in order, each once, and none without a cell',
    ({ windows, zone }, height) => {
      const { columns, rows, cellMinutes } = layOut(windows, zone, height)
      expect(cellMinutes).toBe(height)
      const dates = columns.map(({ date }) => date)
      expect(dates).toEqual([...new Set(dates)].toSorted())
      const starts = rows.map(({ startMinutes }) => startMinutes)
      expect(starts).toEqual([...new Set(starts)].toSorted((one, other) => one - other))
      expect(starts.filter((start) => start % height !== 0)).toEqual([])
      for (const { cells, date, instant } of columns) {
        expect(cells.length).toBe(rows.length)
        expect(cells.some((cell) => cell !== undefined)).toBe(true)
        expect(localTime(instant, zone).toPlainDate().toString()).toBe(date)
      }
      for (const i of rows.keys()) {
        expect(columns.some(({ cells }) => cells[i] !== undefined)).toBe(true)
      }
    },
  )

  propertyTest.prop([seenWindows(), cellMinutes()])(
    'says of a row whether times are missing above it',
    ({ windows, zone }, height) => {
      const { rows } = layOut(windows, zone, height)
      for (const [i, { startMinutes, followsGap }] of rows.entries()) {
        const above = rows[i - 1]
        expect(followsGap).toBe(above !== undefined && above.startMinutes + height !== startMinutes)
      }
    },
  )
})

test('a grid of nothing is empty', () => {
  expect(layOut(IntervalSet.empty, 'Europe/Berlin', 30)).toEqual({
    columns: [],
    rows: [],
    cellMinutes: 30,
  })
})

/** A window by its ends, as clocks on the wall and an offset write them. */
const window = (start: string, end: string): IntervalSet => {
  const [from, to] = [start, end].map((time) => Temporal.Instant.from(time).epochMilliseconds)
  return IntervalSet.of([made(Interval.of(from as number, to as number))])
}

const time = (minutes: number) => Temporal.PlainTime.from('00:00').add({ minutes }).toString()

/** The days of a grid; for each row, how many minutes there are of it: `{ '02:00': 120 }`. */
function minutesByDay(windows: IntervalSet, zone: string, cellMinutes = 60) {
  const layout = layOut(windows, zone, cellMinutes)
  return Object.fromEntries(
    layout.columns.map(({ date, cells }) => [
      date,
      Object.fromEntries(
        cells.flatMap((cell, row) => {
          if (cell === undefined) return []
          const { startMinutes = 0 } = layout.rows[row] ?? {}
          const sum = cell.intervals.reduce((ms, one) => ms + Interval.durationMs(one), 0)
          return [[time(startMinutes).slice(0, 5), sum / MINUTE]]
        }),
      ),
    ]),
  )
}

describe('where the clocks change, a grid shows', () => {
  test('no hour that Berlin skips (2026-03-29)', () => {
    const night = window('2026-03-29T01:00+01:00', '2026-03-29T04:00+02:00')
    expect(minutesByDay(night, 'Europe/Berlin')).toEqual({
      '2026-03-29': { '01:00': 60, '03:00': 60 },
    })
  })

  test('an hour that Berlin has twice in one cell (2026-10-25)', () => {
    const night = window('2026-10-25T01:00+02:00', '2026-10-25T04:00+01:00')
    expect(minutesByDay(night, 'Europe/Berlin')).toEqual({
      '2026-10-25': { '01:00': 60, '02:00': 120, '03:00': 60 },
    })
  })

  test('the half hour that Lord Howe has twice (2026-04-05)', () => {
    const night = window('2026-04-05T01:00+11:00', '2026-04-05T03:00+10:30')
    expect(minutesByDay(night, 'Australia/Lord_Howe')).toEqual({
      '2026-04-05': { '01:00': 90, '02:00': 60 },
    })
  })

  test('the day of São Paulo that began at one (2018-11-04)', () => {
    const night = window('2018-11-03T23:00-03:00', '2018-11-04T02:00-02:00')
    expect(minutesByDay(night, 'America/Sao_Paulo')).toEqual({
      '2018-11-03': { '23:00': 60 },
      '2018-11-04': { '01:00': 60 },
    })
  })

  test('no day that Samoa skipped (2011-12-30)', () => {
    const newYear = window('2011-12-29T22:00-10:00', '2011-12-31T02:00+14:00')
    expect(minutesByDay(newYear, 'Pacific/Apia')).toEqual({
      '2011-12-29': { '22:00': 60, '23:00': 60 },
      '2011-12-31': { '00:00': 60, '01:00': 60 },
    })
  })

  test('an hour before midnight that St. John’s had again after it (2010-11-07)', () => {
    const night = window('2010-11-06T23:00-02:30', '2010-11-07T01:00-03:30')
    expect(minutesByDay(night, 'America/St_Johns')).toEqual({
      '2010-11-06': { '23:00': 119 },
      '2010-11-07': { '00:00': 61 },
    })
  })
})

describe('from another zone a grid shows', () => {
  test('office hours of Berlin at odd hours of Kolkata and Kathmandu', () => {
    const morning = window('2026-01-12T09:00+01:00', '2026-01-12T11:00+01:00')
    expect(minutesByDay(morning, 'Asia/Kolkata')).toEqual({
      '2026-01-12': { '13:00': 30, '14:00': 60, '15:00': 30 },
    })
    expect(minutesByDay(morning, 'Asia/Kathmandu', 30)).toEqual({
      '2026-01-12': { '13:30': 15, '14:00': 30, '14:30': 30, '15:00': 30, '15:30': 15 },
    })
  })

  test('an evening of New York on two days of Tokyo', () => {
    const evening = window('2026-01-12T09:00-05:00', '2026-01-12T11:00-05:00')
    expect(minutesByDay(evening, 'Asia/Tokyo')).toEqual({
      '2026-01-12': { '23:00': 60 },
      '2026-01-13': { '00:00': 60 },
    })
  })
})
