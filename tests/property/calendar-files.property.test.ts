import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { readCalendar } from '../../adapters/http/calendar/read-calendar.ts'
import { finish } from '../../domain/steps.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { made } from '../made.ts'
import {
  type CalendarEntry,
  calendarAroundChange,
  type Taken,
  takenBy,
  type Weight,
} from './arbitraries/calendar-entry.ts'
import { MINUTE } from './arbitraries/time.ts'
import { writtenCalendar } from './arbitraries/written-calendar.ts'

type Span = { readonly start: EpochMs; readonly end: EpochMs }

/** When the owner of the file is busy in the span, and when only perhaps. */
function takenByFile(file: string, span: Span, usual: string): Taken[] {
  const zone = made(TimeZone.of(usual))
  const calendar = made(finish(readCalendar(file)))
  const { busy, tentative } = made(
    finish(calendar.busyIn(made(Interval.of(span.start, span.end)), zone, undefined)),
  )
  const as =
    (weight: Weight) =>
    ({ start, end }: Span): Taken => ({ start, end, weight })
  return [
    ...[...busy].map(as('busy')),
    ...[...tentative.difference(busy)].map(as('tentative')),
  ].toSorted((one, other) => one.start - other.start)
}

/** The same minute by minute: busy in each that some entry takes, tentative in each that one may take. */
function takenByMinute(entries: readonly CalendarEntry[], span: Span, usual: string): Taken[] {
  const taken = entries.flatMap((entry) => takenBy(entry, usual))
  const weightAt = (minute: EpochMs): Weight => {
    const there = taken.filter(({ start, end }) => start <= minute && minute < end)
    const weights = there.map(({ weight }) => weight)
    if (weights.includes('busy')) return 'busy'
    return weights.includes('tentative') ? 'tentative' : 'free'
  }
  const stretches: Taken[] = []
  for (let minute = span.start; minute < span.end; minute += 15 * MINUTE) {
    const weight = weightAt(minute)
    const last = stretches.at(-1)
    const end = minute + 15 * MINUTE
    if (weight === 'free') continue
    if (last?.end === minute && last.weight === weight) {
      stretches[stretches.length - 1] = { ...last, end }
    } else {
      stretches.push({ start: minute, end, weight })
    }
  }
  return stretches
}

const legible = (stretches: readonly Taken[]) =>
  stretches.map(
    ({ start, end, weight }) =>
      `${weight} ${new Date(start).toISOString()} ${new Date(end).toISOString()}`,
  )

describe('the owner of a calendar', () => {
  test.prop([calendarAroundChange()])(
    'is busy while some entry takes their time: in UTC, in a zone, in none, by the day, again and again',
    ({ entries, span, usual }) => {
      const file = writtenCalendar(entries)
      expect(legible(takenByFile(file, span, usual))).toEqual(
        legible(takenByMinute(entries, span, usual)),
      )
    },
  )

  test.prop([calendarAroundChange()])(
    'is as busy whether lines are folded, end in CRLF, are told twice or in lower case',
    ({ entries, span, usual }) => {
      const file = writtenCalendar(entries)
      const before = takenByFile(file, span, usual)
      const folded = file.replaceAll(/(.{20})(?=.)/g, '$1\r\n ')
      expect(takenByFile(folded, span, usual)).toEqual(before)
      expect(takenByFile(file.replaceAll('\r\n', '\n'), span, usual)).toEqual(before)
      expect(takenByFile(file + file, span, usual)).toEqual(before)
      const inLowerCase = file.replaceAll(/^[A-Z-]+(?=[:;])/gm, (name) => name.toLowerCase())
      expect(takenByFile(inLowerCase, span, usual)).toEqual(before)
    },
  )
})

describe('whatever a file says', () => {
  const span = { start: Date.parse('2026-10-23T00:00Z'), end: Date.parse('2026-10-28T00:00Z') }

  /** Whether it is read or refused; anything else is thrown. */
  const isTaken = (file: string): boolean => {
    const calendar = finish(readCalendar(file))
    if (!calendar.ok) return false
    return finish(
      calendar.value.busyIn(made(Interval.of(span.start, span.end)), TimeZone.utc, undefined),
    ).ok
  }

  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      ...['BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VCALENDAR', 'END:VCALENDAR', 'BEGIN:VTIMEZONE'],
      ...['RRULE:FREQ=SECONDLY', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', 'RRULE:FREQ=DAILY'],
      ...['RRULE:FREQ=MONTHLY;BYSETPOS=400', 'RRULE:FREQ=WEEKLY;INTERVAL=0', 'RRULE:COUNT=-1'],
      ...['DTSTART:00000000T000000', 'DTSTART:99999999T999999Z', 'DTSTART;VALUE=DATE:1', 'DTSTART'],
      ...[
        'DTEND;TZID=__proto__:20261025T000000',
        'TZID:constructor',
        'DURATION:-P1D',
        'DURATION:P',
      ],
      ...['__proto__;toString=1:x', 'EXDATE;VALUE=PERIOD:1/2', 'RDATE;VALUE=PERIOD:20261025/P1D'],
      ...['RECURRENCE-ID;RANGE=THISANDFUTURE:20261025T000000Z', 'FREEBUSY:1/2/3', 'FREEBUSY:'],
      ...[
        'DURATION:P99999999999999999999W',
        'RRULE:FREQ=DAILY;UNTIL=x',
        'DTSTART;VALUE=x:y',
        ':',
        ';',
      ],
    ),
  )
  const broken = fc
    .record({
      lines: calendarAroundChange().map(({ entries }) => writtenCalendar(entries).split('\r\n')),
      changes: fc.array(
        fc.record({
          at: fc.nat(),
          taken: fc.integer({ min: 0, max: 2 }),
          put: fc.array(noise, { maxLength: 3 }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
    })
    .map(({ lines, changes }) => {
      const all = [...lines]
      for (const { at, taken, put } of changes) all.splice(at % (all.length + 1), taken, ...put)
      return all.join('\r\n')
    })

  test.prop([fc.oneof(broken, fc.string({ unit: 'binary' }))])(
    'it is read, or refused with a reason',
    (file) => {
      expect(isTaken(file)).toBeTypeOf('boolean')
    },
  )
})
