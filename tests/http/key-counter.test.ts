import { expect, test } from 'vitest'
import { KeyCounter, MOST_KEYS } from '../../adapters/http/limits/key-counter.ts'

test('a counter remembers so many keys, those that were used last', async () => {
  const counter = new KeyCounter(5)
  await counter.add('first')
  await counter.add('busy')
  for (let i = 1; i < MOST_KEYS; i++) {
    await counter.add(String(i))
    await counter.add('busy')
  }
  expect(await counter.look('first')).toBe(0)
  expect(await counter.look('busy')).toBe(MOST_KEYS)
  expect(await counter.look(String(MOST_KEYS - 1))).toBe(1)
})
