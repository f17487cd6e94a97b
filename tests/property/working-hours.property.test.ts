import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { MeetingPlan, MINUTE_MS } from '../../domain/matching/meeting-plan.ts'
import { workingTimes } from '../../domain/matching/working-time.ts'
import { finish } from '../../domain/steps.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeOfDay } from '../../domain/time/time-of-day.ts'
import type { TimeZone } from '../../domain/time/time-zone.ts'
import { WEEKDAYS, type Weekday, WorkingHours } from '../../domain/time/working-hours.ts'
import { ZoneOffsets } from '../../domain/time/zone-offsets.ts'
import { hours } from '../hours.ts'
import { made, refused } from '../made.ts'
import { workingHours } from './arbitraries/demanding-meeting.ts'
import { DAY, HOUR } from './arbitraries/time.ts'
import { timeZone, zonedInstant } from './arbitraries/zone.ts'

/** Milliseconds at which a clock in UTC would show what this one shows. */
const asIfInUtc = (local: Temporal.PlainDateTime): number =>
  local.toZonedDateTime('UTC').epochMilliseconds

describe('the offsets of a zone', () => {
  test.prop([zonedInstant()])('tell what its clocks show at any instant', ({ zone, instant }) => {
    const offsets = ZoneOffsets.of(zone, instant - 90 * DAY, instant + 90 * DAY)
    const local = Temporal.Instant.fromEpochMilliseconds(instant)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
    expect(offsets.localAt(instant)).toBe(asIfInUtc(local))
  })

  test.prop([zonedInstant(), fc.integer({ min: -26, max: 26 })])(
    'tell when its clocks show a time, as Temporal does where they skip or repeat it',
    ({ zone, instant }, halfHours) => {
      const offsets = ZoneOffsets.of(zone, instant - 90 * DAY, instant + 90 * DAY)
      const local = Temporal.Instant.fromEpochMilliseconds(instant)
        .toZonedDateTimeISO('UTC')
        .toPlainDateTime()
        .add({ minutes: 30 * halfHours })
      expect(offsets.instantOf(asIfInUtc(local))).toBe(
        local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds,
      )
    },
  )
})

/** By the letter: the minutes of the meeting of which each is in no working day's hours. */
function minutesOutsideByRules(zone: TimeZone, hours: WorkingHours, { start, end }: Interval) {
  const dateAt = (instant: EpochMs) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate()
  const at = (date: Temporal.PlainDate, minute: number) =>
    date
      .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
      .toZonedDateTime(zone).epochMilliseconds
  const shifts: [EpochMs, EpochMs][] = []
  for (
    let date = dateAt(start - 2 * DAY);
    Temporal.PlainDate.compare(date, dateAt(end + 2 * DAY)) <= 0;
    date = date.add({ days: 1 })
  ) {
    const exists = dateAt(at(date, 12 * 60)).equals(date)
    if (!exists || !hours.days.includes(WEEKDAYS[date.dayOfWeek - 1] as Weekday)) continue
    const lastDate = hours.end > hours.start ? date : date.add({ days: 1 })
    shifts.push([at(date, hours.start), at(lastDate, hours.end)])
  }
  let outside = 0
  for (let minute = start; minute < end; minute += MINUTE_MS) {
    if (!shifts.some(([from, to]) => from <= minute && minute < to)) outside++
  }
  return outside
}

describe('a time of the day', () => {
  test.prop([fc.nat({ max: 1439 })])('is read as it is shown', (minute) => {
    expect(made(TimeOfDay.of(TimeOfDay.show(minute as TimeOfDay)))).toBe(minute)
  })

  test.prop([fc.oneof(fc.string(), fc.constantFrom('24:00', '9:00', '09:60', '09:00 '))])(
    'has two digits for the hour and two for the minute',
    (written) => {
      const isTime = /^\d\d:\d\d$/.test(written) && written < '24' && written.slice(3) < '60'
      if (isTime) expect(TimeOfDay.of(written).ok).toBe(true)
      else expect(refused(TimeOfDay.of(written))).toEqual({ _tag: 'NotATimeOfDay', written })
    },
  )
})

describe('working hours', () => {
  test.prop([
    zonedInstant(),
    workingHours(),
    fc.integer({ min: -200, max: 200 }),
    fc.integer({ min: 1, max: 24 * 12 }),
  ])(
    'say how much of a meeting lies outside them, also by night and over changes of clocks',
    ({ zone, instant }, hours, quarters, fives) => {
      const start = (Math.floor(instant / MINUTE_MS) + quarters * 15) * MINUTE_MS
      const interval = made(Interval.of(start, start + fives * 5 * MINUTE_MS))
      const { kinds } = finish(
        workingTimes({
          plan: planAt(interval, zone),
          participants: [{ id: 'p', timeZone: zone, workingHours: hours }],
        }),
      )
      expect(kinds[0]?.minutesOutside(interval)).toBe(minutesOutsideByRules(zone, hours, interval))
    },
  )

  test.prop([fc.shuffledSubarray([...WEEKDAYS], { minLength: 1 })])(
    'have their days in the order of the week, whatever order they came in',
    (days) => {
      const inOrder = WEEKDAYS.filter((day) => days.includes(day))
      expect(hours('09:00', '17:00', days).days).toEqual(inOrder)
    },
  )

  test.prop([fc.subarray([...WEEKDAYS])])('need a day, and each day once', (days) => {
    const { start, end } = WorkingHours.usual
    for (const refusedDays of [[], [...days, ...days]]) {
      expect(refused(WorkingHours.of({ start, end, days: refusedDays }))).toEqual({
        _tag: 'WorkingDaysRefused',
        days: refusedDays,
      })
    }
  })

  test.prop([timeZone()])('are nine to five from Monday to Friday unless somebody says', (zone) => {
    const monday = Temporal.ZonedDateTime.from(`2026-01-12T09:00[${zone}]`).epochMilliseconds
    const stretch = (from: number, to: number) =>
      made(Interval.of(monday + from * HOUR, monday + to * HOUR))
    const { kinds } = finish(
      workingTimes({
        plan: planAt(stretch(0, 8), zone),
        participants: [{ id: 'p' }],
      }),
    )
    const minutes = (from: number, to: number) => kinds[0]?.minutesOutside(stretch(from, to))
    expect(minutes(0, 8)).toBe(0)
    expect(minutes(-1, 0)).toBe(60)
    expect(minutes(7, 9)).toBe(60)
    expect(minutes(-24, -16)).toBe(480)
  })
})

/** A plan with this one window. */
const planAt = (interval: Interval, timeZone: TimeZone): MeetingPlan =>
  made(
    MeetingPlan.of({
      durationMinutes: 5,
      stepMinutes: 15,
      proposedSlots: [{ interval, timeZone }],
    }),
  )
