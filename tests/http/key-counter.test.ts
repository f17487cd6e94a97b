import { afterEach, expect, test, vi } from 'vitest'
import { KeyCounter } from '../../adapters/http/limits/key-counter.ts'

afterEach(() => vi.restoreAllMocks())

test('a key that is used while the minute turns is forgotten with the next all the same', async () => {
  const counter = new KeyCounter(5)
  const turn = Math.ceil(Date.now() / 60_000) * 60_000
  let now = turn - 1
  // Every reading of the clock is a millisecond later.
  vi.spyOn(Date, 'now').mockImplementation(() => now++)
  await counter.add('somebody')
  now = turn + 60_001
  expect(await counter.look('somebody')).toBe(0)
  expect(await counter.add('somebody')).toBe(1)
})
