import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import type { Preference } from '../../domain/matching/answer.ts'
import {
  answersWithin,
  type HeatMap,
  heatMapOf,
  MAX_SHOWN_STRETCHES,
  ofBoundedSize,
} from '../../domain/matching/heat-map.ts'
import { MeetingPlan } from '../../domain/matching/meeting-plan.ts'
import { type Sight, WHOLE_SIGHT } from '../../domain/matching/sight.ts'
import { finish } from '../../domain/steps.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { Interval } from '../../domain/time/interval.ts'
import { IntervalSet } from '../../domain/time/interval-set.ts'
import { TimeZone } from '../../domain/time/time-zone.ts'
import { made } from '../made.ts'
import {
  type DemandingMeeting,
  type DemandingPerson,
  demandingMeeting,
  matched,
} from './arbitraries/demanding-meeting.ts'

type Stretch = { readonly start: EpochMs; readonly end: EpochMs }

const heatMap = (meeting: DemandingMeeting, sight: Sight<string> = WHOLE_SIGHT): HeatMap<string> =>
  finish(heatMapOf(meeting.plan, made(finish(answersWithin(matched(meeting)))), sight))

/** The sight of one of the people, or of somebody else, from whom the others' answers are hidden. */
const limitedSight = ({ people }: DemandingMeeting): fc.Arbitrary<Sight<string>> =>
  fc.record({
    self: fc.constantFrom(undefined, ...people.map(({ id }) => id)),
    people: fc.constantFrom('everybody' as const, 'themselves' as const),
    answers: fc.constant('themselves' as const),
  })

const seeing = demandingMeeting().chain((meeting) =>
  fc.record({ meeting: fc.constant(meeting), sight: limitedSight(meeting) }),
)

const holds = ({ start, end }: Stretch, instant: EpochMs) => start <= instant && instant < end

const isProposed = ({ plan }: DemandingMeeting, instant: EpochMs) =>
  plan.proposedSlots.some(({ interval }) => holds(interval, instant))

/** How gladly somebody would come at the instant, by the letter; `undefined` where they can't. */
function preferenceAt({ stretches }: DemandingPerson, instant: EpochMs): Preference | undefined {
  const there = stretches?.filter(({ interval }) => holds(interval, instant)) ?? []
  if (there.length === 0) return undefined
  return there.some(({ preference }) => preference === 'available') ? 'available' : 'if_needed'
}

/** Who can come at the instant, and how, by the letter: `p0 available, p2 if_needed`. */
const stateAt = ({ people }: DemandingMeeting, instant: EpochMs): string =>
  people
    .flatMap((person) => {
      const preference = preferenceAt(person, instant)
      return preference === undefined ? [] : [`${person.id} ${preference}`]
    })
    .join(', ')

/** How many can come at the instant, and how many of these would rather not. */
function countsAt({ people }: DemandingMeeting, instant: EpochMs) {
  const preferences = people.map((person) => preferenceAt(person, instant))
  const reserved = preferences.filter((one) => one === 'if_needed').length
  const gladly = preferences.filter((one) => one === 'available').length
  return { availableCount: gladly + reserved, ifNeededCount: reserved }
}

/** Every instant at which anything begins or ends: nothing is otherwise until the next of them. */
function instantsOf({ plan, people }: DemandingMeeting): readonly EpochMs[] {
  const slots = [
    ...plan.proposedSlots,
    ...people.flatMap(({ stretches }) => stretches ?? []),
  ].flatMap(({ interval }) => [interval.start, interval.end])
  return [...new Set(slots)].toSorted((one, other) => one - other)
}

/** Each of them with the one before it, where the two touch. */
const touching = <Item extends Stretch>(items: readonly Item[]): (readonly [Item, Item])[] =>
  items
    .slice(1)
    .map((item, i) => [items[i] as Item, item] as const)
    .filter(([before, item]) => before.end === item.start)

const isInOrder = (stretches: readonly Stretch[]) =>
  stretches.every(({ start, end }, i) => start < end && (stretches[i - 1]?.end ?? start) <= start)

