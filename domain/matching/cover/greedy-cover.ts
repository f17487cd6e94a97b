import type { Steps } from '../../steps.ts'
import type { Interval } from '../../time/interval.ts'
import { neededFor } from '../attendance.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'
import { sessionAt } from './session-at.ts'

/**
 * One session after another, each where the most people can come who can come to none so far, until
 * nobody is left who can come, or there are as many as there may be.
 *
 * @param order all candidates, best first: decides among equals
 */
export function* greedyCover<Id extends string>(
  ranking: RankedCandidates<Id>,
  order: Int32Array,
  maxSessions: number,
): Steps<readonly Interval[]> {
  const { plan, participants } = ranking.meeting
  const { matcher } = ranking
  const sessions: Interval[] = []
  let left = participants.flatMap(({ answer }) => answer?.slots ?? [])
  while (sessions.length < maxSessions) {
    const counts = yield* matcher.count(left)
    const most = counts.reduce((most, count) => Math.max(most, count), 0)
    if (most === 0) break
    const best = Array.from(order).filter((candidate) => counts[candidate] === most)
    const session = sessionAt(ranking, best, sessions)
    sessions.push(session)
    const needed = neededFor(plan, session)
    left = left.filter((slots) => !slots.contains(needed))
  }
  return sessions
}
