import { z } from '@hono/zod-openapi'
import type { Cover } from '../../../domain/matching/cover/cover.ts'
import type { TimeZone } from '../../../domain/time/time-zone.ts'
import { shownSlotSchema, showSlot } from './slot-schemas.ts'

const idsSchema = z.array(z.string())

/** The fields that tell a cover. */
export const coverFields = {
  method: z.enum(['exact', 'greedy']).openapi({
    description:
      '`exact`: no fewer sessions would do as well; so it is for up to 20 different sets of people who can come together. `greedy`: fewer might.',
  }),
  sessions: z
    .array(
      z
        .object({
          ...shownSlotSchema.shape,
          available_count: z.int().openapi({ description: 'How many can come to it.' }),
          assigned_count: z.int().openapi({ description: 'How many of them come to it.' }),
          available: idsSchema.openapi({ description: 'Who can come to it.' }),
          assigned: idsSchema.openapi({
            description:
              'Who of them comes to it: each to the earliest session that they can come to.',
          }),
        })
        .openapi('Session'),
    )
    .openapi({ description: 'Earliest first.' }),
  left_over: idsSchema.openapi({
    description: 'Who can come to some candidate, but to none of these: so many are too few.',
  }),
  cannot_come: idsSchema.openapi({ description: 'Who has answered and can come to no candidate.' }),
  no_response: idsSchema.openapi({ description: 'Who has not answered.' }),
}

/** A cover of an event. */
export const coverSchema = z
  .object({
    event_id: z.string(),
    revision: z.int(),
    duration_minutes: z.int(),
    participant_count: z.int().openapi({ description: 'How many people there are.' }),
    responded_count: z.int().openapi({ description: 'How many have answered.' }),
    ...coverFields,
  })
  .openapi('Cover')

/** A cover as the interface shows it; in `timeZone` when one is asked for. */
export const showCover = <Id extends string>(cover: Cover<Id>, timeZone: TimeZone | undefined) => ({
  method: cover.method,
  sessions: cover.sessions.map((session) => ({
    ...showSlot(session, timeZone ?? session.timeZone),
    available_count: session.availableCount,
    assigned_count: session.assignedCount,
    available: [...session.available],
    assigned: [...session.assigned],
  })),
  left_over: [...cover.leftOver],
  cannot_come: [...cover.cannotCome],
  no_response: [...cover.noResponse],
})
