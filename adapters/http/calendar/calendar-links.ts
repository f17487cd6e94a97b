import { z } from '@hono/zod-openapi'
import type { Event } from '../../../domain/event/event.ts'
import type { Interval } from '../../../domain/time/interval.ts'
import { showInstant } from '../../../domain/time/shown-time.ts'

/** A longer URL is cut or refused somewhere on its way. */
const MAX_URL_LENGTH = 2_000

/** As much of that as a title may take, so that it never has to go without its end. */
const MAX_TITLE_LENGTH = 1_000

const link = (site: string, example: string) =>
  z.string().openapi({ format: 'uri', description: `To ${site}.`, example })

/** Links that add a meeting to a calendar on the web. */
export const calendarLinksSchema = z
  .object({
    google: link(
      'Google Calendar',
      'https://calendar.google.com/calendar/render?action=TEMPLATE&text=Q1%20planning&dates=20260112T190000Z%2F20260112T200000Z',
    ),
    outlook: link(
      'Outlook.com',
      'https://outlook.live.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Q1%20planning&startdt=2026-01-12T19%3A00%3A00Z&enddt=2026-01-12T20%3A00%3A00Z',
    ),
    office365: link(
      'Outlook at work or school',
      'https://outlook.office.com/calendar/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&rru=addevent&subject=Q1%20planning&startdt=2026-01-12T19%3A00%3A00Z&enddt=2026-01-12T20%3A00%3A00Z',
    ),
    yahoo: link(
      'Yahoo Calendar',
      'https://calendar.yahoo.com/?v=60&TITLE=Q1%20planning&ST=20260112T190000Z&ET=20260112T200000Z',
    ),
  })
  .openapi('CalendarLinks')

/**
 * Links that open the form for a new entry on the usual sites, filled in: with the title, the time and as
 * much of the description as a URL can carry. No token and no address is part of any.
 *
 * None of the sites documents its form; they are written down together at
 * https://github.com/InteractionDesignFoundation/add-event-to-calendar-docs.
 */
export function calendarLinks(
  { title, description = '' }: Pick<Event, 'title'> & { readonly description?: string | undefined },
  { start, end }: Interval,
): z.infer<typeof calendarLinksSchema> {
  const [from, to] = [start, end].map(toTheSecond) as [string, string]
  const [compactFrom, compactTo] = [compact(from), compact(to)]
  const name = fitting(title, MAX_TITLE_LENGTH)
  const outlook = (host: string) =>
    filled(
      `https://${host}/calendar/deeplink/compose`,
      {
        path: '/calendar/action/compose',
        rru: 'addevent',
        subject: name,
        startdt: from,
        enddt: to,
      },
      ['body', description],
    )
  return {
    google: filled(
      'https://calendar.google.com/calendar/render',
      { action: 'TEMPLATE', text: name, dates: `${compactFrom}/${compactTo}` },
      ['details', description],
    ),
    outlook: outlook('outlook.live.com'),
    office365: outlook('outlook.office.com'),
    yahoo: filled(
      'https://calendar.yahoo.com/',
      { v: '60', TITLE: name, ST: compactFrom, ET: compactTo },
      ['DESC', description],
    ),
  }
}

const toTheSecond = (instant: number) => showInstant(Math.floor(instant / 1_000) * 1_000)

const compact = (instant: string) => instant.replaceAll(/[-:]/g, '')

/** The URL with these parameters, and the last one as far as there is room for it. */
function filled(
  base: string,
  parameters: Readonly<Record<string, string>>,
  [name, text]: readonly [name: string, text: string],
): string {
  // A blank is `%20`: Outlook shows the plus of a form as it stands.
  const query = Object.entries(parameters).map(([key, value]) => `${key}=${escaped(value)}`)
  const url = `${base}?${query.join('&')}`
  const room = MAX_URL_LENGTH - url.length - `&${name}=`.length
  const fit = fitting(text, room)
  return fit === '' ? url : `${url}&${name}=${escaped(fit)}`
}

/** Half a character, as a broken text may hold, can't be written in a URL. */
const escaped = (text: string) => encodeURIComponent(text.toWellFormed())

/** The text, or a beginning of it with an ellipsis, so that it takes no more room when escaped. */
function fitting(text: string, room: number): string {
  if (escaped(text).length <= room) return text
  let left = room - escaped('…').length
  let fit = ''
  for (const character of text) {
    left -= escaped(character).length
    if (left < 0) break
    fit += character
  }
  return fit === '' ? '' : `${fit}…`
}
