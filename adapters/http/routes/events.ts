import { createRoute } from '@hono/zod-openapi'
import { changeEvent } from '../../../application/change-event.ts'
import { createEvent } from '../../../application/create-event.ts'
import { deleteEvent } from '../../../application/delete-event.ts'
import { readEvent } from '../../../application/read-event.ts'
import { entityTag, knowsTag, onlookerActing } from '../entity-tag.ts'
import type { HttpApp } from '../http-context.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { eventChangesSchema, newEventSchema } from '../schemas/event-input-schemas.ts'
import {
  createdEventSchema,
  eventSchema,
  replannedEventSchema,
  showEvent,
} from '../schemas/event-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { showRegistered } from '../schemas/webhook-schemas.ts'
import {
  AUTHENTICATED,
  body,
  entityTagHeader,
  eventParams,
  eventRequest,
  ifMatch,
  ifNoneMatch,
  json,
  needsCreator,
  needsToken,
  notModified,
  ON_EVENT,
  WITH_BODY,
} from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Events']

/** Creating, reading, changing and deleting events. */
export function registerEventRoutes(app: HttpApp, run: RunUseCase, basePath: string): void {
  const create = createRoute({
    method: 'post',
    path: '/events',
    operationId: 'createEvent',
    tags,
    summary: 'Create an event',
    description:
      'Answers with the tokens that open it; they are shown here and never again, and so are the secrets of its webhooks. An organizer whose address is among the participants is one user, under the name that the participant has, unless they are registered. For a registered user (`organizer_id`) with a service credential alone: an admin’s, or that user’s own.',
    ...needsCreator(run, jsonBody),
    request: { body: body(newEventSchema) },
    responses: {
      201: {
        ...json('The event and its tokens.', createdEventSchema),
        headers: {
          ...entityTagHeader,
          Location: {
            description: 'Where the event is.',
            schema: { type: 'string', example: '/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz' },
          },
        },
      },
      ...problemAnswers(...AUTHENTICATED, ...WITH_BODY, 'WebhookUrlsRefused', 'UserNotFound'),
    },
  })
  registerRepeatable(app, run, create, async (c) => {
    const { proposal, notices } = c.req.valid('json')
    const created = await run(c, createEvent(proposal, c.get('creator')))
    const event = showEvent(created.view)
    c.header('Location', `${basePath}/events/${event.event_id}`)
    c.header('ETag', entityTag(event.revision))
    const { participants, ...rest } = event
    return c.json(
      {
        ...rest,
        organizer_token: created.organizerToken,
        join_token: created.joinToken,
        participants: participants.map((participant, i) => ({
          ...participant,
          token: created.participantTokens[i] as string,
        })),
        webhooks: created.webhooks.map(showRegistered),
        notices,
      },
      201,
    )
  })

  const read = createRoute({
    method: 'get',
    path: '/events/{event_id}',
    operationId: 'readEvent',
    tags,
    summary: 'Read an event',
    description:
      'With any token of the event. An e-mail address is for the organizer and for whose it is; what else is for whom, `visibility` says. `you` tells as what whoever asks acts on it.',
    ...needsToken(run),
    request: { params: eventParams, headers: ifNoneMatch },
    responses: {
      200: { ...json('The event.', eventSchema), headers: entityTagHeader },
      304: notModified,
      ...problemAnswers(...ON_EVENT),
    },
  })
  app.openapi(read, async (c) => {
    const view = await run(c, readEvent(eventRequest(c)))
    const tag = entityTag(view.event.revision, { seenBy: onlookerActing(view.viewer) })
    c.header('ETag', tag)
    if (knowsTag(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
    return c.json(showEvent(view), 200)
  })

  const change = createRoute({
    method: 'patch',
    path: '/events/{event_id}',
    operationId: 'changeEvent',
    tags,
    summary: 'Change or cancel an event',
    description:
      'For the organizer. Only what the body names changes. Duration, step, slots, buffers and groups can change while the event is open, everything else until it is cancelled; answers stay as they are and count wherever they fit, and whose answer fits nowhere any more is told.',
    ...needsToken(run, jsonBody),
    request: { params: eventParams, headers: ifMatch, body: body(eventChangesSchema) },
    responses: {
      200: { ...json('The event as it is now.', replannedEventSchema), headers: entityTagHeader },
      ...problemAnswers(
        ...ON_EVENT,
        ...WITH_BODY,
        'WrongEventStatus',
        'StaleRevision',
        'MeetingPlanRefused',
      ),
    },
  })
  app.openapi(change, async (c) => {
    const { changes, notices } = c.req.valid('json')
    const { view, outside } = await run(c, changeEvent({ ...eventRequest(c), changes }))
    c.header('ETag', entityTag(view.event.revision))
    return c.json({ ...showEvent(view), answers_outside: [...outside], notices }, 200)
  })

  const remove = createRoute({
    method: 'delete',
    path: '/events/{event_id}',
    operationId: 'deleteEvent',
    tags,
    summary: 'Delete an event',
    description: 'For the organizer. Everything of the event is gone: people, answers, tokens.',
    ...needsToken(run),
    request: { params: eventParams, headers: ifMatch },
    responses: {
      204: { description: 'It is gone.' },
      ...problemAnswers(...ON_EVENT, 'StaleRevision'),
    },
  })
  app.openapi(remove, async (c) => {
    await run(c, deleteEvent(eventRequest(c)))
    return c.body(null, 204)
  })
}
