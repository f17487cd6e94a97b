import { createRoute } from '@hono/zod-openapi'
import { scheduleEvent } from '../../../application/schedule-event.ts'
import { unscheduleEvent } from '../../../application/unschedule-event.ts'
import { entityTag } from '../entity-tag.ts'
import type { HttpApp } from '../http-context.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { changedEventSchema, eventSchema, showEvent } from '../schemas/event-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { scheduleSchema } from '../schemas/schedule-schemas.ts'
import {
  body,
  entityTagHeader,
  eventParams,
  eventRequest,
  ifMatch,
  json,
  needsToken,
  ON_EVENT,
  WITH_BODY,
} from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Schedule']

/** Settling the time of an event, and opening it again. */
export function registerScheduleRoutes(app: HttpApp, run: RunUseCase): void {
  const schedule = createRoute({
    method: 'post',
    path: '/events/{event_id}/schedule',
    operationId: 'scheduleEvent',
    tags,
    summary: 'Settle the time',
    description:
      'For the organizer. The meeting must lie inside one proposed slot; the step does not bind.',
    ...needsToken(run, jsonBody),
    request: { params: eventParams, headers: ifMatch, body: body(scheduleSchema) },
    responses: {
      200: { ...json('The event, scheduled.', changedEventSchema), headers: entityTagHeader },
      ...problemAnswers(
        ...ON_EVENT,
        ...WITH_BODY,
        'WrongEventStatus',
        'StaleRevision',
        'OutsideProposedSlots',
      ),
    },
  })
  registerRepeatable(app, run, schedule, async (c) => {
    const { start, notices } = c.req.valid('json')
    const view = await run(c, scheduleEvent({ ...eventRequest(c), start }))
    c.header('ETag', entityTag(view.event.revision))
    return c.json({ ...showEvent(view), notices }, 200)
  })

  const unschedule = createRoute({
    method: 'delete',
    path: '/events/{event_id}/schedule',
    operationId: 'unscheduleEvent',
    tags,
    summary: 'Open a scheduled event again',
    description: 'For the organizer.',
    ...needsToken(run),
    request: { params: eventParams, headers: ifMatch },
    responses: {
      200: { ...json('The event, open.', eventSchema), headers: entityTagHeader },
      ...problemAnswers(...ON_EVENT, 'WrongEventStatus', 'StaleRevision'),
    },
  })
  app.openapi(unschedule, async (c) => {
    const view = await run(c, unscheduleEvent(eventRequest(c)))
    c.header('ETag', entityTag(view.event.revision))
    return c.json(showEvent(view), 200)
  })
}
