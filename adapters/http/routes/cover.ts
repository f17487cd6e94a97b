import { createRoute, type z } from '@hono/zod-openapi'
import { inTurns } from '../../../application/in-turns.ts'
import { recommend } from '../../../application/recommend.ts'
import { coverOf } from '../../../domain/matching/cover/cover.ts'
import { seenCover } from '../../../domain/matching/cover/seen-cover.ts'
import type { HttpApp } from '../http-context.ts'
import type { RenderedBodies } from '../rendered-bodies.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { coverSchema, showCover } from '../schemas/cover-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { coverQuerySchema, sizeFault } from '../schemas/recommendation-query-schemas.ts'
import {
  entityTagHeader,
  eventParams,
  eventRequest,
  ifNoneMatch,
  json,
  needsToken,
  notModified,
  ON_EVENT,
} from './operation.ts'
import { parameterFault, rankedAnswer, refuseInput } from './ranked-answer.ts'

/** Sessions such that everybody comes to one. */
export function registerCoverRoute(app: HttpApp, run: RunUseCase, bodies: RenderedBodies): void {
  const cover = createRoute({
    method: 'get',
    path: '/events/{event_id}/cover',
    operationId: 'cover',
    tags: ['Recommendations'],
    summary: 'Find the fewest sessions that cover everybody',
    description:
      'For the organizer and the participants, when one meeting can’t hold everybody: the fewest sessions such that everyone who can come at all comes to one, or with fewer allowed, those that leave the fewest out. A session that would overlap another moves to a time that suits the same people, where there is one. Buffers count; who is required, groups and reservations only decide between choices that cover equally many. Where `visibility` hides the answers from a participant, the lists hold nobody but them, and the counts stay.',
    ...needsToken(run),
    request: { params: eventParams, query: coverQuerySchema, headers: ifNoneMatch },
    responses: {
      200: { ...json('The sessions, earliest first.', coverSchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT, 'InvalidInput'),
    },
  })
  app.openapi(cover, async (c) => {
    const { max_sessions: maxSessions, timezone } = c.req.valid('query')
    const { event, ranking, sight } = await run(c, recommend(eventRequest(c)))
    refuseInput([parameterFault('max_sessions', sizeFault(ranking))])
    const wishes = ['cover', maxSessions, timezone]
    return rankedAnswer(
      c,
      bodies,
      event,
      sight,
      wishes,
      async (signal): Promise<z.infer<typeof coverSchema>> => ({
        event_id: event.id,
        revision: event.revision,
        duration_minutes: event.plan.durationMinutes,
        participant_count: ranking.participantCount,
        responded_count: ranking.respondedCount,
        ...showCover(
          seenCover(await inTurns(coverOf(ranking, maxSessions), signal), sight),
          timezone,
        ),
      }),
    )
  })
}
