import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { shownTimes } from '../../adapters/web/page/time/shown-times.ts'
import { isSameZone } from '../../adapters/web/page/time/zones.ts'
import { MINUTE } from '../property/arbitraries/time.ts'
import { transition } from '../property/arbitraries/zone.ts'

/** Two minutes close to a change of the clocks of a zone: an hour apart, as a rule. */
const closeMinutes = () =>
  fc
    .record({
      change: transition(),
      minute: fc.integer({ min: -180, max: 180 }),
      apart: fc.oneof(fc.constantFrom(30, 60, 120), fc.integer({ min: 1, max: 180 })),
    })
    .map(({ change, minute, apart }) => ({ change, minutes: [minute, minute + apart] }))

describe('times, as they are shown', () => {
  propertyTest.prop([closeMinutes()])(
    'are different where they are, also in an hour that comes twice',
    ({ change: { zone, at }, minutes }) => {
      const { moment, range } = shownTimes(zone)
      const [one, other] = minutes.map((minute) => at + minute * MINUTE) as [number, number]
      expect(moment(one)).not.toBe(moment(other))
      expect(range(one, one + 30 * MINUTE)).not.toBe(range(other, other + 30 * MINUTE))
    },
  )

  test('have an offset in the hour that comes twice alone', () => {
    const { range } = shownTimes('Europe/Berlin')
    const at = (time: string) => Date.parse(`2026-10-25T${time}Z`)
    expect(range(at('00:00'), at('00:30'))).toContain('GMT+2')
    expect(range(at('01:00'), at('01:30'))).toContain('GMT+1')
    expect(range(at('02:00'), at('02:30'))).not.toContain('GMT')
  })

  test('have the year where it is not the present one', () => {
    const { moment, wholeDay } = shownTimes('UTC')
    const [now, later] = [Date.now(), Date.UTC(2040, 0, 16)]
    expect([moment(now), wholeDay(now)].join()).not.toMatch(/20\d\d/)
    expect(moment(later)).toContain('2040')
    expect(wholeDay(later)).toContain('2040')
  })
})

test('a zone is the same by each of its names, and no other', () => {
  expect(isSameZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true)
  expect(isSameZone('Europe/Berlin', 'Europe/Paris')).toBe(false)
  expect(isSameZone('Europe/Berlin', 'Nowhere/At_All')).toBe(false)
})
