import { type Sight, sees } from '../sight.ts'
import type { Cover } from './cover.ts'

/** What a viewer may see of a cover: the sessions and their counts, and in the lists themselves. */
export function seenCover<Id extends string>(cover: Cover<Id>, sight: Sight<Id>): Cover<Id> {
  if (sight.answers === 'everybody') return cover
  const seen = (people: readonly Id[]) => people.filter(sees(sight, 'answers'))
  return {
    method: cover.method,
    sessions: cover.sessions.map((session) => ({
      ...session,
      available: seen(session.available),
      assigned: seen(session.assigned),
    })),
    leftOver: seen(cover.leftOver),
    cannotCome: seen(cover.cannotCome),
    noResponse: seen(cover.noResponse),
  }
}
