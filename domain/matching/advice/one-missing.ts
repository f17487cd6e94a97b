import type { Steps } from '../../steps.ts'
import { IntervalSet } from '../../time/interval-set.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'

/** A candidate to which everybody can come but one. */
export type OneMissing = {
  /** Its place among the starts. */
  readonly candidate: number
  /** The place of the one who is missing, among the participants. */
  readonly participant: number
}

/**
 * The candidates to which everybody can come but one, earliest first, and who that is: the sum of
 * the numbers of those who can come falls short of the sum of all by the number of the one missing.
 *
 * @complexity that of counting everybody once
 */
export function* oneMissing<Id extends string>({
  meeting: { participants },
  matcher,
  attendance: { available },
}: RankedCandidates<Id>): Steps<readonly OneMissing[]> {
  if (!available.includes(participants.length - 1)) return []
  const slots = participants.map(({ answer }) => answer?.slots ?? IntervalSet.empty)
  const sums = yield* matcher.weigh(
    slots,
    Float64Array.from(slots.keys(), (place) => place + 1),
  )
  const all = (participants.length * (participants.length + 1)) / 2
  return Array.from(available.keys()).flatMap((candidate) =>
    available[candidate] === participants.length - 1
      ? [{ candidate, participant: all - (sums[candidate] as number) - 1 }]
      : [],
  )
}
