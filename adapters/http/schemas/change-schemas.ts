import { z } from '@hono/zod-openapi'
import type { EventId } from '../../../domain/event/event-id.ts'
import { deletedMessage, GREETING, HEARTBEAT, revisionMessage } from '../changes/change-messages.ts'

const eventId = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' as EventId

/** What a stream of changes says, as OpenAPI describes it: the whole of it is one text. */
export const changesSchema = z.string().openapi({
  description:
    'Server-sent events. `revision` has the revision as its `id` and in its data, `{ "event_id": …, "revision": 7 }`; `deleted`, with the data `{ "event_id": … }`, is the last. Comments are signs of life.',
  example:
    GREETING +
    revisionMessage(eventId, 7) +
    HEARTBEAT +
    revisionMessage(eventId, 9) +
    deletedMessage(eventId),
})

/** The header with which a reader comes back. */
export const lastEventId = z.object({
  'Last-Event-ID': z
    .string()
    .optional()
    .openapi({
      param: {
        description: 'The last revision that was told: it is not told again while it stands.',
      },
      example: '7',
    }),
})
