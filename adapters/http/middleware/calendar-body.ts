import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { CalendarDesk } from '../calendar/calendar-desk.ts'
import { readCalendar } from '../calendar/read-calendar.ts'
import { RequestFailed } from '../failure.ts'
import type { HttpEnvironment } from '../http-context.ts'
import { CALENDAR_TYPE, isEncoded, saysType, utf8Text } from '../media-type.ts'
import { arrivingInTime } from './body-arrival.ts'
import { bodySize, MAX_BODY_BYTES } from './body-size.ts'
import { jsonBody } from './json-body.ts'

/** Whether the request is to an operation that takes a calendar file, and brings one. */
export const bringsCalendar = (c: Context): boolean =>
  c.req.method === 'POST' &&
  /^\/events\/[^/]+\/availability$/.test(c.req.path) &&
  saysCalendar(c.req.header('Content-Type'))

const saysCalendar = (contentType: string | undefined) => saysType(contentType, CALENDAR_TYPE)

/**
 * Lets a body pass that is a calendar file, read as such, or JSON as {@link jsonBody} has it. Where too many
 * calendars are in hand one more is refused at once.
 */
export function calendarOrJsonBody() {
  const desk = new CalendarDesk()
  return createMiddleware<HttpEnvironment>(async (c, next) => {
    if (saysCalendar(c.req.header('Content-Type'))) {
      const address = c.get('address')
      if (!desk.enter(address)) throw new RequestFailed({ _tag: 'Overloaded' })
      try {
        return await limited(c, () => readBody(c, desk).then(next))
      } finally {
        desk.leave(address)
      }
    }
    if (!saysType(c.req.header('Content-Type'), 'application/json')) throw unsupported()
    return jsonBody(c, next)
  })
}

/** Larger than any other body: it is looked at only once its sender is known to be somebody. */
const limited = bodySize(MAX_BODY_BYTES.calendar)

async function readBody(c: Context<HttpEnvironment>, desk: CalendarDesk): Promise<void> {
  if (isEncoded(c.req.header('Content-Encoding'))) throw unsupported()
  const file = utf8Text(await arrivingInTime(() => c.req.arrayBuffer()))
  if (file === undefined) {
    throw new RequestFailed({ _tag: 'UnreadableCalendar', reason: 'not_utf8' })
  }
  const address = c.get('address')
  const calendar = await desk.work(address, readCalendar(file), c.get('ending').signal)
  if (!calendar.ok) throw new RequestFailed(calendar.fault)
  const { timeZone, busyIn } = calendar.value
  // Who has asked the same before is told the same: it takes long, and others wait.
  let last: { readonly asked: string; readonly answer: BusyAnswer } | undefined
  c.set('calendar', {
    timeZone,
    busyIn: async (span, usual, asked, signal) => {
      const question = JSON.stringify([span, usual, asked])
      if (last?.asked === question) return last.answer
      const answer = await desk.work(address, busyIn(span, usual, asked), signal)
      last = { asked: question, answer }
      return answer
    },
  })
  // What checks the type of the body next is particular about how parameters are written.
  c.req.raw.headers.set('Content-Type', CALENDAR_TYPE)
}

type HttpCalendar = NonNullable<HttpEnvironment['Variables']['calendar']>
type BusyAnswer = Awaited<ReturnType<HttpCalendar['busyIn']>>

const unsupported = () =>
  new RequestFailed({ _tag: 'UnsupportedMediaType', alsoAllowed: CALENDAR_TYPE })
