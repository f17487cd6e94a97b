import { createRoute } from '@hono/zod-openapi'
import { renewToken, revokeToken } from '../../../application/replace-token.ts'
import type { HttpApp } from '../http-context.ts'
import type { RunUseCase } from '../run-use-case.ts'
import {
  renewedJoinTokenSchema,
  renewedOrganizerTokenSchema,
  renewedTokenSchema,
} from '../schemas/link-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import {
  eventParams,
  eventRequest,
  ifMatch,
  json,
  needsToken,
  needsTokenUnlessDone,
  ON_EVENT,
  participantParams,
} from './operation.ts'
import { registerRepeatable } from './repeatable.ts'

const tags = ['Tokens']

/**
 * Renewing and revoking tokens. Each has the address of the field that showed it when the event was
 * created: `organizer_token`, `join_token`, and `token` of a participant.
 */
export function registerTokenRoutes(app: HttpApp, run: RunUseCase): void {
  registerParticipantToken(app, run)
  registerJoinToken(app, run)
  registerOrganizerToken(app, run)
}

function registerParticipantToken(app: HttpApp, run: RunUseCase): void {
  const path = '/events/{event_id}/participants/{user_id}/token'

  const renew = createRoute({
    method: 'post',
    path,
    operationId: 'renewParticipantToken',
    tags,
    summary: 'Give a participant a new token',
    description:
      'For the organizer, when somebody lost theirs or it fell into wrong hands. The old one is worthless at once; their answer stays.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifMatch },
    responses: {
      201: json('The new token.', renewedTokenSchema),
      ...problemAnswers(...ON_EVENT, 'ParticipantNotFound', 'StaleRevision'),
    },
  })
  registerRepeatable(app, run, renew, async (c) => {
    const userId = c.req.param('user_id')
    const owner = { role: 'participant', userId } as const
    const { grant, token } = await run(c, renewToken({ ...eventRequest(c), owner }))
    return c.json({ event_id: grant.eventId as string, user_id: userId, token }, 201)
  })

  const revoke = createRoute({
    method: 'delete',
    path,
    operationId: 'revokeParticipantToken',
    tags,
    summary: 'Revoke a participant’s token',
    description:
      'For the organizer. The participant stays, with their answer, and may be given a new token.',
    ...needsToken(run),
    request: { params: participantParams, headers: ifMatch },
    responses: {
      204: { description: 'They have no token any more.' },
      ...problemAnswers(...ON_EVENT, 'ParticipantNotFound', 'StaleRevision'),
    },
  })
  app.openapi(revoke, async (c) => {
    const owner = { role: 'participant', userId: c.req.param('user_id') } as const
    await run(c, revokeToken({ ...eventRequest(c), owner }))
    return c.body(null, 204)
  })
}

function registerJoinToken(app: HttpApp, run: RunUseCase): void {
  const path = '/events/{event_id}/join_token'
  const owner = { role: 'join' } as const

  const renew = createRoute({
    method: 'post',
    path,
    operationId: 'renewJoinToken',
    tags,
    summary: 'Make a new token for joining',
    description:
      'For the organizer, when the link for joining has spread too far. The old one is worthless at once; whoever has joined stays.',
    ...needsToken(run),
    request: { params: eventParams, headers: ifMatch },
    responses: {
      201: json('The new token.', renewedJoinTokenSchema),
      ...problemAnswers(...ON_EVENT, 'StaleRevision'),
    },
  })
  registerRepeatable(app, run, renew, async (c) => {
    const { grant, token } = await run(c, renewToken({ ...eventRequest(c), owner }))
    return c.json({ event_id: grant.eventId as string, join_token: token }, 201)
  })

  const revoke = createRoute({
    method: 'delete',
    path,
    operationId: 'revokeJoinToken',
    tags,
    summary: 'Revoke the token for joining',
    description:
      'For the organizer. To keep people from joining who may still read the event, change `joining` instead.',
    ...needsToken(run),
    request: { params: eventParams, headers: ifMatch },
    responses: {
      204: { description: 'There is none any more.' },
      ...problemAnswers(...ON_EVENT, 'StaleRevision'),
    },
  })
  app.openapi(revoke, async (c) => {
    await run(c, revokeToken({ ...eventRequest(c), owner }))
    return c.body(null, 204)
  })
}

function registerOrganizerToken(app: HttpApp, run: RunUseCase): void {
  const renew = createRoute({
    method: 'post',
    path: '/events/{event_id}/organizer_token',
    operationId: 'renewOrganizerToken',
    tags,
    summary: 'Renew one’s own token as the organizer',
    description:
      'For the organizer. The old one is worthless at once, so keep the new one: nobody can make another. Send an `Idempotency-Key`: should the answer be lost, the same request has it again, though its token is worthless by then.',
    ...needsTokenUnlessDone(run),
    request: { params: eventParams, headers: ifMatch },
    responses: {
      201: json('The new token.', renewedOrganizerTokenSchema),
      ...problemAnswers(...ON_EVENT, 'StaleRevision'),
    },
  })
  registerRepeatable(app, run, renew, async (c) => {
    const owner = { role: 'organizer' } as const
    const { grant, token } = await run(c, renewToken({ ...eventRequest(c), owner }))
    return c.json({ event_id: grant.eventId as string, organizer_token: token }, 201)
  })
}
