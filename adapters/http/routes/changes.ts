import { createRoute } from '@hono/zod-openapi'
import { followEvent } from '../../../application/follow-event.ts'
import type { OpenStreams } from '../changes/open-streams.ts'
import type { HttpApp } from '../http-context.ts'
import { bearerToken } from '../middleware/authentication.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { changesSchema, lastEventId } from '../schemas/change-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { eventParams, eventRequest, needsToken, ON_EVENT } from './operation.ts'

/** What keeps those between from keeping the messages. */
const HEADERS = {
  'Content-Type': 'text/event-stream',
  'Cache-Control': 'no-store, no-transform',
  // Known to nginx and those who do as it does.
  'X-Accel-Buffering': 'no',
  // Nobody should wait for a connection to become idle that was taken for half an hour.
  Connection: 'close',
}

/** Following what becomes of an event. */
export function registerChangesRoute(app: HttpApp, run: RunUseCase, streams: OpenStreams): void {
  const follow = createRoute({
    method: 'get',
    path: '/events/{event_id}/changes',
    operationId: 'followEvent',
    tags: ['Events'],
    summary: 'Follow an event',
    description:
      'With any token of the event. Tells at once at which revision the event stands, and every later one within two seconds, the newest of several alone; what has changed, read with the token. Ends when the event is deleted, when the token is renewed, revoked or has expired, and after half an hour or so: then come again, with `Last-Event-ID`. Browsers’ `EventSource` sends no `Authorization`: read it with `fetch`.',
    ...needsToken(run),
    request: { params: eventParams, headers: lastEventId },
    responses: {
      200: {
        description: 'Revisions, as they come.',
        content: { 'text/event-stream': { schema: changesSchema } },
      },
      ...problemAnswers(...ON_EVENT, 'TooManyStreams', 'Draining'),
    },
  })
  app.openapi(follow, async (c) => {
    const followed = await run(c, followEvent(eventRequest(c)))
    // Whoever asks for the head alone reads no stream.
    if (c.req.method === 'HEAD') return c.body(null, 200, HEADERS)
    const stream = streams.begin({
      ...followed,
      address: c.get('address'),
      token: bearerToken(c.req.header('Authorization')),
      known: c.req.header('Last-Event-ID'),
    })
    return c.body(stream, 200, HEADERS)
  })
}
