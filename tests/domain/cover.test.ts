import { expect, test } from 'vitest'
import { Answer } from '../../domain/matching/answer.ts'
import { coverOf } from '../../domain/matching/cover/cover.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { finish } from '../../domain/steps.ts'
import { slot } from '../contract/samples.ts'
import { made } from '../made.ts'
import { ranking } from '../property/rank.ts'

test('a session moves out of the way of one that has no other place', () => {
  const plan = made(
    MeetingPlan.of({
      durationMinutes: 60,
      stepMinutes: 30,
      proposedSlots: [slot('14:00', '19:00')],
    }),
  )
  const participants = [
    { id: 'a', answer: Answer.of([slot('14:00', '15:00'), slot('18:00', '19:00')]) },
    { id: 'b', answer: Answer.of([slot('14:30', '15:30')]) },
  ]
  const { sessions } = finish(coverOf(ranking({ plan, participants }), 3))
  expect(sessions.map(({ start, assigned }) => [new Date(start).toISOString(), assigned])).toEqual([
    ['2026-01-12T14:30:00.000Z', ['b']],
    ['2026-01-12T18:00:00.000Z', ['a']],
  ])
})
