import { z } from '@hono/zod-openapi'
import type { EventSummary } from '../../../domain/event/event-repository.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { nextCursorSchema } from './page-schemas.ts'

/** What a list tells of an event. */
export const eventSummarySchema = z
  .object({
    event_id: z.string().openapi({ example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    title: z.string().openapi({ example: 'Q1 planning' }),
    organizer_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    status: z.enum(['open', 'scheduled', 'cancelled']),
    scheduled_start_time: z.string().optional().openapi({
      format: 'date-time',
      description: 'When the meeting begins, once it is scheduled.',
      example: '2026-01-12T19:00:00Z',
    }),
    revision: z.int().openapi({ example: 3 }),
    created_at: z.string().openapi({ format: 'date-time', example: '2026-01-05T09:00:00Z' }),
    participant_count: z.int().openapi({ example: 3 }),
    responded_count: z.int().openapi({ example: 2 }),
  })
  .openapi('EventSummary')

/** One page of events. */
export const eventPageSchema = z
  .object({ events: z.array(eventSummarySchema), next_cursor: nextCursorSchema })
  .openapi('EventPage')

/** An event as a list shows it. */
export const showSummary = (event: EventSummary): z.infer<typeof eventSummarySchema> => ({
  event_id: event.id,
  title: event.title,
  organizer_id: event.organizerId,
  status: event.status.name,
  ...(event.status.name === 'scheduled' && {
    scheduled_start_time: showInstant(event.status.start),
  }),
  revision: event.revision,
  created_at: showInstant(event.createdAt),
  participant_count: event.participantCount,
  responded_count: event.respondedCount,
})
