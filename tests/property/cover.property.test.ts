import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import {
  type Cover,
  coverOf,
  MAX_EXACT_SETS,
  type Session,
} from '../../domain/matching/cover/cover.ts'
import type { MatchedMeeting } from '../../domain/matching/matched-meeting.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import { finish } from '../../domain/steps.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { crowd } from './arbitraries/crowd.ts'
import { demandingMeeting, matched } from './arbitraries/demanding-meeting.ts'
import { ranked, ranking } from './rank.ts'

const cover = (meeting: MatchedMeeting<string>, maxSessions: number): Cover<string> =>
  finish(coverOf(ranking(meeting), maxSessions))

const sessionCount = fc.integer({ min: 1, max: 10 })
const anyMeeting = fc.oneof(demandingMeeting().map(matched), crowd())

/** The different sets of people who can come together. */
const setsOf = (meeting: MatchedMeeting<string>) => [
  ...new Map(
    ranked(meeting)
      .map(({ available }) => available)
      .filter((available) => available.length > 0)
      .map((available) => [available.join(), available]),
  ).values(),
]

/** How many people this many sessions can bring at most, by trying every choice of sets. */
function mostCovered(sets: readonly (readonly string[])[], sessions: number): number {
  const choose = (from: number, left: number, covered: ReadonlySet<string>): number => {
    if (left === 0 || from === sets.length) return covered.size
    const without = choose(from + 1, left, covered)
    const taken = choose(from + 1, left - 1, covered.union(new Set(sets[from])))
    return Math.max(without, taken)
  }
  return choose(0, sessions, new Set())
}

type Stretch = { readonly start: EpochMs; readonly end: EpochMs }

const overlaps = (one: Stretch, other: Stretch) => one.start < other.end && other.start < one.end

const coveredBy = ({ sessions }: Cover<string>) =>
  new Set(sessions.flatMap(({ available }) => available))

describe('a cover', () => {
  test.prop([anyMeeting, sessionCount])(
    'puts everybody in one place: one session, left over, can’t come, or not answered',
    (meeting, maxSessions) => {
      const { sessions, leftOver, cannotCome, noResponse } = cover(meeting, maxSessions)
      const everybody = [
        ...sessions.flatMap(({ assigned }) => assigned),
        ...leftOver,
        ...cannotCome,
        ...noResponse,
      ]
      const ids = meeting.participants.map(({ id }) => id)
      expect(everybody.toSorted()).toEqual(ids.toSorted())
    },
  )

  test.prop([anyMeeting, sessionCount])(
    'consists of candidates to which just those can come whom it names, earliest first',
    (meeting, maxSessions) => {
      const byStart = new Map(ranked(meeting).map((one) => [one.start, one]))
      const { sessions } = cover(meeting, maxSessions)
      expect(sessions.length).toBeLessThanOrEqual(maxSessions)
      for (const [i, { start, end, available, assigned }] of sessions.entries()) {
        expect(byStart.get(start)?.end).toBe(end)
        expect(available).toEqual(byStart.get(start)?.available)
        const earlier = new Set(sessions.slice(0, i).flatMap((session) => session.available))
        expect(assigned).toEqual(available.filter((id) => !earlier.has(id)))
        expect(start).toBeGreaterThanOrEqual(sessions[i - 1]?.start ?? start)
      }
    },
  )

  test.prop([anyMeeting, sessionCount])('tells who can come to no candidate', (meeting, max) => {
    const able = new Set(setsOf(meeting).flat())
    const unable = meeting.participants.filter(
      ({ id, answer }) => answer !== undefined && !able.has(id),
    )
    expect(cover(meeting, max).cannotCome).toEqual(unable.map(({ id }) => id))
  })

  test.prop([anyMeeting, sessionCount])(
    'is exact for up to twenty different sets of people, and says which it is',
    (meeting, maxSessions) => {
      const isFew = setsOf(meeting).length <= MAX_EXACT_SETS
      expect(cover(meeting, maxSessions).method).toBe(isFew ? 'exact' : 'greedy')
    },
  )

  test.prop([anyMeeting, fc.integer({ min: 1, max: 4 })])(
    'that is exact leaves as few out as can be, with no session more than that takes',
    (meeting, maxSessions) => {
      const sets = setsOf(meeting)
      const found = cover(meeting, maxSessions)
      if (found.method !== 'exact' || sets.length > 12) return
      const most = mostCovered(sets, maxSessions)
      expect(coveredBy(found).size).toBe(most)
      if (found.sessions.length > 0) {
        expect(mostCovered(sets, found.sessions.length - 1)).toBeLessThan(most)
      }
    },
  )

  test.prop([anyMeeting, fc.integer({ min: 1, max: 4 })])(
    'that is exact takes, of all that do as well, the sessions that rank best',
    (meeting, maxSessions) => {
      const sets = setsOf(meeting)
      const found = cover(meeting, maxSessions)
      if (found.method !== 'exact' || sets.length > 12) return
      const taken = (people: readonly string[]) =>
        found.sessions.some(({ available }) => available.join() === people.join())
      const chosen = sets.map(taken)
      // Taking any better ranked set instead of a worse one, and any others, would do less well.
      for (const [rank, isTaken] of chosen.entries()) {
        if (isTaken) continue
        const kept = sets.filter((_, i) => i < rank && chosen[i])
        const missing = found.sessions.length - kept.length - 1
        if (missing < 0) continue
        const others = sets.slice(rank + 1)
        const covered = new Set([...kept, sets[rank] ?? []].flat())
        const rest = others.map((people) => people.filter((id) => !covered.has(id)))
        const instead = covered.size + mostCovered(rest, missing)
        expect(instead).toBeLessThan(coveredBy(found).size)
      }
    },
  )

  test.prop([crowd(), sessionCount])(
    'that is greedy takes, again and again, the best of where most come who are in none so far',
    (meeting, maxSessions) => {
      const found = cover(meeting, maxSessions)
      if (found.method !== 'greedy') return
      const chosen: Recommendation<string>[] = []
      const newTo = ({ available }: Recommendation<string>) =>
        available.filter((id) => !chosen.some((session) => session.available.includes(id))).length
      while (chosen.length < maxSessions) {
        const most = Math.max(...ranked(meeting).map(newTo))
        if (most === 0) break
        const best = ranked(meeting).filter((one) => newTo(one) === most)
        const apart = best.find((one) => !chosen.some((other) => overlaps(one, other)))
        chosen.push(apart ?? (best[0] as Recommendation<string>))
      }
      expect(found.sessions.map(({ start }) => start)).toEqual(
        chosen.map(({ start }) => start).toSorted((one, other) => one - other),
      )
    },
  )

  test.prop([anyMeeting, sessionCount])(
    'has sessions that overlap only where the same people can’t come to another',
    (meeting, maxSessions) => {
      const { sessions } = cover(meeting, maxSessions)
      const isApart = (one: Stretch, others: readonly Stretch[]) =>
        !others.some((other) => overlaps(one, other))
      const hasPlace = (session: Session<string>) =>
        ranked(meeting)
          .filter(({ available }) => available.join() === session.available.join())
          .some((same) =>
            isApart(
              same,
              sessions.filter((other) => other !== session),
            ),
          )
      for (const one of sessions) {
        const others = sessions.filter((other) => other !== one)
        if (isApart(one, others)) continue
        // Either it has no other place, or one that it overlaps has none.
        const overlapped = others.filter((other) => overlaps(one, other))
        expect(!hasPlace(one) || overlapped.some((other) => !hasPlace(other))).toBe(true)
      }
    },
  )
})
