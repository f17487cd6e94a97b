import type { EpochMs } from '../../../../domain/time/epoch-ms.ts'
import type { Interval } from '../../../../domain/time/interval.ts'
import type { IntervalSet } from '../../../../domain/time/interval-set.ts'

/** A day of the grid: a date in the zone of whoever looks. */
export type GridDay = {
  /** `2026-01-12` */
  readonly date: string
  /** Some instant of it, to write it with. */
  readonly instant: EpochMs
  /** By row; undefined where nothing of the windows lies there. */
  readonly cells: readonly (GridCell | undefined)[]
}

/** A row of the grid: the same time of every day. */
export type GridRow = {
  /** From midnight, as a clock on the wall counts them. */
  readonly startMinutes: number
  /** Whether rows are missing above, in which no day has any time. */
  readonly followsGap: boolean
}

/**
 * What of the windows lies in a row of a day: one interval as a rule, cut short where a window begins or
 * ends inside; more where several windows do, or where the clocks repeat that time.
 */
export type GridCell = {
  readonly intervals: readonly Interval[]
}

/** Windows, laid out as days beside each other. */
export type GridLayout = {
  readonly columns: readonly GridDay[]
  readonly rows: readonly GridRow[]
  readonly cellMinutes: number
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440

/**
 * Lays windows out in a zone. Every instant of them lies in exactly one cell: in that of its date and
 * its time of the day there, whatever the clocks do.
 *
 * @param cellMinutes  the height of a row; divides a day
 * @complexity O(cells)
 */
export function layOut(windows: IntervalSet, zone: string, cellMinutes: number): GridLayout {
  const days = [...cellsByDay(windows, zone, cellMinutes)].sort(([one], [other]) => one - other)
  const used = [...new Set(days.flatMap(([, byRow]) => [...byRow.keys()]))].sort((a, b) => a - b)
  return {
    columns: days.map(([day, byRow]) => ({
      date: new Date(day * DAY_MINUTES * MINUTE_MS).toISOString().slice(0, 10),
      instant: (byRow.values().next().value as [Interval])[0].start,
      cells: used.map((row) => {
        const intervals = byRow.get(row)
        return intervals && { intervals }
      }),
    })),
    rows: used.map((row, index) => ({
      startMinutes: row * cellMinutes,
      followsGap: index > 0 && used[index - 1] !== row - 1,
    })),
    cellMinutes,
  }
}

/** What of the windows lies in which row, in the order of time, by days since 1970-01-01. */
function cellsByDay(
  windows: IntervalSet,
  zone: string,
  cellMinutes: number,
): Map<number, Map<number, Interval[]>> {
  const cellMs = cellMinutes * MINUTE_MS
  const rowsPerDay = DAY_MINUTES / cellMinutes
  const byDay = new Map<number, Map<number, Interval[]>>()
  for (const { start, end, offsetMs } of stretchesOf(windows, zone)) {
    // Counted through all days since 1970-01-01.
    for (let row = Math.floor((start + offsetMs) / cellMs); row * cellMs < end + offsetMs; row++) {
      const day = Math.floor(row / rowsPerDay)
      const byRow = byDay.get(day) ?? new Map<number, Interval[]>()
      const rowOfDay = row - day * rowsPerDay
      const interval = {
        start: Math.max(start, row * cellMs - offsetMs),
        end: Math.min(end, (row + 1) * cellMs - offsetMs),
      } as Interval
      byDay.set(day, byRow.set(rowOfDay, [...(byRow.get(rowOfDay) ?? []), interval]))
    }
  }
  return byDay
}

/** The windows, cut where the clocks change: all through each stretch they are `offsetMs` ahead of UTC. */
function* stretchesOf(windows: IntervalSet, zone: string) {
  for (const { start, end } of windows) {
    for (let from = start; from < end; ) {
      const local = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
      const change = local.getTimeZoneTransition('next')?.epochMilliseconds ?? end
      const until = Math.min(end, change)
      yield { start: from, end: until, offsetMs: local.offsetNanoseconds / 1_000_000 }
      from = until
    }
  }
}
