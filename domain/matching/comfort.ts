import type { Steps } from '../steps.ts'
import type { IntervalSet } from '../time/interval-set.ts'
import type { TimeZone } from '../time/time-zone.ts'
import { candidateAt } from './candidates.ts'
import type { MatchedMeeting } from './matched-meeting.ts'
import type { SlotMatcher } from './slot-matcher.ts'
import type { WorkingTimes } from './working-time.ts'

/** How far a meeting lies outside the working hours of those who can come to it. */
export type Discomfort = {
  /** Of all of them together, in minutes. */
  readonly totalMinutes: number
  /** Of the worst off of them, in minutes. */
  readonly worstMinutes: number
}

/** {@link Discomfort} for every candidate, in the order of their starts. */
export type Discomforts = {
  readonly totalMinutes: Float64Array
  readonly worstMinutes: Float64Array
}

/**
 * How many pairs of a candidate and a kind of working hours are compared at most: so that comparing
 * comfort takes no longer than all the rest.
 */
export const MAX_COMFORT_PAIRS = 500_000

/** So many are compared in a few milliseconds. */
const PAIRS_A_STEP = 20_000

/**
 * The discomfort of every candidate.
 * @complexity that of counting everybody once, and O(candidates × kinds of working hours)
 */
export function* countDiscomfort<Id extends string>(
  { plan, participants }: MatchedMeeting<Id>,
  matcher: SlotMatcher,
  { kinds, kindOf }: WorkingTimes<Id>,
): Steps<Discomforts> {
  const { starts } = matcher
  const totalMinutes = new Float64Array(starts.length)
  const worstMinutes = new Float64Array(starts.length)
  const slotsOf: IntervalSet[][] = kinds.map(() => [])
  for (const [place, { answer }] of participants.entries()) {
    if (answer !== undefined) slotsOf[kindOf[place] as number]?.push(answer.slots)
  }
  let compared = 0
  for (const [kind, { minutesOutside }] of kinds.entries()) {
    const available = yield* matcher.count(slotsOf[kind] ?? [])
    for (let i = 0; i < starts.length; i++) {
      if (++compared % PAIRS_A_STEP === 0) yield
      const count = available[i] as number
      if (count === 0) continue
      const minutes = minutesOutside(candidateAt(plan, starts[i] as number))
      totalMinutes[i] = (totalMinutes[i] as number) + count * minutes
      worstMinutes[i] = Math.max(worstMinutes[i] as number, minutes)
    }
  }
  return { totalMinutes, worstMinutes }
}

/** The people of a meeting who are in one zone, where it is at one local time. */
export type LocalTime<Id extends string> = {
  readonly timeZone: TimeZone
  /** All of them, whether they can come or not. */
  readonly people: readonly Id[]
  /** Those of them for whom some of the meeting lies outside their working hours. */
  readonly outsideHours: readonly Id[]
}

/**
 * Everybody by the zone that they are in, the first person's first.
 * @param minutesOutside for each kind, how much of the meeting lies outside
 */
export const localTimes = <Id extends string>(
  { zones }: WorkingTimes<Id>,
  minutesOutside: readonly number[],
): readonly LocalTime<Id>[] =>
  zones.map(({ timeZone, people, kindOf }) => ({
    timeZone,
    people,
    outsideHours: people.filter((_, i) => (minutesOutside[kindOf[i] as number] as number) > 0),
  }))
