import { createRoute } from '@hono/zod-openapi'
import { addParticipants } from '../../../application/add-participants.ts'
import { changeParticipant } from '../../../application/change-participant.ts'
import { removeParticipant } from '../../../application/remove-participant.ts'
import { entityTag } from '../entity-tag.ts'
import type { HttpApp } from '../http-context.ts'
import { jsonBody } from '../middleware/json-body.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { changedParticipantSchema, invitedParticipantsSchema } from '../schemas/event-schemas.ts'
import {
  attendingChangesSchema,
  newParticipantsSchema,
  showParticipant,
} from '../schemas/person-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import {
  body,
  entityTagHeader,
  eventParams,
  eventRequest,
  ifMatch,
  json,
  needsToken,
  ON_EVENT,
  participantParams,
  WITH_BODY,
} from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Participants']

/** Adding, changing and removing participants. */
export function registerParticipantRoutes(app: HttpApp, run: RunUseCase): void {
  const add = createRoute({
    method: 'post',
    path: '/events/{event_id}/participants',
    operationId: 'addParticipants',
    tags,
    summary: 'Add participants, or join',
    description:
      'The organizer adds one or many; the bearer of the join token adds themselves. Each becomes a user of their own, whoever else has the address elsewhere, and gets a token, shown here and never again: whoever loses theirs can be given a new one. Nobody joins while `joining` is closed. Whom the meeting needs (`required`) is the organizer’s to say.',
    ...needsToken(run, jsonBody),
    request: { params: eventParams, headers: ifMatch, body: body(newParticipantsSchema) },
    responses: {
      201: {
        ...json('The newcomers and their tokens.', invitedParticipantsSchema),
        headers: entityTagHeader,
      },
      ...problemAnswers(
        ...ON_EVENT,
        ...WITH_BODY,
        'WrongEventStatus',
        'JoiningClosed',
        'AlreadyTakesPart',
        'StaleRevision',
        'TooManyParticipants',
      ),
    },
  })
  registerRepeatable(app, run, add, async (c) => {
    const participants = c.req.valid('json')
    const added = await run(c, addParticipants({ ...eventRequest(c), participants }))
    c.header('ETag', entityTag(added.event.revision))
    return c.json(
      {
        event_id: added.event.id as string,
        revision: added.event.revision,
        participants: added.newcomers.map(({ user, attending }, i) => ({
          ...showParticipant({ ...user, ...attending, status: 'invited' }),
          token: added.tokens[i] as string,
        })),
      },
      201,
    )
  })

  const change = createRoute({
    method: 'patch',
    path: '/events/{event_id}/participants/{user_id}',
    operationId: 'changeParticipant',
    tags,
    summary: 'Change how somebody takes part',
    description:
      'Only what the body names changes. Where they are and when they work is for the participant and the organizer to say; whether they are required, for the organizer alone.',
    ...needsToken(run, jsonBody),
    request: { params: participantParams, headers: ifMatch, body: body(attendingChangesSchema) },
    responses: {
      200: {
        ...json('The participant as they are now.', changedParticipantSchema),
        headers: entityTagHeader,
      },
      ...problemAnswers(
        ...ON_EVENT,
        ...WITH_BODY,
        'ParticipantNotFound',
        'WrongEventStatus',
        'StaleRevision',
      ),
    },
  })
  app.openapi(change, async (c) => {
    const changes = c.req.valid('json')
    const userId = c.req.param('user_id')
    const changed = await run(c, changeParticipant({ ...eventRequest(c), userId, changes }))
    const { id, revision } = changed.event
    c.header('ETag', entityTag(revision))
    return c.json(
      { event_id: id as string, revision, ...showParticipant(changed.participant) },
      200,
    )
  })

  const remove = createRoute({
    method: 'delete',
    path: '/events/{event_id}/participants/{user_id}',
    operationId: 'removeParticipant',
    tags,
    summary: 'Remove a participant',
    description:
      'For the organizer. Their answer and their token are gone too. Groups do without them: one that would ask for more people than it has asks for all it has, and an empty one is gone.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifMatch },
    responses: {
      204: { description: 'They no longer take part.' },
      ...problemAnswers(...ON_EVENT, 'ParticipantNotFound', 'StaleRevision'),
    },
  })
  app.openapi(remove, async (c) => {
    await run(c, removeParticipant({ ...eventRequest(c), userId: c.req.param('user_id') }))
    return c.body(null, 204)
  })
}
