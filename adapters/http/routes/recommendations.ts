import { createRoute, type z } from '@hono/zod-openapi'
import { accepts } from 'hono/accepts'
import { recommend } from '../../../application/recommend.ts'
import { recommendForData } from '../../../application/recommend-for-data.ts'
import { entityTag, knowsTag } from '../entity-tag.ts'
import { RequestFailed } from '../failure.ts'
import type { HttpApp } from '../http-context.ts'
import { MAX_BODY_BYTES } from '../middleware/body-size.ts'
import { jsonBody } from '../middleware/json-body.ts'
import { RenderedBodies } from '../rendered-bodies.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { dataInHandSchema } from '../schemas/data-in-hand-schema.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { limitFault, recommendationQuerySchema } from '../schemas/recommendation-query-schemas.ts'
import {
  dataRecommendationsSchema,
  recommendationsSchema,
  showRanking,
} from '../schemas/recommendation-schemas.ts'
import {
  body,
  entityTagHeader,
  eventParams,
  eventRequest,
  ifNoneMatch,
  json,
  needsNothing,
  needsToken,
  notModified,
  ON_EVENT,
  WITH_BODY,
} from './operation.ts'

const tags = ['Recommendations']

const CODINGS = { header: 'Accept-Encoding' as const, supports: ['gzip'], default: 'identity' }

/** Ranking the candidates of an event, or of data in hand. */
export function registerRecommendationRoutes(app: HttpApp, run: RunUseCase): void {
  const ofEvent = createRoute({
    method: 'get',
    path: '/events/{event_id}/recommendations',
    operationId: 'recommend',
    tags,
    summary: 'Rank the possible times of an event',
    description:
      'For the organizer and the participants. More available participants first, then the earlier start. Every participant is in exactly one of the three lists.',
    ...needsToken(run),
    request: { params: eventParams, query: recommendationQuerySchema, headers: ifNoneMatch },
    responses: {
      200: { ...json('The best first.', recommendationsSchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT, 'InvalidInput'),
    },
  })
  const bodies = new RenderedBodies()
  app.openapi(ofEvent, async (c) => {
    const { limit, min_rate: minRate, timezone, distinct } = c.req.valid('query')
    const { event, ranking } = await run(c, recommend(eventRequest(c)))
    const detail = limitFault(limit, ranking.participantCount, 'ofEvent')
    if (detail !== undefined) {
      throw new RequestFailed({ _tag: 'InvalidInput', faults: [{ parameter: 'limit', detail }] })
    }
    const { bytes, coding } = bodies.of(
      [event.id, event.revision, limit, minRate, timezone, distinct].join(' '),
      accepts(c, CODINGS) === 'gzip',
      (): z.infer<typeof recommendationsSchema> => ({
        event_id: event.id,
        revision: event.revision,
        duration_minutes: event.plan.durationMinutes,
        ...showRanking(ranking, { limit, minRate, distinct }, timezone),
      }),
    )
    const tag = entityTag(event.revision, coding === 'gzip' ? coding : 'whole')
    c.header('ETag', tag)
    c.header('Vary', 'Accept-Encoding', { append: true })
    if (knowsTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
    if (coding === 'gzip') c.header('Content-Encoding', coding)
    return c.body(bytes, 200, { 'Content-Type': 'application/json' })
  })

  const forData = createRoute({
    method: 'post',
    path: '/recommendations',
    operationId: 'recommendForData',
    tags,
    summary: 'Rank the possible times for data in hand',
    description: 'Needs no token and stores nothing.',
    ...needsNothing(jsonBody),
    request: { body: body(dataInHandSchema) },
    responses: {
      200: json('The best first.', dataRecommendationsSchema),
      ...problemAnswers(
        ...WITH_BODY,
        { _tag: 'BodyTooLarge', maxBytes: MAX_BODY_BYTES.dataInHand },
        'InternalError',
      ),
    },
  })
  app.openapi(forData, async (c) => {
    const { plan, participants, groups, query, timeZone, notices } = c.req.valid('json')
    const ranking = await run(c, recommendForData({ plan, participants, groups }))
    return c.json(
      {
        duration_minutes: plan.durationMinutes,
        ...showRanking(ranking, query, timeZone),
        notices,
      },
      200,
    )
  })
}
