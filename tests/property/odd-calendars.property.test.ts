import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { readCalendar } from '../../adapters/http/calendar/read-calendar.ts'
import { finish } from '../../domain/steps.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { made } from '../made.ts'
import { brokenCalendar } from './arbitraries/broken-calendar.ts'
import { mangledCalendar, oddCalendar } from './arbitraries/odd-calendar.ts'

const span = made(Interval.of(Date.parse('2026-01-12T14:00Z'), Date.parse('2026-01-14T20:00Z')))

describe('a calendar file, however odd', () => {
  test.prop([
    fc.oneof(oddCalendar(), mangledCalendar(), brokenCalendar(), fc.string({ unit: 'binary' })),
  ])('is followed, or refused with a reason', (file) => {
    const read = finish(readCalendar(file))
    const told = read.ok
      ? finish(read.value.busyIn(span, made(TimeZone.of('Asia/Kolkata')), undefined))
      : read
    if (told.ok) {
      for (const times of [told.value.busy, told.value.tentative]) {
        for (const interval of times) expect(Interval.contains(span, interval)).toBe(true)
      }
    } else {
      expect(['UnreadableCalendar', 'CalendarRefused']).toContain(told.fault._tag)
    }
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})
