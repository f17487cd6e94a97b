import type { Interval } from '../../../../domain/time/interval.ts'
import { IntervalSet } from '../../../../domain/time/interval-set.ts'

/** The hours of a day, in minutes from midnight; `to` may be midnight itself, 1,440. */
export type Hours = { readonly from: number; readonly to: number }

/** All of every day. */
export const WHOLE_DAY: Hours = { from: 0, to: 1_440 }

/**
 * The same hours on every one of the dates. Where the clocks skip or repeat an hour, a time is read
 * as calendars do (RFC 5545, section 3.3.5).
 *
 * @param dates  `2026-01-12`
 */
export function windowsOn(dates: Iterable<string>, { from, to }: Hours, zone: string): IntervalSet {
  return IntervalSet.of(
    [...dates].flatMap((date) => {
      const [start, end] = [instantAt(date, from, zone), instantAt(date, to, zone)]
      return start < end ? [{ start, end } as Interval] : []
    }),
  )
}

/** The same times by the clocks of another zone: what was at nine is at nine there. */
export const atTheSameClock = (time: IntervalSet, from: string, to: string): IntervalSet =>
  IntervalSet.of(
    [...time].flatMap(({ start, end }) => {
      const moved = [start, end].map(
        (instant) =>
          Temporal.Instant.fromEpochMilliseconds(instant)
            .toZonedDateTimeISO(from)
            .toPlainDateTime()
            .toZonedDateTime(to).epochMilliseconds,
      )
      const [movedStart, movedEnd] = moved as [number, number]
      return movedStart < movedEnd ? [{ start: movedStart, end: movedEnd } as Interval] : []
    }),
  )

const instantAt = (date: string, minutes: number, zone: string) =>
  Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes }).toZonedDateTime(zone)
    .epochMilliseconds
