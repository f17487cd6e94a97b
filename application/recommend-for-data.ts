import { Effect } from 'effect'
import type { Group, MatchedParticipant } from '../domain/matching/attendance.ts'
import type { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { RankedCandidates } from '../domain/matching/recommendation.ts'

/** The ranking for a plan and answers that the caller has in hand; nothing is stored. */
export const recommendForData = (request: {
  readonly plan: MeetingPlan
  readonly participants: readonly MatchedParticipant<string>[]
  readonly groups: readonly Group<string>[]
}) => Effect.sync(() => new RankedCandidates(request.plan, request.participants, request.groups))
