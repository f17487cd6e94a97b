import { Effect } from 'effect'
import { type Advice, adviceFor } from '../domain/matching/advice/advice.ts'
import type { RankedCandidates } from '../domain/matching/ranked-candidates.ts'
import type { RankingRule } from '../domain/matching/ranking.ts'
import type { Sight } from '../domain/matching/sight.ts'
import type { PersonName } from '../domain/text.ts'
import type { UserId } from '../domain/user/user-id.ts'
import { inTurns } from './in-turns.ts'
import { ask } from './port-call.ts'
import { Users } from './ports.ts'

/**
 * What would bring more people to an event together, as far as the viewer may know, and the names of
 * those whom that speaks of.
 */
export const advise = Effect.fnUntraced(function* (
  ranking: RankedCandidates<UserId>,
  rule: RankingRule,
  sight: Sight<UserId>,
) {
  const advice = yield* Effect.promise((signal) => inTurns(adviceFor(ranking, rule, sight), signal))
  const users = yield* Users
  const people = yield* ask(() => users.find([...new Set(advice.flatMap(namedIn))]))
  const names: ReadonlyMap<UserId, PersonName> = new Map(
    [...people].map(([id, { name }]) => [id, name]),
  )
  return { advice, names }
})

function namedIn(advice: Advice<UserId>): readonly UserId[] {
  switch (advice.kind) {
    case 'smallest_change':
      return [advice.participant]
    case 'missing_answers':
      return advice.people
    case 'without_one':
      return advice.people.map(({ id }) => id)
    default:
      return []
  }
}