describe('a heat map', () => {
  test.prop([seeing])(
    'is all of the proposed slots and nothing else, in order, each moment in one segment',
    ({ meeting, sight }) => {
      for (const { segments } of [heatMap(meeting), heatMap(meeting, sight)]) {
        expect(isInOrder(segments)).toBe(true)
        for (const instant of instantsOf(meeting)) {
          const holding = segments.filter((segment) => holds(segment, instant))
          expect(holding.length).toBe(isProposed(meeting, instant) ? 1 : 0)
        }
      }
    },
  )

  test.prop([seeing])(
    'counts at every moment who can come, and who would rather not, to the letter',
    ({ meeting, sight }) => {
      for (const { segments } of [heatMap(meeting), heatMap(meeting, sight)]) {
        for (const instant of instantsOf(meeting)) {
          const segment = segments.find((one) => holds(one, instant))
          if (segment === undefined) continue
          expect(segment).toMatchObject(countsAt(meeting, instant))
        }
      }
    },
  )

  test.prop([demandingMeeting()])(
    'is cut exactly where it changes who can come, or how gladly',
    (meeting) => {
      const { segments } = heatMap(meeting)
      for (const [before, segment] of touching(segments)) {
        expect(stateAt(meeting, segment.start)).not.toBe(stateAt(meeting, before.start))
      }
      for (const instant of instantsOf(meeting)) {
        const segment = segments.find((one) => holds(one, instant))
        if (segment === undefined) continue
        expect(stateAt(meeting, instant)).toBe(stateAt(meeting, segment.start))
      }
    },
  )

  test.prop([demandingMeeting()])(
    'tells of everybody who has answered when they can come in the proposed slots, and only there',
    (meeting) => {
      const { answers } = heatMap(meeting)
      const responded = meeting.people.filter(({ stretches }) => stretches !== undefined)
      expect(answers.map(({ id }) => id)).toEqual(responded.map(({ id }) => id))
      for (const [i, { slots }] of answers.entries()) {
        for (const instant of instantsOf(meeting)) {
          const there = slots.filter((slot) => holds(slot, instant))
          const preference = preferenceAt(responded[i] as DemandingPerson, instant)
          const expected = isProposed(meeting, instant) ? preference : undefined
          expect(there.map((slot) => slot.preference)).toEqual(
            expected === undefined ? [] : [expected],
          )
        }
      }
    },
  )

  test.prop([demandingMeeting()])('tells of each as few slots as there can be', (meeting) => {
    for (const { slots } of heatMap(meeting).answers) {
      expect(isInOrder(slots)).toBe(true)
      for (const [before, slot] of touching(slots)) {
        expect(slot.preference).not.toBe(before.preference)
      }
    }
  })

  test.prop([demandingMeeting()])(
    'shows each stretch in the zone of a proposed slot that it begins in',
    (meeting) => {
      const { segments, answers } = heatMap(meeting)
      for (const { start, timeZone } of [...segments, ...answers.flatMap(({ slots }) => slots)]) {
        const zones = meeting.plan.proposedSlots
          .filter(({ interval }) => holds(interval, start))
          .map((slot) => slot.timeZone)
        expect(zones).toContain(timeZone)
      }
    },
  )

  const shuffled = demandingMeeting().chain((meeting) =>
    fc.record({
      meeting: fc.constant(meeting),
      people: fc.shuffledSubarray([...meeting.people], { minLength: meeting.people.length }),
      windows: fc.shuffledSubarray([...meeting.plan.proposedSlots], {
        minLength: meeting.plan.proposedSlots.length,
      }),
    }),
  )

  test.prop([shuffled])(
    'is the same in whichever order people, slots and windows come',
    ({ meeting, people, windows }) => {
      const one = heatMap(meeting)
      const other = heatMap({
        ...meeting,
        plan: made(MeetingPlan.of({ ...meeting.plan, proposedSlots: windows })),
        people: people.map((person) => ({ ...person, stretches: person.stretches?.toReversed() })),
      })
      expect(other.segments).toEqual(one.segments)
      const byId = ({ answers }: HeatMap<string>) => new Map(answers.map((one) => [one.id, one]))
      expect(byId(other)).toEqual(byId(one))
    },
  )

  test.prop([demandingMeeting(), fc.integer({ min: 5, max: 90 }), fc.integer({ max: 60, min: 0 })])(
    'is the same however long the meeting, its step and its buffers are',
    (meeting, durationMinutes, bufferMinutes) => {
      const plan = made(
        MeetingPlan.of({
          proposedSlots: meeting.plan.proposedSlots,
          durationMinutes,
          stepMinutes: 5,
          bufferBeforeMinutes: bufferMinutes,
          bufferAfterMinutes: bufferMinutes,
        }),
      )
      expect(heatMap({ ...meeting, plan })).toEqual(heatMap(meeting))
    },
  )
})

