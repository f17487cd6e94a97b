import { expect, test } from 'vitest'
import { adviceFor } from '../../domain/matching/advice/advice.ts'
import { MeetingPlan, MINUTE_MS } from '../../domain/matching/meeting-plan.ts'
import { finish } from '../../domain/steps.ts'
import { Interval } from '../../domain/time/interval.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { made } from '../made.ts'
import { answerOf } from '../property/arbitraries/meeting.ts'
import { NOON } from '../property/arbitraries/time.ts'
import { ranking } from '../property/rank.ts'

test('no shorter meeting is advised that would leave more candidates than a plan may have', () => {
  const free = (id: string, minutes: number) => ({
    id,
    answer: answerOf([made(Interval.of(NOON, NOON + minutes * MINUTE_MS))]),
  })
  const kindsIn = (windowMinutes: number) => {
    const interval = made(Interval.of(NOON, NOON + windowMinutes * MINUTE_MS))
    const plan = made(
      MeetingPlan.of({
        durationMinutes: 60,
        stepMinutes: 1,
        proposedSlots: [{ interval, timeZone: TimeZone.utc }],
      }),
    )
    const participants = [free('a', 60), free('b', 15)]
    return finish(adviceFor(ranking({ plan, participants }), {})).map(({ kind }) => kind)
  }
  expect(kindsIn(20_014)).toContain('shorter_meeting')
  // With 15 minutes this one would have 20,001 candidates.
  expect(kindsIn(20_015)).not.toContain('shorter_meeting')
})
