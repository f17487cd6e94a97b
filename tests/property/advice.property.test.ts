import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type Advice, adviceFor } from '../../domain/matching/advice/advice.ts'
import { earliestSlot, proposedSlotOf } from '../../domain/matching/candidates.ts'
import type { MatchedMeeting } from '../../domain/matching/matched-meeting.ts'
import { MeetingPlan, MINUTE_MS } from '../../domain/matching/meeting-plan.ts'
import { DEFAULT_RULE } from '../../domain/matching/ranking.ts'
import { finish } from '../../domain/steps.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { made } from '../made.ts'
import {
  type DemandingMeeting,
  demandingMeeting,
  matched,
} from './arbitraries/demanding-meeting.ts'
import { DAY } from './arbitraries/time.ts'
import { covers } from './oracle.ts'
import { EVERYTHING, ranked, ranking } from './rank.ts'

type Kind = Advice<string>['kind']

const advise = (meeting: MatchedMeeting<string>, rule = DEFAULT_RULE) =>
  finish(adviceFor(ranking(meeting), rule))

/** The advice of this kind, if there is one. */
const adviceOf = <K extends Kind>(meeting: MatchedMeeting<string>, kind: K, rule = DEFAULT_RULE) =>
  advise(meeting, rule).find(
    (one): one is Extract<Advice<string>, { kind: K }> => one.kind === kind,
  )

/** How many people can come to each candidate. */
const counts = (meeting: MatchedMeeting<string>) =>
  new Map(ranked(meeting).map(({ start, available }) => [start, available.length]))

const most = (meeting: MatchedMeeting<string>) => Math.max(0, ...counts(meeting).values())

/** By start: first whether nobody is missing that must not be, then how many can come. */
const worths = (meeting: MatchedMeeting<string>) =>
  new Map(
    ranked(meeting).map(({ start, available, missing }) => {
      const missesNobody = missing.required.length + missing.groups.length === 0
      return [start, (missesNobody ? 1_000 : 0) + available.length]
    }),
  )

const highest = (meeting: MatchedMeeting<string>) => Math.max(0, ...worths(meeting).values())

const lasting = (meeting: MatchedMeeting<string>, durationMinutes: number) => ({
  ...meeting,
  plan: made(MeetingPlan.of({ ...meeting.plan, durationMinutes })),
})

/** Everybody answers: then nothing but time keeps them apart. */
const answeredMeeting = (): fc.Arbitrary<DemandingMeeting> =>
  demandingMeeting().map((meeting) => ({
    ...meeting,
    people: meeting.people.filter(({ stretches }) => stretches !== undefined),
    groups: [],
  }))

/** Up to three people who are each free in most of the first window, so that they nearly meet. */
const nearMeeting = (): fc.Arbitrary<DemandingMeeting> =>
  answeredMeeting().map((meeting) => {
    const { start, end } = meeting.plan.proposedSlots[0]?.interval ?? { start: 0, end: 0 }
    const mostOfIt = (person: number) =>
      made(
        Interval.of(
          start + (person === 0 ? 5 * MINUTE_MS : 0),
          end - (person === 1 ? 10 * MINUTE_MS : 0),
        ),
      )
    const people = meeting.people.slice(0, 3).map((person, i) => ({
      ...person,
      stretches: [...(person.stretches ?? []), { interval: mostOfIt(i) }],
    }))
    return { ...meeting, people }
  })

const anyMeeting = fc.oneof(demandingMeeting(), answeredMeeting(), nearMeeting()).map(matched)

describe('advice', () => {
  test.prop([anyMeeting])('is given exactly when somebody can’t come to the best', (meeting) => {
    const advice = advise(meeting)
    if (most(meeting) === meeting.participants.length) expect(advice).toEqual([])
    expect(advice.length).toBeLessThanOrEqual(5)
    expect(new Set(advice.map(({ kind }) => kind)).size).toBe(advice.length)
  })

  test.prop([anyMeeting])('comes in the order of how many people it brings', (meeting) => {
    const brought = advise(meeting).map(({ attendeeCount }) => attendeeCount)
    expect(brought).toEqual(brought.toSorted((one, other) => other - one))
  })
})

