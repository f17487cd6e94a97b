import type { Steps } from '../../steps.ts'
import type { Interval } from '../../time/interval.ts'
import { type Place, placeOf } from '../advice/place.ts'
import { neededFor } from '../attendance.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'
import { attendanceSets } from './attendance-sets.ts'
import { exactCover } from './exact-cover.ts'
import { greedyCover } from './greedy-cover.ts'

/** Up to how many different sets of people who can come together a cover is the best there is. */
export const MAX_EXACT_SETS = 20

/** So many people are looked at in a few milliseconds. */
const PEOPLE_A_STEP = 250

/** How many sessions a cover may have, and how many it may have unless told otherwise. */
export const COVER_SESSIONS = { min: 1, max: 10, default: 3 } as const

/** Several sessions of one meeting, such that everybody comes to one of them, as far as possible. */
export type Cover<Id extends string> = {
  /** `exact`: no fewer sessions would do as well. `greedy`: fewer might. */
  readonly method: 'exact' | 'greedy'
  /** Earliest first. */
  readonly sessions: readonly Session<Id>[]
  /** Who could come to some candidate, but can to none of the sessions: so many are too few. */
  readonly leftOver: readonly Id[]
  /** Who has answered, and can come to no candidate at all. */
  readonly cannotCome: readonly Id[]
  readonly noResponse: readonly Id[]
}

/** One session of a cover. */
export type Session<Id extends string> = Place & {
  readonly availableCount: number
  readonly assignedCount: number
  /** Everybody who can come to it. */
  readonly available: readonly Id[]
  /** Those of them who come to it and to none before: everybody who is covered comes to one. */
  readonly assigned: readonly Id[]
}

/**
 * The fewest sessions such that everybody who can come to any candidate comes to one; where the
 * limit allows too few, those that leave the fewest out. Among equals, the sessions that rank best.
 * Of candidates that suit the same people one is taken that overlaps no other session, if need be.
 *
 * @param maxSessions {@link COVER_SESSIONS}
 * @complexity exact: O(2^sets × sets) for up to {@link MAX_EXACT_SETS} sets; greedy: O(sessions)
 *   times counting everybody
 * @see Chvátal, "A Greedy Heuristic for the Set-Covering Problem", 1979: greedy takes at most
 *   1 + ln(people) times as many sessions as the fewest
 */
export function* coverOf<Id extends string>(
  ranking: RankedCandidates<Id>,
  maxSessions: number,
): Steps<Cover<Id>> {
  const { plan, participants } = ranking.meeting
  const order = yield* ranking.order({})
  const sets = yield* attendanceSets(ranking, order, MAX_EXACT_SETS)
  const chosen =
    sets === undefined
      ? yield* greedyCover(ranking, order, maxSessions)
      : yield* exactCover(ranking, sets, maxSessions)
  const meetings = chosen.toSorted((one, other) => one.start - other.start)
  const needed = meetings.map((meeting) => neededFor(plan, meeting))

  const available: Id[][] = meetings.map(() => [])
  const assigned: Id[][] = meetings.map(() => [])
  const leftOver: Id[] = []
  const cannotCome: Id[] = []
  const noResponse: Id[] = []
  for (const [place, { id, answer }] of participants.entries()) {
    if ((place + 1) % PEOPLE_A_STEP === 0) yield
    if (answer === undefined) {
      noResponse.push(id)
      continue
    }
    const able = [...needed.keys()].filter((i) => answer.slots.contains(needed[i] as Interval))
    for (const i of able) available[i]?.push(id)
    const [first] = able
    if (first !== undefined) assigned[first]?.push(id)
    else if (ranking.suits(answer.slots)) leftOver.push(id)
    else cannotCome.push(id)
  }
  return {
    method: sets === undefined ? 'greedy' : 'exact',
    sessions: meetings.map((meeting, i) => ({
      ...placeOf(plan, meeting),
      availableCount: available[i]?.length ?? 0,
      assignedCount: assigned[i]?.length ?? 0,
      available: available[i] ?? [],
      assigned: assigned[i] ?? [],
    })),
    leftOver,
    cannotCome,
    noResponse,
  }
}
