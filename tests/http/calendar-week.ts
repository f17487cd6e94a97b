import { readFileSync } from 'node:fs'
import { type Created, createEvent, participant } from './example-event.ts'
import type { Answer, RunningService } from './running-service.ts'

const BERLIN = 'Europe/Berlin'

const window = (day: number, start: string, end: string) => ({
  start_time: `2026-10-${day}T${start}`,
  end_time: `2026-10-${day}T${end}`,
  timezone: BERLIN,
})

/**
 * Windows in Berlin in the week when summer time ends: on Sunday at three the clocks go back to two, and
 * the window of that day has thirteen hours.
 */
const CALENDAR_WEEK = [
  window(23, '08:00', '18:00'),
  window(25, '00:00', '12:00'),
  window(26, '08:00', '18:00'),
  window(27, '08:00', '18:00'),
]

/**
 * When somebody is free in that week, by its days, each stretch as Berlin's clocks show it, with a question
 * mark when they are only if needed.
 */
export type FreeWeek = Partial<Record<'Fri' | 'Sun' | 'Mon' | 'Tue', string>>

/** Somebody to whom that whole week is free. */
export const FREE_WEEK: FreeWeek = {
  Fri: '08:00–18:00',
  Sun: '00:00–12:00',
  Mon: '08:00–18:00',
  Tue: '08:00–18:00',
}

/** Creates an event in that week, with one participant. */
export const createCalendarWeek = (
  service: RunningService,
  person: object = {},
  changes: object = {},
): Promise<Created> =>
  createEvent(service, {
    proposed_slots: CALENDAR_WEEK,
    participants: [{ name: 'Ada', email: 'ada@example.com', ...person }],
    ...changes,
  })

/** One of the files beside this one, as it is. */
export const calendarNamed = (name: string): string =>
  readFileSync(new URL(`calendars/${name}.ics`, import.meta.url), 'utf8')

/** A calendar with these lines in it. */
export const calendarOf = (...lines: readonly string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR', ''].join(
    '\r\n',
  )

/** An entry with these lines in it, for {@link calendarOf}. */
export const entryOf = (...lines: readonly string[]): string =>
  [
    'BEGIN:VEVENT',
    'UID:entry@cal.example.com',
    'DTSTAMP:20261001T080000Z',
    ...lines,
    'END:VEVENT',
  ].join('\r\n')

/** Sends a calendar file as the answer of the event's first participant, with their own token. */
export function sendCalendar(
  service: RunningService,
  event: Created,
  file: string | Uint8Array<ArrayBuffer>,
  query: Record<string, string> = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { id, token } = participant(event, 0)
  const search = new URLSearchParams({ user_id: id, ...query })
  return service.call('POST', `${event.path}/availability?${search}`, {
    token,
    headers: { 'Content-Type': 'text/calendar', ...headers },
    body: file,
  })
}

/** The free time of an answer by the days of the week; the offset where a clock shows an hour twice. */
export function freeWeek({ body }: Answer): FreeWeek {
  const week: Record<string, string> = {}
  for (const { start_time, end_time, preference } of body.slots) {
    const [start, end] = [start_time, end_time].map((time: string) =>
      Temporal.Instant.from(time).toZonedDateTimeISO(BERLIN),
    ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime]
    const day = start.toLocaleString('en', { weekday: 'short' })
    const doubt = preference === 'if_needed' ? '?' : ''
    const stretch = `${clockTime(start)}–${clockTime(end)}${doubt}`
    week[day] = week[day] === undefined ? stretch : `${week[day]}, ${stretch}`
  }
  return week
}

function clockTime(time: Temporal.ZonedDateTime): string {
  const shown = time.toPlainTime().toString({ smallestUnit: 'minute' })
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => time.toPlainDateTime().toZonedDateTime(BERLIN, { disambiguation }).offset,
  )
  return earlier === later ? shown : shown + time.offset
}
