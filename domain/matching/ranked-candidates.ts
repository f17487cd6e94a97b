import type { Steps } from '../steps.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { Interval } from '../time/interval.ts'
import type { IntervalSet } from '../time/interval-set.ts'
import { type Attendance, countAttendance, neededFor } from './attendance.ts'
import { candidateAt } from './candidates.ts'
import { countDiscomfort } from './comfort.ts'
import { membersOf } from './group.ts'
import { latestStart, sameUntil } from './latest-start.ts'
import type { MatchedMeeting } from './matched-meeting.ts'
import { MINUTE_MS } from './meeting-plan.ts'
import { DEFAULT_RULE, type RankingRule, rankCandidates } from './ranking.ts'
import { type Prepared, type Recommendation, recommendationOf } from './recommendation.ts'
import { SlotMatcher } from './slot-matcher.ts'
import { workingTimes } from './working-time.ts'

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

/** Why nobody can come to any time that was asked for. */
export type EmptyReason =
  | 'window_shorter_than_duration'
  | 'no_participants'
  | 'no_answers'
  | 'no_overlap'

/**
 * All candidates of a plan in their order of merit. Making it costs a pass over everybody's time;
 * asking it for the best few is then cheap, so it is worth keeping while nothing changes.
 */
export class RankedCandidates<Id extends string> {
  readonly meeting: MatchedMeeting<Id>
  readonly matcher: SlotMatcher
  readonly attendance: Attendance
  readonly #prepared: Prepared<Id>
  /** See {@link sameUntil}; missing until somebody asks for recommendations. */
  #sameUntil: Float64Array | undefined
  readonly #orders = new Map<string, Int32Array>()

  private constructor(
    meeting: MatchedMeeting<Id>,
    matcher: SlotMatcher,
    attendance: Attendance,
    prepared: Prepared<Id>,
  ) {
    this.meeting = meeting
    this.matcher = matcher
    this.attendance = attendance
    this.#prepared = prepared
  }

  /** @complexity that of {@link countAttendance} */
  static *of<Id extends string>(meeting: MatchedMeeting<Id>): Steps<RankedCandidates<Id>> {
    const matcher = new SlotMatcher(meeting.plan)
    const members = membersOf(meeting.groups, meeting.participants)
    const attendance = yield* countAttendance(meeting, matcher, members)
    const times = yield* workingTimes(meeting)
    return new RankedCandidates(meeting, matcher, attendance, { times, members })
  }

  /** How many people there are. */
  get participantCount(): number {
    return this.meeting.participants.length
  }

  /** How many of them have answered, be it with no time at all. */
  get respondedCount(): number {
    return this.meeting.participants.filter(({ answer }) => answer !== undefined).length
  }

  /** How many candidates there are. */
  get candidateCount(): number {
    return this.attendance.starts.length
  }

  /** How many pairs of a candidate and a kind of working hours the rule `comfort` compares. */
  get comfortPairs(): number {
    return this.candidateCount * this.#prepared.times.kinds.length
  }

  /**
   * The best candidates, best first.
   * @complexity that of {@link rankCandidates} for each rule that is asked for first, and of
   *   {@link recommendationOf} for each recommendation
   */
  *best(query: RecommendationQuery): Steps<readonly Recommendation<Id>[]> {
    this.#sameUntil ??= yield* sameUntil(this.meeting, this.matcher)
    const chosen: Interval[] = []
    const recommendations: Recommendation<Id>[] = []
    for (const candidate of yield* this.order(query)) {
      if (recommendations.length >= query.limit) break
      if (this.#rate(candidate) < query.minRate) continue
      const meeting = this.candidate(candidate)
      if (query.distinct) {
        if (chosen.some((other) => Interval.overlaps(other, meeting))) continue
        chosen.push(meeting)
      }
      const rank = recommendations.length + 1
      const until = this.#sameUntil[candidate] as EpochMs
      const latest = latestStart(this.meeting.plan, meeting, until)
      const said = recommendationOf(this.meeting, this.#prepared, meeting)
      recommendations.push({ rank, latestStart: latest, ...said })
      yield
    }
    return recommendations
  }

  /** Why these recommendations are of no use, when nobody can come to even the best of them. */
  emptyReason(best: readonly Recommendation<Id>[]): EmptyReason | undefined {
    if (best.some(({ available }) => available.length > 0)) return undefined
    if (this.candidateCount === 0) return 'window_shorter_than_duration'
    if (this.participantCount === 0) return 'no_participants'
    return this.respondedCount === 0 ? 'no_answers' : 'no_overlap'
  }

  /** All candidates by the rule, best first, as places among the starts. */
  *order({
    ifNeeded = DEFAULT_RULE.ifNeeded,
    tieBreak = DEFAULT_RULE.tieBreak,
  }: Partial<RankingRule>): Steps<Int32Array> {
    const key = `${ifNeeded} ${tieBreak}`
    const known = this.#orders.get(key)
    if (known !== undefined) return known
    const { meeting, matcher, attendance, participantCount } = this
    const discomforts =
      tieBreak === 'comfort'
        ? yield* countDiscomfort(meeting, matcher, this.#prepared.times)
        : undefined
    const order = rankCandidates(attendance, participantCount, ifNeeded, discomforts)
    this.#orders.set(key, order)
    return order
  }

  /** The candidate at this place among the starts. */
  candidate(place: number): Interval {
    return candidateAt(this.meeting.plan, this.attendance.starts[place] as EpochMs)
  }

  /**
   * Whether somebody with this time can come to any candidate.
   * @complexity O(slots × log candidates)
   */
  suits(slots: IntervalSet): boolean {
    const { plan } = this.meeting
    for (const { start, end } of slots) {
      // The first start that leaves room for the buffer before decides: later ones end later.
      const first =
        this.matcher.starts[this.matcher.placeFrom(start + plan.bufferBeforeMinutes * MINUTE_MS)]
      if (first !== undefined && neededFor(plan, candidateAt(plan, first)).end <= end) return true
    }
    return false
  }

  /** How many changes of clocks in how many zones it knows of: what it takes to tell local times. */
  get clockChangeCount(): number {
    const { zones } = this.#prepared.times
    return zones.reduce((sum, { changeCount }) => sum + changeCount, 0)
  }

  /** How many stretches of time all answers have together. */
  get slotCount(): number {
    return this.meeting.participants.reduce((sum, { answer }) => sum + (answer?.slots.size ?? 0), 0)
  }

  #rate(candidate: number): number {
    const people = this.participantCount
    return people === 0 ? 0 : (this.attendance.available[candidate] as number) / people
  }
}
