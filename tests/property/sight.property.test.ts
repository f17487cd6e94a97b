import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { adviceFor } from '../../domain/matching/advice/advice.ts'
import { COVER_SESSIONS, coverOf } from '../../domain/matching/cover/cover.ts'
import { seenCover } from '../../domain/matching/cover/seen-cover.ts'
import type { MatchedMeeting } from '../../domain/matching/matched-meeting.ts'
import type { RankingRule } from '../../domain/matching/ranking.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import { seenRecommendation } from '../../domain/matching/seen-recommendation.ts'
import { type Sight, WHOLE_SIGHT } from '../../domain/matching/sight.ts'
import { finish } from '../../domain/steps.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { demandingMeeting, matched } from './arbitraries/demanding-meeting.ts'
import { EVERYTHING, ranked, ranking } from './rank.ts'

type Meeting = MatchedMeeting<string>

const rule = (): fc.Arbitrary<RankingRule> =>
  fc.record({
    ifNeeded: fc.constantFrom('counts' as const, 'last' as const),
    tieBreak: fc.constantFrom('earliest' as const, 'comfort' as const),
  })

/** The sight of one of the people, or of somebody else, from whom the others' answers are hidden. */
const limitedSight = ({ participants }: Meeting): fc.Arbitrary<Sight<string>> =>
  fc.record({
    self: fc.constantFrom(undefined, ...participants.map(({ id }) => id)),
    people: fc.constantFrom('everybody' as const, 'themselves' as const),
    answers: fc.constant('themselves' as const),
  })

/** All that somebody with this sight is shown of a meeting. */
const shown = (meeting: Meeting, rule: RankingRule, sight: Sight<string>) => ({
  recommendations: ranked(meeting, { ...EVERYTHING, ...rule }).map((one) =>
    seenRecommendation(one, sight),
  ),
  advice: finish(adviceFor(ranking(meeting), rule, sight)),
  cover: seenCover(finish(coverOf(ranking(meeting), COVER_SESSIONS.default)), sight),
})

/** Every text in a value, however deep. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const seeing = demandingMeeting()
  .map(matched)
  .chain((meeting) =>
    fc.record({ meeting: fc.constant(meeting), rule: rule(), sight: limitedSight(meeting) }),
  )

describe('whoever may not see the answers of others', () => {
  test.prop([seeing])('is shown nobody but themselves', ({ meeting, rule, sight }) => {
    const { recommendations, ...rest } = shown(meeting, rule, sight)
    const lists = recommendations.map(({ localTimes, ...lists }) =>
      sight.people === 'everybody' ? lists : { localTimes, ...lists },
    )
    const groups = meeting.groups.map(({ name }) => name)
    const hidden = new Set([...meeting.participants.map(({ id }) => id), ...groups])
    if (sight.self !== undefined) hidden.delete(sight.self)
    expect(textsIn([lists, rest]).filter((text) => hidden.has(text))).toEqual([])
  })

  test.prop([seeing])(
    'finds themselves where everybody finds them, and every count as it is',
    ({ meeting, rule, sight }) => {
      const whole = shown(meeting, rule, WHOLE_SIGHT)
      const seen = shown(meeting, rule, sight)
      const known = (one: Recommendation<string>) => {
        const { self } = sight
        const isIn = (people: readonly string[]) => self !== undefined && people.includes(self)
        return {
          start: one.start,
          latestStart: one.latestStart,
          rate: one.availabilityRate,
          counts: [one.availableCount, one.firmCount],
          self: [one.available, one.unavailable, one.noResponse, one.ifNeeded].map(isIn),
          isMissed: isIn(one.missing.required),
          there: one.localTimes
            .map(({ people, outsideHours }) => (isIn(people) ? isIn(outsideHours) : undefined))
            .filter((is) => is !== undefined),
        }
      }
      expect(seen.recommendations.map(known)).toEqual(whole.recommendations.map(known))
      const sessions = ({ cover }: typeof whole) =>
        cover.sessions.map(({ start, availableCount, assignedCount }) => [
          start,
          availableCount,
          assignedCount,
        ])
      expect(sessions(seen)).toEqual(sessions(whole))
    },
  )

  const alike = fc.record({ seeing, one: fc.nat(), other: fc.nat() }).map(({ seeing, ...who }) => {
    // Whom the meeting needs decides the order, which everybody sees; comfort is for those alone who
    // may see the answers.
    const participants = seeing.meeting.participants.map(({ required: _, ...person }) => person)
    const rule = { ...seeing.rule, tieBreak: 'earliest' as const }
    return { ...seeing, ...who, rule, meeting: { ...seeing.meeting, participants, groups: [] } }
  })

  test.prop([alike])(
    'can’t tell whose they are: were they exchanged, nothing would look otherwise',
    ({ meeting, rule, sight, one, other }) => {
      const others = [...meeting.participants.keys()].filter(
        (place) => meeting.participants[place]?.id !== sight.self,
      )
      const [first, second] = [others[one % others.length], others[other % others.length]]
      if (first === undefined || second === undefined) return
      const exchanged = [...meeting.participants]
      const answerAt = (place: number) => meeting.participants[place]?.answer
      exchanged[first] = { ...meeting.participants[first], answer: answerAt(second) } as never
      exchanged[second] = { ...meeting.participants[second], answer: answerAt(first) } as never
      expect(shown({ ...meeting, participants: exchanged }, rule, sight)).toEqual(
        shown(meeting, rule, sight),
      )
    },
  )

  test.prop([seeing])(
    'is advised of what they themselves could change, and that is as exact as ever',
    ({ meeting, rule, sight }) => {
      for (const advice of finish(adviceFor(ranking(meeting), rule, sight))) {
        if (advice.kind !== 'smallest_change') continue
        expect(advice.participant).toBe(sight.self)
        const participants = meeting.participants.map((person) => {
          if (person.id !== sight.self || person.answer === undefined) return person
          const slots = person.answer.slots.union(IntervalSet.of(advice.add))
          return { ...person, answer: { slots, firmSlots: person.answer.firmSlots } }
        })
        const found = ranked({ ...meeting, participants }).find(
          ({ start }) => start === advice.place.start,
        )
        expect(found?.availableCount).toBe(participants.length)
        expect(advice.attendeeCount).toBe(participants.length)
      }
    },
  )
})

test.prop([seeing])('whoever may see everything is shown everything', ({ meeting, rule }) => {
  const whole = shown(meeting, rule, WHOLE_SIGHT)
  expect(whole.recommendations).toEqual(ranked(meeting, { ...EVERYTHING, ...rule }))
  expect(whole.advice).toEqual(finish(adviceFor(ranking(meeting), rule)))
})
