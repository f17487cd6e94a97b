import { expect, test } from 'vitest'
import { MAX_PARTICIPANTS } from '../../domain/event/participant.ts'
import { Answer } from '../../domain/matching/answer.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { slot } from '../contract/samples.ts'
import { made } from '../made.ts'
import { ranking } from '../property/rank.ts'

test('as many people as an event may have are counted right, all required and with reservations', () => {
  const plan = made(
    MeetingPlan.of({
      durationMinutes: 60,
      stepMinutes: 60,
      proposedSlots: [slot('14:00', '16:00')],
    }),
  )
  const answer = Answer.of([
    { ...slot('14:00', '15:00'), preference: 'if_needed' },
    slot('15:00', '16:00'),
  ])
  const late = Answer.of([slot('15:00', '16:00')])
  const participants = Array.from({ length: MAX_PARTICIPANTS }, (_, i) => ({
    id: `p${i}`,
    required: true,
    answer: i === 0 ? late : answer,
  }))
  const { attendance } = ranking({ plan, participants })
  expect([...attendance.available]).toEqual([MAX_PARTICIPANTS - 1, MAX_PARTICIPANTS])
  expect([...attendance.firm]).toEqual([0, MAX_PARTICIPANTS])
  expect([...attendance.missesNobody]).toEqual([0, 1])
})
