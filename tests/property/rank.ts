import {
  RankedCandidates,
  type Recommendation,
  type RecommendationQuery,
} from '../../domain/matching/recommendation.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { type Meeting, participants } from './arbitraries/meeting.ts'

/** The part of a ranking that leaves nothing out. */
export const EVERYTHING: RecommendationQuery = { limit: Number.POSITIVE_INFINITY, minRate: 0 }

/** The recommendations for a meeting, as the domain makes them. */
export const rank = (
  { plan, people }: Meeting,
  query = EVERYTHING,
): readonly Recommendation<string>[] => new RankedCandidates(plan, participants(people)).best(query)

/** The meeting with every answer replaced. */
export const withAnswers = (
  { plan, people }: Meeting,
  change: (intervals: readonly Interval[]) => readonly Interval[],
): Meeting => ({
  plan,
  people: people.map((person) => ({
    ...person,
    intervals: person.intervals && change(person.intervals),
  })),
})
