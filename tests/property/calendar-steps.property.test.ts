import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { busyTimes } from '../../adapters/http/calendar/busy-times.ts'
import { readComponents } from '../../adapters/http/calendar/calendar-components.ts'
import { CalendarStumble } from '../../adapters/http/calendar/calendar-fault.ts'
import { Effort, MAX_STEPS_AT_ONCE } from '../../adapters/http/calendar/effort.ts'
import { finish } from '../../domain/steps.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { made } from '../made.ts'
import { brokenCalendar } from './arbitraries/broken-calendar.ts'
import { mangledCalendar, oddCalendar } from './arbitraries/odd-calendar.ts'
import { WORST_CALENDARS } from './worst-calendars.ts'

const span = made(Interval.of(Date.parse('2026-01-12T00:00Z'), Date.parse('2026-02-12T00:00Z')))

/** The most steps that following the file takes between two moments at which others may have their turn. */
function mostStepsAtOnce(file: string): number {
  const effort = new Effort()
  let most = 0
  try {
    const parts = finish(readComponents(file))
    const work = busyTimes(parts, span, made(TimeZone.of('Asia/Kolkata')), undefined, effort)
    for (let done = false; !done; ) {
      const before = effort.steps
      try {
        done = work.next().done === true
      } finally {
        most = Math.max(most, effort.steps - before)
      }
    }
  } catch (error) {
    if (!(error instanceof CalendarStumble)) throw error
  }
  return most
}

describe('nobody waits for long while a calendar is followed', () => {
  propertyTest.prop([fc.oneof(oddCalendar(), mangledCalendar(), brokenCalendar())])(
    'however odd it is',
    (file) => {
      expect(mostStepsAtOnce(file)).toBeLessThanOrEqual(MAX_STEPS_AT_ONCE)
    },
  )

  const SMALL = { file: 200_000, component: 60_000, line: 30_000 }

  test.each(Object.entries(WORST_CALENDARS))('nor for: %s', (_, worst) => {
    // But for a zone, which is described in one, a turn is a few steps.
    expect(mostStepsAtOnce(worst(SMALL))).toBeLessThanOrEqual(MAX_STEPS_AT_ONCE / 2)
  })
})
