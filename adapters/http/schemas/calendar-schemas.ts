import { z } from '@hono/zod-openapi'
import { timeZoneSchema } from './text-schemas.ts'

/** What is asked beside a calendar file. */
export const calendarQuerySchema = z.strictObject({
  user_id: z
    .string()
    .optional()
    .openapi({
      param: {
        description:
          'Whose calendar the file is. A participant’s own unless it is given; the organizer has to. For calendar files alone.',
      },
      example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
    }),
  timezone: timeZoneSchema.optional().openapi({
    param: {
      description:
        'Where entries for whole days, and times without a zone, are: an IANA name. The zone that the calendar says it is kept in, the participant’s own, or that of the earliest proposed slot, unless it is given. For calendar files alone.',
    },
    type: 'string',
    example: 'Europe/Berlin',
  }),
  preview: z
    .enum(['true', 'false'])
    .optional()
    .openapi({
      param: {
        description:
          'Whether to answer what would be stored, and store nothing. For calendar files alone.',
      },
    }),
})

/** A calendar file, as OpenAPI describes it. */
export const calendarFileSchema = z.string().openapi('CalendarFile', {
  description: 'An iCalendar file (RFC 5545) in UTF-8.',
  example:
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nBEGIN:VEVENT\r\nUID:1@example.com\r\nDTSTAMP:20260105T090000Z\r\nDTSTART:20260112T190000Z\r\nDTEND:20260112T200000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
})