describe('the size of a heat map', () => {
  const start = Date.parse('2026-01-12T00:00Z')
  const day = made(Interval.of(start, Date.parse('2026-01-13T00:00Z')))
  const plan = made(
    MeetingPlan.of({
      proposedSlots: [{ interval: day, timeZone: TimeZone.utc }],
      durationMinutes: 60,
      stepMinutes: 15,
    }),
  )

  /** Answers with so many slots apart from each other, and so many that repeat some of these. */
  const drawnFrom = (apart: number, repeated: number) => {
    const slots = (count: number) =>
      IntervalSet.of(
        Array.from({ length: count }, (_, n) =>
          made(Interval.of(start + 3 * n + 1, start + 3 * n + 2)),
        ),
      )
    const crowds = Math.ceil(repeated / apart)
    const sizes = Array.from({ length: crowds }, (_, n) => Math.min(apart, repeated - n * apart))
    return [apart, ...sizes].map((size, n) => ({
      id: `p${n}`,
      firm: slots(size),
      ifNeeded: IntervalSet.empty,
    }))
  }

  const hidden: Sight<string> = { self: 'p0', people: 'everybody', answers: 'themselves' }

  // Each of the slots apart counts itself, and two segments: its own and the one before it. One is left.
  const fullest = fc.integer({ min: 1_000, max: Math.floor((MAX_SHOWN_STRETCHES - 1) / 3) })

  test.prop([fullest], { numRuns: 20 })(
    'is up to the limit of segments and slots together, and not one more',
    (apart) => {
      const repeated = MAX_SHOWN_STRETCHES - 1 - 3 * apart
      const largest = finish(heatMapOf(plan, drawnFrom(apart, repeated), WHOLE_SIGHT))
      expect(ofBoundedSize(largest)).toEqual({ ok: true, value: largest })
      const larger = drawnFrom(apart, repeated + 1)
      expect(ofBoundedSize(finish(heatMapOf(plan, larger, WHOLE_SIGHT)))).toEqual({
        ok: false,
        fault: {
          _tag: 'TooManyMappedSlots',
          counted: 'shown_stretches',
          count: MAX_SHOWN_STRETCHES + 1,
          max: MAX_SHOWN_STRETCHES,
        },
      })
    },
  )

  test.prop([fullest], { numRuns: 5 })('counts for each viewer what they are shown', (apart) => {
    const answers = drawnFrom(apart, MAX_SHOWN_STRETCHES - 3 * apart)
    const shown = finish(heatMapOf(plan, answers, hidden))
    expect(ofBoundedSize(shown).ok).toBe(true)
  })
})

describe('whoever may not see the answers of others', () => {
  test.prop([seeing])('is told of nobody but themselves, and of that all', ({ meeting, sight }) => {
    const own = heatMap(meeting).answers.filter(({ id }) => id === sight.self)
    expect(heatMap(meeting, sight).answers).toEqual(own)
  })

  test.prop([seeing])('sees a cut only where a count changes', ({ meeting, sight }) => {
    for (const [before, segment] of touching(heatMap(meeting, sight).segments)) {
      const counts = [segment.availableCount, segment.ifNeededCount]
      expect(counts).not.toEqual([before.availableCount, before.ifNeededCount])
    }
  })

  test.prop([seeing, fc.nat(), fc.nat()])(
    'can’t tell whose they are: were they exchanged, nothing would look otherwise',
    ({ meeting, sight }, one, other) => {
      const others = [...meeting.people.keys()].filter(
        (place) => meeting.people[place]?.id !== sight.self,
      )
      const [first, second] = [others[one % others.length], others[other % others.length]]
      if (first === undefined || second === undefined) return
      const people = [...meeting.people]
      const [mine, theirs] = [people[first], people[second]] as [DemandingPerson, DemandingPerson]
      people[first] = { ...mine, stretches: theirs.stretches }
      people[second] = { ...theirs, stretches: mine.stretches }
      expect(heatMap({ ...meeting, people }, sight)).toEqual(heatMap(meeting, sight))
    },
  )

  test.prop([seeing])(
    'can’t tell one of them coming as another goes from one who stays',
    ({ meeting, sight }) => {
      // Two who are free one after the other count as one who is free all the time.
      const [window] = meeting.plan.proposedSlots
      if (window === undefined) return
      const { start, end } = window.interval
      const middle = start + Math.floor((end - start) / 2)
      const hidden = (id: string, ...stretches: readonly Stretch[]): DemandingPerson => ({
        id,
        required: false,
        stretches: stretches.map((interval) => ({ interval: interval as never })),
        timeZone: undefined,
        workingHours: undefined,
      })
      const [early, late, all] = [
        { start, end: middle },
        { start: middle, end },
        { start, end },
      ]
      const withOthers = (...added: readonly DemandingPerson[]) =>
        heatMap({ ...meeting, people: [...meeting.people, ...added] }, sight)
      expect(withOthers(hidden('x', early), hidden('y', late))).toEqual(
        withOthers(hidden('x', all), hidden('y')),
      )
    },
  )
})
