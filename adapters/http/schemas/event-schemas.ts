import { z } from '@hono/zod-openapi'
import type { EventView } from '../../../application/event-view.ts'
import type { Acting } from '../../../domain/access/grant.ts'
import type { Event } from '../../../domain/event/event.ts'
import { candidateAt, proposedSlotOf } from '../../../domain/matching/candidates.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'
import { TimeZone } from '../../../domain/time/time-zone.ts'
import { calendarLinks, calendarLinksSchema } from '../calendar/calendar-links.ts'
import { showGroup } from './group-schemas.ts'
import { joiningSchema, tokenSchema, visibilitySchema } from './link-schemas.ts'
import { requiredSchema, showParticipant, showPerson } from './person-schemas.ts'
import { bufferAfterSchema, bufferBeforeSchema } from './plan-schemas.ts'
import { noticesAt, shownSlotSchema, showSlot } from './slot-schemas.ts'
import { registeredWebhookSchema } from './webhook-schemas.ts'
import { shownWorkingHoursSchema } from './working-hours-schemas.ts'

const participantSchema = z
  .object({
    user_id: z.string().openapi({ example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    name: z.string().openapi({ example: 'Ada' }),
    email: z.string().optional().openapi({
      description: 'For the organizer and for whose it is.',
      example: 'ada@example.com',
    }),
    timezone: z.string().optional().openapi({
      description: 'Where they are; that of the earliest proposed slot counts where it is missing.',
      example: 'Europe/Berlin',
    }),
    status: z.enum(['invited', 'responded']).optional().openapi({
      description:
        '`responded` from their first answer on, until they withdraw it; missing where the answers of others are hidden.',
    }),
    required: requiredSchema,
    working_hours: shownWorkingHoursSchema.optional(),
  })
  .openapi('Participant')

const youSchema = z
  .object({
    role: z.enum(['organizer', 'participant', 'join', 'reader']).openapi({
      description:
        '`join` may only join; `reader` is a service credential that only looks. On a service without access control everybody is the organizer.',
      example: 'participant',
    }),
    user_id: z.string().optional().openapi({
      description: 'Of a participant.',
      example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
    }),
  })
  .openapi('You', { description: 'As what whoever asks acts on the event.' })

/** An event as its viewer may see it. */
export const eventSchema = z
  .object({
    event_id: z.string().openapi({ example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' }),
    you: youSchema,
    title: z.string().openapi({ example: 'Q1 planning' }),
    description: z.string().optional(),
    duration_minutes: z.int().openapi({ example: 60 }),
    step_minutes: z.int().openapi({ example: 15 }),
    status: z.enum(['open', 'scheduled', 'cancelled']),
    scheduled: z.object(shownSlotSchema.shape).optional().openapi({
      description:
        'When the meeting is, once it is scheduled; when it would have been, if it was cancelled after that.',
    }),
    calendar_links: calendarLinksSchema.optional().openapi({
      description:
        'Once it is scheduled, links that add the meeting to a calendar on the web; `calendar.ics` is for all others.',
    }),
    revision: z.int().openapi({
      description:
        'Raised by every accepted change, also by one that sets what stood already; the entity tag is made of it.',
      example: 3,
    }),
    created_at: z.string().openapi({ format: 'date-time', example: '2026-01-05T09:00:00Z' }),
    organizer: participantSchema
      .omit({ status: true, required: true, working_hours: true })
      .openapi('Organizer'),
    proposed_slots: z.array(shownSlotSchema),
    buffer_before_minutes: bufferBeforeSchema,
    buffer_after_minutes: bufferAfterSchema,
    answer_by: z.string().optional().openapi({
      format: 'date-time',
      description: 'From then on answers are refused.',
      example: '2026-01-10T23:00:00Z',
    }),
    links_expire_at: z.string().optional().openapi({
      format: 'date-time',
      description: 'From then on every token but the organizer’s is as good as unknown.',
      example: '2026-02-01T00:00:00Z',
    }),
    joining: joiningSchema,
    visibility: visibilitySchema,
    participant_count: z.int().openapi({ description: 'How many take part.', example: 3 }),
    participants: z.array(participantSchema).openapi({
      description: 'In the order in which they joined; only oneself where the others are hidden.',
    }),
    groups: z
      .array(
        z.object({
          name: z.string(),
          members: z.array(z.string()).openapi({
            description: 'User ids; only one’s own where the others are hidden.',
          }),
          at_least: z.int().openapi({ description: 'How many of them must come.' }),
        }),
      )
      .openapi({ description: 'People of whom so many must come.' }),
  })
  .openapi('Event')

/** A participant after a change, and the revision that it made. */
export const changedParticipantSchema = z
  .object({ event_id: z.string(), revision: z.int(), ...participantSchema.shape })
  .openapi('ChangedParticipant')

/** An event after a change, with what was adjusted while it was read. */
export const changedEventSchema = z
  .object({ ...eventSchema.shape, notices: noticesAt('/proposed_slots/0/start_time') })
  .openapi('ChangedEvent')

/** An event after a change of its windows, or of anything else. */
export const replannedEventSchema = z
  .object({
    ...changedEventSchema.shape,
    answers_outside: z.array(z.string()).openapi({
      description:
        'Who has said when they can come, all of it outside every proposed slot as they are now: told when the body names `proposed_slots`. Their answers are kept.',
    }),
  })
  .openapi('ReplannedEvent')

/** A participant with the token that is theirs. */
const invitedSchema = z
  .object({ ...participantSchema.shape, token: tokenSchema })
  .openapi('InvitedParticipant')

/** A new event with all its tokens. */
export const createdEventSchema = z
  .object({
    ...changedEventSchema.shape,
    organizer_token: tokenSchema,
    join_token: tokenSchema,
    participants: z.array(invitedSchema),
    webhooks: z.array(registeredWebhookSchema),
  })
  .openapi('CreatedEvent')

/** Newcomers with their tokens, and the revision that brought them. */
export const invitedParticipantsSchema = z
  .object({
    event_id: z.string(),
    revision: z.int(),
    participants: z.array(invitedSchema),
  })
  .openapi('InvitedParticipants')

/** An event as the interface shows it. */
export function showEvent({
  event,
  viewer,
  organizer,
  participants,
  groups,
}: EventView): z.infer<typeof eventSchema> {
  const { plan, status } = event
  return {
    event_id: event.id,
    you: showViewer(viewer),
    title: event.title,
    ...(event.description !== undefined && { description: event.description as string }),
    duration_minutes: plan.durationMinutes,
    step_minutes: plan.stepMinutes,
    status: status.name,
    ...showSettled(event),
    revision: event.revision,
    created_at: showInstant(event.createdAt),
    organizer: showPerson(organizer),
    proposed_slots: plan.proposedSlots.map(({ interval, timeZone }) =>
      showSlot(interval, timeZone),
    ),
    buffer_before_minutes: plan.bufferBeforeMinutes,
    buffer_after_minutes: plan.bufferAfterMinutes,
    ...(event.answerBy !== undefined && { answer_by: showInstant(event.answerBy) }),
    ...(event.linksExpireAt !== undefined && {
      links_expire_at: showInstant(event.linksExpireAt),
    }),
    joining: event.joining,
    visibility: { ...event.visibility },
    participant_count: event.participants.length,
    participants: participants.map(showParticipant),
    groups: groups.map(showGroup),
  }
}

const showViewer = (viewer: Acting): z.infer<typeof youSchema> =>
  viewer.role === 'participant'
    ? { role: viewer.role, user_id: viewer.userId }
    : { role: viewer.role }

/** What there is to show once the time is settled, or was when the meeting was called off. */
function showSettled(event: Event) {
  const { plan, status } = event
  if (!('start' in status) || status.start === undefined) return {}
  const meeting = candidateAt(plan, status.start)
  const timeZone = proposedSlotOf(plan, status.start)?.timeZone ?? TimeZone.utc
  return {
    scheduled: showSlot(meeting, timeZone),
    ...(status.name === 'scheduled' && { calendar_links: calendarLinks(event, meeting) }),
  }
}
