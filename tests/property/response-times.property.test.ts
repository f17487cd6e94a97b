import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { ResponseTimes } from '../../adapters/aws/response-times.ts'

const times = () =>
  fc.array(fc.double({ min: 0.1, max: 60_000, noNaN: true }), { minLength: 1, maxLength: 500 })

/** The value below which so many percent of them lie, by the nearest rank. */
const percentile = (sorted: readonly number[], percent: number) =>
  sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] as number

function told(milliseconds: readonly number[]): readonly number[] {
  const measured = new ResponseTimes()
  for (const one of milliseconds) measured.add(one)
  const { values, counts } = measured.distribution()
  return values.flatMap((value, i) => Array.from({ length: counts[i] ?? 0 }, () => value))
}

describe('the times that CloudWatch is told', () => {
  test.prop([times(), fc.double({ min: 0, max: 100, noNaN: true })])(
    'have every percentile within 5 % of the exact one',
    (milliseconds, percent) => {
      const exact = percentile(
        milliseconds.toSorted((a, b) => a - b),
        percent,
      )
      const shown = percentile(told(milliseconds), percent)
      expect(Math.abs(shown - exact) / exact).toBeLessThan(0.05)
    },
  )

  test.prop([fc.array(fc.double(), { maxLength: 500 })])(
    'are as many as there were requests, of no more than 150 different values',
    (milliseconds) => {
      const shown = told(milliseconds)
      expect(shown.length).toBe(milliseconds.length)
      expect(new Set(shown).size).toBeLessThanOrEqual(150)
      expect(shown).toEqual(shown.toSorted((a, b) => a - b))
    },
  )
})
