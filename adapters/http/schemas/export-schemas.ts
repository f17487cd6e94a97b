import { z } from '@hono/zod-openapi'
import type { Effect } from 'effect'
import type { exportUser, Participation } from '../../../application/export-user.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { availabilitySchema, showSlots } from './availability-schemas.ts'
import { eventSummarySchema, showSummary } from './event-list-schemas.ts'
import { requiredSchema } from './person-schemas.ts'
import { showUser, userSchema } from './user-schemas.ts'
import { shownWorkingHoursSchema, showWorkingHours } from './working-hours-schemas.ts'

const participationSchema = z.object({
  event_id: z.string(),
  title: z.string(),
  status: z.enum(['invited', 'responded']),
  required: requiredSchema,
  timezone: z.string().optional(),
  working_hours: shownWorkingHoursSchema.optional(),
  groups: z.array(z.string()).openapi({ description: 'The names of the groups they are in.' }),
  slots: availabilitySchema.shape.slots,
})

/** What is kept of one person. */
export const exportSchema = z
  .object({
    user: userSchema,
    organizes: z.array(eventSummarySchema.extend({ description: z.string().optional() })),
    takes_part_in: z.array(participationSchema),
    api_keys: z.array(z.object({ key_id: z.string(), name: z.string(), created_at: z.string() })),
  })
  .openapi('UserExport')

type Exported = Effect.Success<ReturnType<typeof exportUser>>

/** What is kept of one person, as the interface shows it. */
export const showExport = (found: Exported): z.infer<typeof exportSchema> => ({
  user: showUser(found.user),
  organizes: found.organizes.map((event) => ({
    ...showSummary(event),
    ...(event.description !== undefined && { description: event.description }),
  })),
  takes_part_in: found.takesPartIn.map(showParticipation),
  api_keys: found.apiKeys.map(({ id, name, createdAt }) => ({
    key_id: id,
    name,
    created_at: showInstant(createdAt),
  })),
})

const showParticipation = ({ event, participant, answer }: Participation) => ({
  event_id: event.id as string,
  title: event.title as string,
  status: participant.status,
  required: participant.required,
  ...(participant.timeZone !== undefined && { timezone: participant.timeZone as string }),
  ...(participant.workingHours !== undefined && {
    working_hours: showWorkingHours(participant.workingHours),
  }),
  groups: event.groups
    .filter(({ members }) => members.includes(participant.userId))
    .map(({ name }) => name as string),
  slots: showSlots(answer),
})
