import type { MatchedMeeting } from '../../domain/matching/matched-meeting.ts'
import {
  RankedCandidates,
  type RecommendationQuery,
} from '../../domain/matching/ranked-candidates.ts'
import type { Recommendation } from '../../domain/matching/recommendation.ts'
import { finish } from '../../domain/steps.ts'
import type { Interval } from '../../domain/time/interval.ts'
import { type Meeting, participants } from './arbitraries/meeting.ts'

/** The part of a ranking that leaves nothing out. */
export const EVERYTHING: RecommendationQuery = { limit: Number.POSITIVE_INFINITY, minRate: 0 }

/** The candidates of a meeting in their order of merit, as the domain makes them. */
export const ranking = <Id extends string>(
  meeting: Omit<MatchedMeeting<Id>, 'groups'> & Partial<MatchedMeeting<Id>>,
): RankedCandidates<Id> => finish(RankedCandidates.of({ groups: [], ...meeting }))

/** The recommendations for a meeting, as the domain makes them. */
export const ranked = <Id extends string>(
  meeting: Parameters<typeof ranking<Id>>[0],
  query = EVERYTHING,
): readonly Recommendation<Id>[] => finish(ranking(meeting).best(query))

/** The recommendations for a meeting of people without any demands. */
export const rank = (
  { plan, people }: Meeting,
  query = EVERYTHING,
): readonly Recommendation<string>[] => ranked({ plan, participants: participants(people) }, query)

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
