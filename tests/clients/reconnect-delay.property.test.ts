import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { ReconnectDelay } from '../../clients/typescript/source/reconnect-delay.ts'

const chance = () => fc.nat({ max: 999 }).map((thousandths) => thousandths / 1_000)
const firstMs = () => fc.integer({ min: 1, max: 10_000_000 })
const attempts = () => fc.integer({ min: 1, max: 100 })

/** The delays of so many attempts in a row. */
const delays = (delay: ReconnectDelay, count: number) =>
  Array.from({ length: count }, () => delay.nextMs())

test.prop([firstMs(), attempts(), chance()])(
  'no delay is longer than a minute, or shorter than half of the first',
  (first, count, drawn) => {
    const delay = new ReconnectDelay(() => drawn)
    delay.asked(first)
    for (const ms of delays(delay, count)) {
      expect(ms).toBeLessThanOrEqual(60_000)
      expect(ms).toBeGreaterThanOrEqual(Math.min(first, 60_000) / 2)
    }
  },
)

test.prop([firstMs(), attempts(), chance()])(
  'delays grow until something is heard, and start over then',
  (first, count, drawn) => {
    const delay = new ReconnectDelay(() => drawn)
    delay.asked(first)
    const grown = delays(delay, count)
    expect(grown).toEqual(grown.toSorted((one, other) => one - other))
    delay.heard()
    expect(delays(delay, count)).toEqual(grown)
  },
)

test.prop([fc.integer({ min: 0, max: 999_999 }), chance()])(
  'it is never sooner than the service asks, nor much later',
  (seconds, drawn) => {
    const ms = new ReconnectDelay(() => drawn).nextMs(seconds)
    expect(ms).toBeGreaterThanOrEqual(seconds * 1_000)
    expect(ms).toBeLessThanOrEqual(seconds * 1_000 + 2_000)
  },
)

test.prop([chance(), chance()])('two who lost one connection come back apart', (one, other) => {
  fc.pre(one !== other)
  const [first, second] = [one, other].map((drawn) => new ReconnectDelay(() => drawn).nextMs(5))
  expect(first === second).toBe(false)
})
