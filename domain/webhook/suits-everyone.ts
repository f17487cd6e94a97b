import type { Revision } from '../event/event.ts'
import type { RankedCandidates } from '../matching/ranked-candidates.ts'

/**
 * Whether all participants, of whom there must be some, can come to one and the same candidate, be
 * it gladly or if needed: as the ranking counts unless somebody asks otherwise.
 * @complexity O(candidates)
 */
export const suitsEveryone = <Id extends string>({
  attendance,
  participantCount,
}: RankedCandidates<Id>): boolean =>
  participantCount > 0 && attendance.available.includes(participantCount)

/**
 * What was known of an event last time somebody looked: `undefined` as long as nobody has, since it
 * was watched first.
 */
export type KnownSuit = boolean | undefined

/**
 * What a look compares itself with. The first one finds what stood when watching began, and that is
 * no news, unless the event has changed in between: then nobody can say any more whether it has come
 * since, and a message too many is better than one that is lost.
 *
 * @param since  the revision at which watching began
 * @param revision  the one that was looked at
 */
export const knownAt = (known: KnownSuit, since: Revision, revision: Revision): KnownSuit =>
  known ?? (revision > since ? false : undefined)

/**
 * What is known after a look, and whether it is news: that a time suits everyone, of an open event,
 * when none did before. Of an event that is not open nothing is told, so
 * what is known can only fall there: it is news once the event is open again.
 */
export function afterLook(
  known: KnownSuit,
  { isOpen, suits }: { readonly isOpen: boolean; readonly suits: boolean },
): { readonly known: boolean; readonly isNews: boolean } {
  const isNews = isOpen && suits && known === false
  return { known: suits && (isNews || known !== false), isNews }
}

/** How long to wait with another look at an event that has changed under the last one. */
export const NEXT_LOOK_MS = 3_000
