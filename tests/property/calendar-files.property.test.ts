import { test } from '@fast-check/vitest'
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