describe('a shorter meeting', () => {
  test.prop([anyMeeting])('suits as many as it says, just where it says', (meeting) => {
    const advice = adviceOf(meeting, 'shorter_meeting')
    if (advice === undefined) return
    const shorter = lasting(meeting, advice.durationMinutes)
    const places = [...worths(shorter)]
      .filter(([, worth]) => worth === highest(shorter))
      .map(([start]) => start)
      .toSorted((one, other) => one - other)
    for (const start of places) expect(counts(shorter).get(start)).toBe(advice.attendeeCount)
    expect(advice.placeCount).toBe(places.length)
    expect(advice.places.map(({ start }) => start)).toEqual(places.slice(0, 5))
    for (const { start, end } of advice.places) {
      expect(end - start).toBe(advice.durationMinutes * MINUTE_MS)
    }
  })

  test.prop([anyMeeting], { numRuns: 100 })(
    'is the longest that suits everybody or, where none does, one person more, none missing that must come',
    (meeting) => {
      const { durationMinutes } = meeting.plan
      const best = highest(meeting)
      const everybody = meeting.participants.length
      if (most(meeting) === everybody) return
      const suiting = Array.from({ length: durationMinutes - 5 }, (_, i) => durationMinutes - 1 - i)
      const reached = suiting.map(
        (minutes) => [minutes, highest(lasting(meeting, minutes))] as const,
      )
      const [longest] =
        reached.find(([, worth]) => worth === 1_000 + everybody) ??
        reached.find(([, worth]) => worth > best) ??
        []
      expect(adviceOf(meeting, 'shorter_meeting')?.durationMinutes).toBe(longest)
    },
  )
})

describe('the smallest change', () => {
  const withMore = (meeting: MatchedMeeting<string>, id: string, add: readonly Interval[]) => ({
    ...meeting,
    participants: meeting.participants.map((person) => {
      if (person.id !== id || person.answer === undefined) return person
      const slots = person.answer.slots.union(IntervalSet.of(add))
      return { ...person, answer: { slots, firmSlots: person.answer.firmSlots } }
    }),
  })

  test.prop([anyMeeting])('lets everybody come, just where it says', (meeting) => {
    const advice = adviceOf(meeting, 'smallest_change')
    if (advice === undefined) return
    const changed = withMore(meeting, advice.participant, advice.add)
    expect(counts(changed).get(advice.place.start)).toBe(meeting.participants.length)
    const minutes = advice.add.reduce((sum, interval) => sum + Interval.durationMs(interval), 0)
    expect(advice.minutesToAdd).toBe(minutes / MINUTE_MS)
  })

  test.prop([anyMeeting])(
    'is the least that anybody who has answered would have to add anywhere',
    (meeting) => {
      const { plan, participants } = meeting
      if (most(meeting) === participants.length) return
      const lacks = ranked(meeting).flatMap(({ start, end, available }) => {
        const lacking = participants.filter(({ id }) => !available.includes(id))
        const [one] = lacking
        if (lacking.length !== 1 || one?.answer === undefined) return []
        const needed = IntervalSet.of([
          made(
            Interval.of(
              start - plan.bufferBeforeMinutes * MINUTE_MS,
              end + plan.bufferAfterMinutes * MINUTE_MS,
            ),
          ),
        ])
        const minutes = needed.difference(one.answer.slots).durationMs / MINUTE_MS
        return [{ start, minutes }]
      })
      const [least] = lacks.toSorted(
        (one, other) => one.minutes - other.minutes || one.start - other.start,
      )
      const advice = adviceOf(meeting, 'smallest_change')
      expect(advice?.minutesToAdd).toBe(least?.minutes)
      expect(advice?.place.start).toBe(least?.start)
    },
  )
})

