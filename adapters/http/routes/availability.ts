import { createRoute } from '@hono/zod-openapi'
import { readAvailability } from '../../../application/read-availability.ts'
import { submitAvailability } from '../../../application/submit-availability.ts'
import { withdrawAvailability } from '../../../application/withdraw-availability.ts'
import { entityTag, knowsTag } from '../entity-tag.ts'
import type { HttpApp } from '../http-context.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import {
  availabilitySchema,
  showAvailability,
  submissionSchema,
  submittedSchema,
} from '../schemas/availability-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import {
  body,
  entityTagHeader,
  eventParams,
  eventRequest,
  ifMatch,
  ifNoneMatch,
  json,
  needsToken,
  notModified,
  ON_EVENT,
  participantParams,
  WITH_BODY,
} from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Availability']

/** Submitting, reading and withdrawing answers. */
export function registerAvailabilityRoutes(app: HttpApp, run: RunUseCase): void {
  const submit = createRoute({
    method: 'post',
    path: '/events/{event_id}/availability',
    operationId: 'submitAvailability',
    tags,
    summary: 'Say when a participant can attend',
    description:
      'Replaces the participant’s earlier answer as a whole: with `slots`, in which they can come, or with `busy`, in which they can’t. Participants answer for themselves, the organizer for anyone.',
    ...needsToken(run, jsonBody),
    request: { params: eventParams, headers: ifMatch, body: body(submissionSchema) },
    responses: {
      200: {
        ...json('The answer as it was stored: merged and exact.', submittedSchema),
        headers: entityTagHeader,
      },
      ...problemAnswers(
        ...ON_EVENT,
        ...WITH_BODY,
        'ParticipantNotFound',
        'WrongEventStatus',
        'AnswersClosed',
        'StaleRevision',
      ),
    },
  })
  registerRepeatable(app, run, submit, async (c) => {
    const { notices, userId, submission } = c.req.valid('json')
    const request = { ...eventRequest(c), userId, ...submission }
    const stored = await run(c, submitAvailability(request))
    c.header('ETag', entityTag(stored.revision))
    return c.json({ ...showAvailability(stored), notices }, 200)
  })

  const read = createRoute({
    method: 'get',
    path: '/events/{event_id}/availability/{user_id}',
    operationId: 'readAvailability',
    tags,
    summary: 'Read what a participant has said',
    description: 'For the participant and the organizer.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifNoneMatch },
    responses: {
      200: { ...json('The answer.', availabilitySchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT, 'ParticipantNotFound'),
    },
  })
  app.openapi(read, async (c) => {
    const request = { ...eventRequest(c), userId: c.req.param('user_id') }
    const found = await run(c, readAvailability(request))
    const tag = entityTag(found.revision)
    c.header('ETag', tag)
    if (knowsTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
    return c.json(showAvailability(found), 200)
  })

  const withdraw = createRoute({
    method: 'delete',
    path: '/events/{event_id}/availability/{user_id}',
    operationId: 'withdrawAvailability',
    tags,
    summary: 'Withdraw an answer',
    description: 'The participant counts as not having answered.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifMatch },
    responses: {
      204: { description: 'There is no answer any more.' },
      ...problemAnswers(
        ...ON_EVENT,
        'ParticipantNotFound',
        'WrongEventStatus',
        'AnswersClosed',
        'StaleRevision',
      ),
    },
  })
  app.openapi(withdraw, async (c) => {
    await run(c, withdrawAvailability({ ...eventRequest(c), userId: c.req.param('user_id') }))
    return c.body(null, 204)
  })
}
