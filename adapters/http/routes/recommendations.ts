import { createRoute, z } from '@hono/zod-openapi'
import { advise } from '../../../application/advise.ts'
import { inTurns } from '../../../application/in-turns.ts'
import { recommend } from '../../../application/recommend.ts'
import { recommendForData } from '../../../application/recommend-for-data.ts'
import { adviceFor } from '../../../domain/matching/advice/advice.ts'
import { coverOf } from '../../../domain/matching/cover/cover.ts'
import { WHOLE_SIGHT } from '../../../domain/matching/sight.ts'
import type { HttpApp } from '../http-context.ts'
import { MAX_BODY_BYTES } from '../middleware/body-size.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RenderedBodies } from '../rendered-bodies.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { adviceWords, showAdvice } from '../schemas/advice-schemas.ts'
import { showCover } from '../schemas/cover-schemas.ts'
import { dataInHandSchema } from '../schemas/data-in-hand-schema.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import {
  limitFault,
  recommendationQuerySchema,
  sizeFault,
  tieBreakFault,
} from '../schemas/recommendation-query-schemas.ts'
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
  LIMITED,
  needsNothing,
  needsToken,
  notModified,
  ON_EVENT,
  WITH_BODY,
} from './operation.ts'
import { parameterFault, rankedAnswer, refuseInput } from './ranked-answer.ts'

const tags = ['Recommendations']

/** Ranking the candidates of an event, or of data in hand. */
export function registerRecommendationRoutes(
  app: HttpApp,
  run: RunUseCase,
  bodies: RenderedBodies,
): void {
  const ofEvent = createRoute({
    method: 'get',
    path: '/events/{event_id}/recommendations',
    operationId: 'recommend',
    tags,
    summary: 'Rank the possible times of an event',
    description:
      'For the organizer and the participants. Times that miss nobody who must come are first; then more available participants, as `if_needed` has it; then the earlier start, or what `tie_break` says. Every participant is in exactly one of the three lists; where `visibility` hides the answers from a participant, lists and advice speak of nobody but them, and the counts stay.',
    ...needsToken(run),
    request: { params: eventParams, query: recommendationQuerySchema, headers: ifNoneMatch },
    responses: {
      200: { ...json('The best first.', recommendationsSchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT, 'InvalidInput'),
    },
  })
  app.openapi(ofEvent, async (c) => {
    const { min_rate, if_needed, tie_break, timezone, ...wanted } = c.req.valid('query')
    const { limit, distinct } = wanted
    const { event, ranking, sight } = await run(c, recommend(eventRequest(c)))
    refuseInput([
      parameterFault('limit', limitFault(limit, ranking.participantCount, 'ofEvent')),
      parameterFault('tie_break', tieBreakFault(ranking, tie_break, sight)),
      wanted.advice ? parameterFault('advice', sizeFault(ranking)) : undefined,
    ])
    const query = { limit, minRate: min_rate, ifNeeded: if_needed, tieBreak: tie_break, distinct }
    const wishes = [...Object.values(query), wanted.advice, timezone]
    return rankedAnswer(
      c,
      bodies,
      event,
      sight,
      wishes,
      async (signal): Promise<z.infer<typeof recommendationsSchema>> => {
        const shown = {
          event_id: event.id,
          revision: event.revision,
          ...(await showRanking(ranking, query, timezone, sight, signal)),
        }
        if (!wanted.advice) return shown
        const { advice, names } = await run(c, advise(ranking, query, sight))
        const words = adviceWords(ranking, (id) => names.get(id) ?? id, timezone)
        return { ...shown, advice: advice.map((one) => showAdvice(one, words)) }
      },
    )
  })

  const forData = createRoute({
    method: 'post',
    path: '/recommendations',
    operationId: 'recommendForData',
    tags,
    summary: 'Rank the possible times for data in hand',
    description: 'Needs no token and stores nothing. What is wanted stands in the body, too.',
    ...needsNothing(jsonBody),
    request: { query: z.strictObject({}), body: body(dataInHandSchema) },
    responses: {
      200: json('The best first.', dataRecommendationsSchema),
      ...problemAnswers(
        ...LIMITED,
        ...WITH_BODY,
        { _tag: 'BodyTooLarge', maxBytes: MAX_BODY_BYTES.dataInHand },
        'InternalError',
      ),
    },
  })
  app.openapi(forData, async (c) => {
    const { meeting, query, timeZone, wantsAdvice, maxSessions, notices } = c.req.valid('json')
    const ranking = await run(c, recommendForData(meeting))
    const detail = tieBreakFault(ranking, query.tieBreak, WHOLE_SIGHT)
    refuseInput([detail === undefined ? undefined : { pointer: '/tie_break', detail }])
    const { signal } = c.get('ending')
    const shown = await showRanking(ranking, query, timeZone, WHOLE_SIGHT, signal)
    const advice = wantsAdvice ? await inTurns(adviceFor(ranking, query), signal) : undefined
    const cover = maxSessions ? await inTurns(coverOf(ranking, maxSessions), signal) : undefined
    const words = adviceWords(ranking, (id) => id, timeZone)
    return c.json(
      {
        ...shown,
        ...(advice && { advice: advice.map((one) => showAdvice(one, words)) }),
        ...(cover && { cover: showCover(cover, timeZone) }),
        notices,
      },
      200,
    )
  })
}
