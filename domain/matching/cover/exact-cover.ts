import type { Steps } from '../../steps.ts'
import type { Interval } from '../../time/interval.ts'
import { neededFor } from '../attendance.ts'
import type { RankedCandidates } from '../ranked-candidates.ts'
import { sessionsFor } from './session-at.ts'

/** So many people, or choices, are looked at in a few milliseconds. */
const PEOPLE_A_STEP = 1_000
const CHOICES_A_STEP = 2 ** 18

/**
 * The best choice of sessions that there is: it leaves the fewest people out, has the fewest
 * sessions of all that do, and of these the best ranked. A choice is a number with a bit for each set.
 *
 * @param sets the candidates by who can come, best first; few, for there are 2^sets choices
 */
export function* exactCover<Id extends string>(
  ranking: RankedCandidates<Id>,
  sets: readonly (readonly number[])[],
  maxSessions: number,
): Steps<readonly Interval[]> {
  const leftOut = yield* leftOutBy(yield* comingTo(ranking, sets), sets.length)
  const all = leftOut.length - 1
  let best = 0
  for (let choice = 1; choice <= all; choice++) {
    if (choice % CHOICES_A_STEP === 0) yield
    const size = bitsIn(choice)
    if (size > maxSessions) continue
    const fewer =
      (leftOut[all - choice] as number) - (leftOut[all - best] as number) || size - bitsIn(best)
    if (fewer < 0 || (fewer === 0 && ranksBefore(choice, best))) best = choice
  }
  return sessionsFor(
    ranking,
    sets.filter((_, bit) => best & (1 << bit)),
  )
}

/** For each combination of sets how many people can come to exactly these, none included. */
function* comingTo<Id extends string>(
  ranking: RankedCandidates<Id>,
  sets: readonly (readonly number[])[],
): Steps<Int32Array> {
  const { plan, participants } = ranking.meeting
  const needed = sets.map(([best]) => neededFor(plan, ranking.candidate(best as number)))
  const counts = new Int32Array(2 ** sets.length)
  for (const [place, { answer }] of participants.entries()) {
    if ((place + 1) % PEOPLE_A_STEP === 0) yield
    if (answer === undefined) continue
    let combination = 0
    for (const [bit, time] of needed.entries()) {
      if (answer.slots.contains(time)) combination |= 1 << bit
    }
    counts[combination] = (counts[combination] as number) + 1
  }
  return counts
}

/**
 * For each combination of sets how many people can come to these at most: who is left out when just
 * these are not chosen. Adds up the counts of all parts of each combination, one bit after another.
 */
function* leftOutBy(counts: Int32Array, setCount: number): Steps<Int32Array> {
  for (let bit = 0; bit < setCount; bit++) {
    const step = 1 << bit
    for (let i = 0; i < counts.length; i++) {
      if (i & step) counts[i] = (counts[i] as number) + (counts[i ^ step] as number)
    }
    yield
  }
  return counts
}

/** Whether, of two choices of one size, the first has the better ranked set where they differ. */
function ranksBefore(one: number, other: number): boolean {
  const differing = one ^ other
  return (one & differing & -differing) !== 0
}

function bitsIn(choice: number): number {
  let bits = 0
  for (let rest = choice; rest !== 0; rest &= rest - 1) bits++
  return bits
}
