import { expect, test } from 'vitest'
import { Answer } from '../../domain/matching/answer.ts'
import { fingerprints } from '../../domain/matching/fingerprint.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { SlotMatcher } from '../../domain/matching/slot-matcher.ts'
import { finish } from '../../domain/steps.ts'
import { slot } from '../contract/samples.ts'
import { made } from '../made.ts'

test('the numbers of people use all their bits', () => {
  const plan = made(
    MeetingPlan.of({
      durationMinutes: 60,
      stepMinutes: 15,
      proposedSlots: [slot('14:00', '15:00')],
    }),
  )
  const matcher = new SlotMatcher(plan)
  const present = { id: 'somebody', answer: Answer.of([slot('14:00', '15:00')]) }
  const numbers = Array.from({ length: 2_000 }, (_, place) => {
    // Alone, somebody at this place gives the candidate their own number.
    const absent = Array.from({ length: place }, (_, i) => ({ id: `p${i}` }))
    return finish(fingerprints(matcher, [...absent, present], 0))[0] as number
  })
  expect(new Set(numbers).size).toBe(numbers.length)
  for (let bit = 0; bit < 39; bit++) {
    const set = numbers.filter((number) => Math.floor(number / 2 ** bit) % 2 === 1).length
    expect(set / numbers.length).toBeGreaterThan(0.4)
    expect(set / numbers.length).toBeLessThan(0.6)
  }
})
