import type { Schema, SlotClient } from './slot-client.ts'

/** A calendar file that somebody answers with. */
export type CalendarAnswer = {
  readonly eventId: string
  /** iCalendar (RFC 5545), such as calendar programs export. */
  readonly file: string
  /** Whose calendar it is; whose the token is unless it says. */
  readonly userId?: string | undefined
  /** Where whole days, and times without a zone, are: an IANA name. */
  readonly timeZone?: string | undefined
  /** Whether to ask what would be stored, and store nothing. */
  readonly isPreview?: boolean | undefined
  /** Such as the key of `answerOnce`. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/**
 * Answers with the time that a calendar leaves free; hand it to `answerOf`. Nothing else of the file is
 * kept by the service.
 */
export const sendCalendar = (
  client: SlotClient,
  { eventId, file, userId, timeZone, isPreview = false, headers }: CalendarAnswer,
) =>
  client.POST('/events/{event_id}/availability', {
    params: {
      path: { event_id: eventId },
      query: {
        ...(userId !== undefined && { user_id: userId }),
        ...(timeZone !== undefined && { timezone: timeZone }),
        ...(isPreview && { preview: 'true' as const }),
      },
    },
    headers: { ...headers, 'Content-Type': 'text/calendar' },
    body: file as Schema<'CalendarFile'>,
    bodySerializer: () => file,
  })
