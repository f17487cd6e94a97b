import type { EpochMs } from '../time/epoch-ms.ts'
import { Interval } from '../time/interval.ts'
import { TimeZone } from '../time/time-zone.ts'
import {
  type Attendance,
  countAttendance,
  type Group,
  type MatchedParticipant,
  type Missing,
  missingFrom,
  neededFor,
} from './attendance.ts'
import { candidateAt, proposedSlotOf } from './candidates.ts'
import { latestStart } from './latest-start.ts'
import type { MeetingPlan } from './meeting-plan.ts'
import { DEFAULT_RULE, type RankingRule, rankCandidates } from './ranking.ts'

/** A candidate with its rank, who can come, who can't, and who has not said. */
export type Recommendation<Id extends string> = {
  /** 1 for the best. */
  readonly rank: number
  readonly start: EpochMs
  readonly end: EpochMs
  /** How far the start can move to the right on the grid with exactly the same people. */
  readonly latestStart: EpochMs
  /** The zone of the proposed slot that the candidate lies in. */
  readonly timeZone: TimeZone
  /** Available people ÷ all people; 0 when there are none. */
  readonly availabilityRate: number
  /** Every person is in exactly one of these three lists, in the order in which they were given. */
  readonly available: readonly Id[]
  readonly unavailable: readonly Id[]
  readonly noResponse: readonly Id[]
  /** Those of the available who would rather not. */
  readonly ifNeeded: readonly Id[]
  readonly missing: Missing<Id>
}

/** Which part of the ranking is wanted, in which order: by {@link DEFAULT_RULE} unless it says. */
export type RecommendationQuery = Partial<RankingRule> & {
  /** At most this many recommendations. */
  readonly limit: number
  /** None below this availability rate, 0 to 1. */
  readonly minRate: number
  /** Whether to leave out what overlaps a better recommendation. */
  readonly distinct?: boolean | undefined
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
  readonly #groups: readonly Group<Id>[]
  readonly #required: readonly Id[]
  readonly #attendance: Attendance
  readonly #ranked = new Map<RankingRule['ifNeeded'], Int32Array>()

  /** @complexity that of {@link countAttendance} */
  constructor(
    plan: MeetingPlan,
    participants: readonly MatchedParticipant<Id>[],
    groups: readonly Group<Id>[] = [],
  ) {
    this.#plan = plan
    this.#participants = participants
    this.#groups = groups
    this.#required = participants.flatMap(({ id, required }) => (required ? [id] : []))
    this.#attendance = countAttendance(plan, participants, groups)
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
    return this.#attendance.starts.length
  }

  /**
   * The best candidates, best first.
   * @complexity O(candidates) for each rule that is asked for first, and
   *   O(limit × (participants × log slots of a participant + proposed slots + members of groups))
   */
  best(query: RecommendationQuery): readonly Recommendation<Id>[] {
    const chosen: Interval[] = []
    const recommendations: Recommendation<Id>[] = []
    for (const candidate of this.#order(query)) {
      if (recommendations.length >= query.limit) break
      if (this.#rate(candidate) < query.minRate) continue
      const start = this.#attendance.starts[candidate] as EpochMs
      const meeting = candidateAt(this.#plan, start)
      if (query.distinct) {
        if (chosen.some((other) => Interval.overlaps(other, meeting))) continue
        chosen.push(meeting)
      }
      recommendations.push(this.#recommend(recommendations.length + 1, meeting))
    }
    return recommendations
  }

  #order({ ifNeeded = DEFAULT_RULE.ifNeeded }: Partial<RankingRule>): Int32Array {
    const known = this.#ranked.get(ifNeeded)
    if (known !== undefined) return known
    const ranked = rankCandidates(this.#attendance, this.#participants.length, { ifNeeded })
    this.#ranked.set(ifNeeded, ranked)
    return ranked
  }

  #rate(candidate: number): number {
    const people = this.#participants.length
    return people === 0 ? 0 : (this.#attendance.available[candidate] as number) / people
  }

  #recommend(rank: number, meeting: Interval): Recommendation<Id> {
    const needed = neededFor(this.#plan, meeting)
    const available: Id[] = []
    const unavailable: Id[] = []
    const noResponse: Id[] = []
    const ifNeeded: Id[] = []
    for (const { id, answer } of this.#participants) {
      if (answer === undefined) noResponse.push(id)
      else if (answer.slots.contains(needed)) {
        available.push(id)
        if (!answer.firmSlots.contains(needed)) ifNeeded.push(id)
      } else unavailable.push(id)
    }
    const people = this.#participants.length
    return {
      rank,
      start: meeting.start,
      end: meeting.end,
      latestStart: latestStart(this.#plan, this.#participants, meeting),
      timeZone: proposedSlotOf(this.#plan, meeting.start)?.timeZone ?? TimeZone.utc,
      availabilityRate: people === 0 ? 0 : available.length / people,
      available,
      unavailable,
      noResponse,
      ifNeeded,
      missing: missingFrom(available, this.#required, this.#groups),
    }
  }
}
