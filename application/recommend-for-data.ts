import { Effect } from 'effect'
import type { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { type MatchedParticipant, RankedCandidates } from '../domain/matching/recommendation.ts'

/** The ranking for a plan and answers that the caller has in hand; nothing is stored. */
export const recommendForData = (request: {
  readonly plan: MeetingPlan
  readonly participants: readonly MatchedParticipant<string>[]
}) => Effect.sync(() => new RankedCandidates(request.plan, request.participants))
