import { Effect } from 'effect'
import type { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { type Attendee, RankedCandidates } from '../domain/matching/recommendation.ts'

/** The ranking for a plan and answers that the caller has in hand; nothing is stored. */
export const recommendForData = (request: {
  readonly plan: MeetingPlan
  readonly attendees: readonly Attendee<string>[]
}) => Effect.sync(() => new RankedCandidates(request.plan, request.attendees))
