import { createRoute, type z } from '@hono/zod-openapi'
import { inTurns } from '../../../application/in-turns.ts'
import { recommend } from '../../../application/recommend.ts'
import { answersWithin, heatMapOf, ofBoundedSize } from '../../../domain/matching/heat-map.ts'
import { RequestFailed } from '../failure.ts'
import type { HttpApp } from '../http-context.ts'
import type { RenderedBodies } from '../rendered-bodies.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { heatMapQuerySchema, heatMapSchema, showHeatMap } from '../schemas/heat-map-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
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
import { rankedAnswer } from './ranked-answer.ts'

/** When how many can come to an event. */
export function registerHeatMapRoute(app: HttpApp, run: RunUseCase, bodies: RenderedBodies): void {
  const heatMap = createRoute({
    method: 'get',
    path: '/events/{event_id}/heat-map',
    operationId: 'readHeatMap',
    tags: ['Recommendations'],
    summary: 'Read when how many can come',
    description:
      'For the organizer and the participants: how many are free at each moment of the proposed slots, and who. Duration, step and buffers play no part: whether a meeting fits, the recommendations say. Nothing outside the proposed slots is told of anybody; where `visibility` hides the answers from a participant, `answers` holds their own alone, and the counts stay. One with more than 20,000 availability slots to draw from, or 22,000 segments and slots to show, is refused.',
    ...needsToken(run),
    request: { params: eventParams, query: heatMapQuerySchema, headers: ifNoneMatch },
    responses: {
      200: { ...json('The heat map.', heatMapSchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT, 'InvalidInput', 'TooManyMappedSlots'),
    },
  })
  app.openapi(heatMap, async (c) => {
    const { timezone } = c.req.valid('query')
    const { event, ranking, sight } = await run(c, recommend(eventRequest(c)))
    const wishes = ['heat-map', timezone]
    return rankedAnswer(
      c,
      bodies,
      event,
      sight,
      wishes,
      async (signal): Promise<z.infer<typeof heatMapSchema>> => {
        const answers = await inTurns(answersWithin(ranking.meeting), signal)
        if (!answers.ok) throw new RequestFailed(answers.fault)
        const map = ofBoundedSize(
          await inTurns(heatMapOf(event.plan, answers.value, sight), signal),
        )
        if (!map.ok) throw new RequestFailed(map.fault)
        return {
          event_id: event.id,
          revision: event.revision,
          participant_count: ranking.participantCount,
          responded_count: ranking.respondedCount,
          ...(await inTurns(showHeatMap(map.value, timezone), signal)),
        }
      },
    )
  })
}
