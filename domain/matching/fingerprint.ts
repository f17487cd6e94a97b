import type { Steps } from '../steps.ts'
import { IntervalSet } from '../time/interval-set.ts'
import type { MatchedParticipant } from './matched-meeting.ts'
import type { SlotMatcher } from './slot-matcher.ts'

/** Weights below this of 10,000 people add up to less than 2^53. */
const WEIGHT = 2 ** 39

/**
 * A number for each candidate that tells the set of those who can come from other sets: the sum of a
 * pseudo-random number for each of them. Candidates with the same people have the same number; of
 * pairs with different people, one in 2^39 does by chance.
 *
 * @param salt another one makes other numbers of the same people
 * @complexity that of counting everybody once
 */
export function fingerprints(
  matcher: SlotMatcher,
  participants: readonly MatchedParticipant<string>[],
  salt: number,
): Steps<Float64Array> {
  return matcher.weigh(
    participants.map(({ answer }) => answer?.slots ?? IntervalSet.empty),
    new Float64Array(participants.length).map((_, place) => scattered(place, salt)),
  )
}

/** A whole number below {@link WEIGHT} that looks as if drawn: the finalizer of MurmurHash3, twice. */
function scattered(place: number, salt: number): number {
  const high = mixed(place * 2 + salt * 0x9e3779b9)
  const low = mixed(high ^ (place * 2 + 1))
  // Seven bits above the 32: more would not fit beside them in one number, and be lost from below.
  return (high % (WEIGHT / 2 ** 32)) * 2 ** 32 + low
}

function mixed(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
