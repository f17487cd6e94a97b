import type { EpochMs } from '../time/epoch-ms.ts'
import { IntervalSet } from '../time/interval-set.ts'
import { TimeZone } from '../time/time-zone.ts'
import { candidateAt, proposedSlotOf } from './candidates.ts'
import type { MeetingPlan } from './meeting-plan.ts'
import { rankCandidates } from './ranking.ts'
import { type CountedCandidates, SlotMatcher } from './slot-matcher.ts'

/** One person to find a time for; `answer` is missing until they have answered. */
export type MatchedParticipant<Id extends string> = {
  readonly id: Id
  readonly answer?: IntervalSet | undefined
}

/** A candidate with its rank, who can come, who can't, and who has not said. */
export type Recommendation<Id extends string> = {
  /** 1 for the best. */
  readonly rank: number
  readonly start: EpochMs
  readonly end: EpochMs
  /** The zone of the proposed slot that the candidate lies in. */
  readonly timeZone: TimeZone
  /** Available people ÷ all people; 0 when there are none. */
  readonly availabilityRate: number
  /** Every person is in exactly one of the three lists, in the order in which they were given. */
  readonly available: readonly Id[]
  readonly unavailable: readonly Id[]
  readonly noResponse: readonly Id[]
}

/** Which part of the ranking is wanted. */
export type RecommendationQuery = {
  /** At most this many recommendations. */
  readonly limit: number
  /** None below this availability rate, 0 to 1. */
  readonly minRate: number
}

/** How many recommendations a caller may ask for, and how many they get unless they say. */
export const RECOMMENDATION_LIMIT = { min: 1, max: 100, default: 10 } as const

/**
 * All candidates of a plan in their order of merit. Making it costs a pass over everybody's time;
 * asking it for the best few is then cheap, so it is worth keeping while nothing changes.
 */
export class RankedCandidates<Id extends string> {
  readonly #plan: MeetingPlan
  readonly #participants: readonly MatchedParticipant<Id>[]
  readonly #counted: CountedCandidates
  readonly #ranked: Int32Array

  /** @complexity that of {@link SlotMatcher.count}, and O(candidates + participants) */
  constructor(plan: MeetingPlan, participants: readonly MatchedParticipant<Id>[]) {
    this.#plan = plan
    this.#participants = participants
    this.#counted = SlotMatcher.count(
      plan,
      participants.map(({ answer }) => answer ?? IntervalSet.empty),
    )
    this.#ranked = rankCandidates(this.#counted, participants.length)
  }

  /** How many people there are. */
  get participantCount(): number {
    return this.#participants.length
  }

  /** How many of them have answered, be it with no time at all. */
  get respondedCount(): number {
    return this.#participants.filter(({ answer }) => answer !== undefined).length
  }

  /** How many candidates there are. */
  get candidateCount(): number {
    return this.#ranked.length
  }

  /**
   * The best candidates, best first: more available people, then the earlier start.
   * @complexity O(limit × (participants × log slots of a participant + proposed slots))
   */
  best({ limit, minRate }: RecommendationQuery): readonly Recommendation<Id>[] {
    const recommendations: Recommendation<Id>[] = []
    for (const candidate of this.#ranked.subarray(0, limit)) {
      const rate = this.#rate(this.#counted.counts[candidate] as number)
      if (rate < minRate) break
      const start = this.#counted.starts[candidate] as EpochMs
      recommendations.push(this.#recommend(recommendations.length + 1, start, rate))
    }
    return recommendations
  }

  #rate(count: number): number {
    return this.#participants.length === 0 ? 0 : count / this.#participants.length
  }

  #recommend(rank: number, start: EpochMs, availabilityRate: number): Recommendation<Id> {
    const candidate = candidateAt(this.#plan, start)
    const available: Id[] = []
    const unavailable: Id[] = []
    const noResponse: Id[] = []
    for (const { id, answer } of this.#participants) {
      if (answer === undefined) noResponse.push(id)
      else if (answer.contains(candidate)) available.push(id)
      else unavailable.push(id)
    }
    return {
      rank,
      start,
      end: candidate.end,
      timeZone: proposedSlotOf(this.#plan, start)?.timeZone ?? TimeZone.utc,
      availabilityRate,
      available,
      unavailable,
      noResponse,
    }
  }
}
