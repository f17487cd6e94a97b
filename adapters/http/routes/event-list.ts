import { createRoute, z } from '@hono/zod-openapi'
import { listEvents } from '../../../application/list-events.ts'
import { SERVICE_ROLES } from '../../../domain/access/service-credential.ts'
import { EventId } from '../../../domain/event/event-id.ts'
import { UserId } from '../../../domain/user/user-id.ts'
import type { HttpApp } from '../http-context.ts'
import type { RunUseCase } from '../run-use-case.ts'
import { constructedBy } from '../schemas/constructed-by.ts'
import { eventPageSchema, showSummary } from '../schemas/event-list-schemas.ts'
import { cursorSchema, pageLimitSchema, showCursor } from '../schemas/page-schemas.ts'
import { problemAnswers } from '../schemas/problem-schema.ts'
import { AUTHENTICATED, json, needsService } from './operation.ts'

const querySchema = z.strictObject({
  organizer_id: z
    .string()
    .transform(constructedBy(UserId.of, () => 'is not the id of a user'))
    .optional()
    .openapi({
      param: { description: 'Only those that this user organizes.' },
      type: 'string',
      pattern: '^usr_[0-7][0-9a-hjkmnp-tv-z]{25}$',
      example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
    }),
  status: z
    .enum(['open', 'scheduled', 'cancelled'])
    .optional()
    .openapi({ param: { description: 'Only those in this status.' } }),
  limit: pageLimitSchema,
  cursor: cursorSchema(EventId.of, 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz'),
})

/** Listing events. */
export function registerEventListRoute(app: HttpApp, run: RunUseCase): void {
  const list = createRoute({
    method: 'get',
    path: '/events',
    operationId: 'listEvents',
    tags: ['Events'],
    summary: 'List events',
    description:
      'For service credentials: an organizer’s lists their own, the others all. Those that were created last come first. What is created meanwhile is on no later page, and nothing is on two.',
    ...needsService(run, SERVICE_ROLES),
    request: { query: querySchema },
    responses: {
      200: json('One page.', eventPageSchema),
      ...problemAnswers(...AUTHENTICATED, 'InvalidInput'),
    },
  })
  app.openapi(list, async (c) => {
    const { organizer_id: organizerId, status, limit, cursor: before } = c.req.valid('query')
    const query = { organizerId, status, limit, before }
    const { items, next } = await run(c, listEvents(c.get('credential'), query))
    return c.json({ events: items.map(showSummary), ...showCursor(next) }, 200)
  })
}
