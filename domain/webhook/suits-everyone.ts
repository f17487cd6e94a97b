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
 * Whether it is news that a time suits everyone: when none did before. What stood when the event
 * was first watched is none.
 */
export const isNewlySuiting = (known: KnownSuit, suits: boolean): boolean =>
  suits && known === false
