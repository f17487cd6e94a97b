import { Effect } from 'effect'
import type { MatchedMeeting } from '../domain/matching/matched-meeting.ts'
import { RankedCandidates } from '../domain/matching/ranked-candidates.ts'
import { inTurns } from './in-turns.ts'

/** The ranking for a plan and answers that the caller has in hand; nothing is stored. */
export const recommendForData = (meeting: MatchedMeeting<string>) =>
  // Reading a large body has taken a turn already.
  Effect.yieldNow.pipe(
    Effect.andThen(Effect.promise((signal) => inTurns(RankedCandidates.of(meeting), signal))),
  )
