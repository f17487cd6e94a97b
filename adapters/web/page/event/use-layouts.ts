import { useMemo } from 'preact/hooks'
import type { Schema } from '../../../../clients/typescript/source/slot-client.ts'
import type { Interval } from '../../../../domain/time/interval.ts'
import { IntervalSet } from '../../../../domain/time/interval-set.ts'
import { intervalSetOf } from '../grid/answer.ts'
import { type GridLayout, layOut } from '../grid/grid-layout.ts'

/** The grids of an event. */
export type Layouts = {
  /** Another whenever the proposed times are others. */
  readonly windowsKey: string
  /** The time that a meeting may take of anybody: with the buffers around what is proposed. */
  readonly asked: GridLayout
  /** The time in which the meeting itself may be. */
  readonly proposed: GridLayout
}

/** Lays an event's time out, anew only where it is another: every change would begin the grids anew. */
export function useLayouts(event: Schema<'Event'>, zone: string, cellMinutes: number): Layouts {
  const { proposed_slots, buffer_before_minutes: before, buffer_after_minutes: after } = event
  const windowsKey = JSON.stringify([
    before,
    after,
    proposed_slots.map(({ start_time, end_time }) => [start_time, end_time]),
  ])
  const proposed = useMemo(
    () => layOut(intervalSetOf(proposed_slots), zone, cellMinutes),
    [windowsKey, zone, cellMinutes],
  )
  const asked = useMemo(
    () =>
      before + after === 0
        ? proposed
        : layOut(widened(intervalSetOf(proposed_slots), before, after), zone, cellMinutes),
    [proposed],
  )
  return { windowsKey, asked, proposed }
}

/** The number of a date's day in a layout; that of the next, where the date is not in it. */
export function dayIn({ columns }: GridLayout, date = ''): number {
  const day = columns.findIndex((column) => column.date >= date)
  return day === -1 ? Math.max(0, columns.length - 1) : day
}

const MINUTE_MS = 60_000

const widened = (time: IntervalSet, beforeMinutes: number, afterMinutes: number): IntervalSet =>
  IntervalSet.of(
    [...time].map(
      ({ start, end }) =>
        ({
          start: start - beforeMinutes * MINUTE_MS,
          end: end + afterMinutes * MINUTE_MS,
        }) as Interval,
    ),
  )
