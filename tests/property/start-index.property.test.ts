import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { StartIndex } from '../../domain/matching/start-index.ts'
import { DAY, MINUTE, NOON } from './arbitraries/time.ts'

/** Starts on one grid, on none, on one that is too fine for its span, or crowded in one place. */
const starts = () =>
  fc
    .tuple(
      fc.constantFrom(1, 7 * MINUTE, 15 * MINUTE, 100 * DAY),
      fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 20 }),
      fc.uniqueArray(fc.nat({ max: 50_000 * DAY }), { maxLength: 3 }),
    )
    .map(([grid, multiples, strays]) => [...multiples.map((n) => n * grid), ...strays])
    .map((distances) => [...new Set(distances)].map((distance) => NOON + distance))
    .map((starts) => Float64Array.from(starts).sort())

describe('the index of starts', () => {
  test.prop([starts(), fc.nat({ max: 4_000 }), fc.integer({ min: -1, max: 1 })])(
    'tells of every instant which starts come before it and which do not',
    (starts, anywhere, beside) => {
      const index = new StartIndex(starts)
      const instants = [...starts, NOON + anywhere * 7 * MINUTE, NOON - DAY, NOON + 60_000 * DAY]
      for (const instant of instants.map((instant) => instant + beside)) {
        const number = index.numberOf(instant)
        expect(number).toBeGreaterThanOrEqual(0)
        expect(number).toBeLessThanOrEqual(index.size)
        for (const start of starts) expect(index.numberOf(start) < number).toBe(start < instant)
      }
    },
  )
})