describe('another time', () => {
  const isFree = ({ plan, participants }: MatchedMeeting<string>, start: EpochMs) =>
    participants.every(
      ({ answer }) =>
        answer !== undefined &&
        covers(
          [...answer.slots],
          start - plan.bufferBeforeMinutes * MINUTE_MS,
          start + (plan.durationMinutes + plan.bufferAfterMinutes) * MINUTE_MS,
        ),
    )

  test.prop([anyMeeting])(
    'is the earliest at which everybody is free, and no candidate',
    (meeting) => {
      const { plan, participants } = meeting
      if (most(meeting) === participants.length) return
      const advice = adviceOf(meeting, 'another_time')
      // A time that suits everybody can be moved left until somebody's stretch begins.
      const begins = participants.flatMap(({ answer }) =>
        [...(answer?.slots ?? [])].map(({ start }) => start + plan.bufferBeforeMinutes * MINUTE_MS),
      )
      const [earliest] = begins.filter((start) => isFree(meeting, start)).toSorted((a, b) => a - b)
      expect(advice?.place.start).toBe(earliest)
      if (advice === undefined) return
      expect(counts(meeting).has(advice.place.start)).toBe(false)
      const proposed = plan.proposedSlots.some(({ interval }) =>
        Interval.contains(interval, made(Interval.of(advice.place.start, advice.place.end))),
      )
      expect(advice.isProposed).toBe(proposed)
      const shownIn = proposedSlotOf(plan, advice.place.start) ?? earliestSlot(plan)
      expect(advice.place.timeZone).toBe(shownIn.timeZone)
    },
  )

  test.prop([anyMeeting])('once proposed suits everybody', (meeting) => {
    const advice = adviceOf(meeting, 'another_time')
    if (advice === undefined) return
    const { start, end, timeZone } = advice.place
    const proposed = { interval: made(Interval.of(start, end)), timeZone }
    const plan = made(
      MeetingPlan.of({
        ...meeting.plan,
        proposedSlots: [...meeting.plan.proposedSlots, proposed],
      }),
    )
    expect(counts({ ...meeting, plan }).get(start)).toBe(advice.attendeeCount)
    expect(advice.attendeeCount).toBe(meeting.participants.length)
  })
})

describe('missing answers', () => {
  test.prop([anyMeeting, fc.constantFrom('counts' as const, 'last' as const)])(
    'are those of everybody who has not answered, and bring as many as it says if all say yes',
    (meeting, ifNeeded) => {
      const rule = { ...DEFAULT_RULE, ifNeeded }
      const silent = meeting.participants.filter(({ answer }) => answer === undefined)
      const advice = adviceOf(meeting, 'missing_answers', rule)
      expect(advice !== undefined).toBe(silent.length > 0 && counts(meeting).size > 0)
      if (advice === undefined) return
      expect(advice.people).toEqual(silent.map(({ id }) => id))
      expect(advice.peopleCount).toBe(silent.length)
      const always = IntervalSet.of(
        meeting.plan.proposedSlots.map(({ interval }) =>
          made(Interval.of(interval.start - DAY, interval.end + DAY)),
        ),
      )
      const [best] = ranked(
        {
          ...meeting,
          participants: meeting.participants.map((person) => ({
            ...person,
            answer: person.answer ?? { slots: always, firmSlots: always },
          })),
        },
        { ...EVERYTHING, ...rule },
      )
      expect(advice.place.start).toBe(best?.start)
      expect(advice.attendeeCount).toBe(best?.available.length)
    },
  )
})

describe('without one', () => {
  test.prop([anyMeeting])(
    'names whose absence alone keeps a candidate from suiting everybody',
    (meeting) => {
      const { participants } = meeting
      if (most(meeting) === participants.length) return
      const blocked = new Map<string, EpochMs[]>()
      for (const { start, available } of ranked(meeting)) {
        const lacking = participants.filter(({ id }) => !available.includes(id))
        const [one] = lacking
        if (lacking.length === 1 && one !== undefined) {
          blocked.getOrInsert(one.id, []).push(start)
        }
      }
      const advice = adviceOf(meeting, 'without_one')
      if (participants.length === 1) expect(advice).toBeUndefined()
      else {
        const named = new Map(
          advice?.people.map(({ id, candidateCount, place }) => [
            id,
            [candidateCount, place.start],
          ]),
        )
        const expected = [...blocked]
          .toSorted(
            ([one, ones], [other, others]) => others.length - ones.length || (one < other ? -1 : 1),
          )
          .slice(0, 5)
        expect([...named]).toEqual(
          expected.map(([id, starts]) => [id, [starts.length, Math.min(...starts)]]),
        )
        expect(advice?.peopleCount ?? 0).toBe(blocked.size)
      }
    },
  )

  test.prop([anyMeeting])('of them everybody else can come, where it says', (meeting) => {
    for (const { id, place } of adviceOf(meeting, 'without_one')?.people ?? []) {
      const others = meeting.participants.filter((person) => person.id !== id)
      const rest = { ...meeting, participants: others, groups: [] }
      expect(counts(rest).get(place.start)).toBe(others.length)
    }
  })
})
