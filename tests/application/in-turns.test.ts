import { expect, test } from 'vitest'
import { inTurns } from '../../application/in-turns.ts'

test('work that takes long lets others go first', async () => {
  let othersTurns = 0
  const others = setInterval(() => othersTurns++, 1)
  function* untilOthersHadTheirTurn() {
    while (othersTurns < 3) yield
    return 'done'
  }
  expect(await inTurns(untilOthersHadTheirTurn())).toBe('done')
  clearInterval(others)
})
