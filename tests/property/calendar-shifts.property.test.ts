import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type Shift, Shifts } from '../../adapters/http/calendar/shifts.ts'

const shiftFrom = (from: number): Shift => ({
  from,
  byMs: 0,
  weight: 'busy',
  length: { days: 0, ms: 0 },
})

describe('the change that is for a repetition', () => {
  propertyTest.prop([fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -1, max: 51 })])(
    'is the last that is from then or before',
    (froms, instant) => {
      const before = froms.filter((from) => from <= instant)
      const found = new Shifts(froms.map(shiftFrom)).at(instant)?.from
      expect(found).toBe(before.length === 0 ? undefined : Math.max(...before))
    },
  )

  test('is found without a look at most of them', () => {
    let looks = 0
    const shifts = new Shifts(
      Array.from({ length: 10_000 }, (_, n) => ({
        ...shiftFrom(0),
        get from() {
          looks++
          return n
        },
      })),
    )
    looks = 0
    expect(shifts.at(3_000)?.from).toBe(3_000)
    expect(looks).toBeLessThan(20)
  })
})
