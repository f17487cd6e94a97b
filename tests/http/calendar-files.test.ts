import { describe, expect, test } from 'vitest'
import {
  calendarNamed,
  calendarOf,
  createCalendarWeek,
  entryOf,
  FREE_WEEK,
  type FreeWeek,
  freeWeek,
  sendCalendar,
} from './calendar-week.ts'
import { participant } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()

const BERLIN = { timezone: 'Europe/Berlin' }

/** The free time of somebody who sends this file, and has said nothing of themselves. */
async function freeBy(file: string, query: Record<string, string> = {}) {
  const answer = await sendCalendar(service(), await createCalendarWeek(service()), file, query)
  expect(answer).toMatchObject({ status: 200 })
  return freeWeek(answer)
}

/** Each file, when it leaves its owner free in the week, and what takes the rest. */
const FILES: Record<string, FreeWeek> = {
  // Every Monday, Tuesday and Friday 9:30–9:45, but for this Tuesday, and on this Monday at 16:00; Friday
  // 12:00 UTC, which is 14:00 in summer; away on Sunday. A birthday is transparent, Tuesday called off.
  google: {
    Fri: '08:00–09:30, 09:45–14:00, 15:00–18:00',
    Mon: '08:00–16:00, 16:15–18:00',
    Tue: '08:00–18:00',
  },
  // Daily at 9:00, five times from Thursday on, the last on Monday, by a zone that only the file knows;
  // tentative on Friday at 15:00, out of office on Monday; lunch is marked as free.
  'outlook-desktop': {
    Fri: '08:00–09:00, 10:00–15:00, 15:00–16:00?, 16:00–18:00',
    Sun: '00:00–09:00, 10:00–12:00',
    Mon: '08:00–09:00, 10:00–13:00',
    Tue: '08:00–18:00',
  },
  // Every other Monday at 9:00, this one on Tuesday at 11:00 instead; out of office on Friday; Sunday 12:30
  // in India, tentative, is 7:00 UTC, and 8:00 in Berlin's winter. Who works elsewhere on Tuesday can meet.
  'microsoft-365': {
    Sun: '00:00–08:00, 08:00–09:00?, 09:00–12:00',
    Mon: '08:00–18:00',
    Tue: '08:00–11:00, 12:30–18:00',
  },
  // Friday 10:00 wherever one is; an hour from 2:30 each night, which on Sunday ends where it began on the
  // clock; Monday 11:00 in London; holidays from Tuesday on.
  apple: {
    Fri: '08:00–10:00, 11:00–18:00',
    Sun: '00:00–02:30+02:00, 02:30+01:00–12:00',
    Mon: '08:00–12:00, 13:00–18:00',
  },
  // Workdays at 14:00, Monday's cancelled; half an hour on Friday, and on days listed one by one, of which
  // those on Tuesday say how long they are. Tasks and journals take nobody's time.
  nextcloud: {
    Fri: '08:30–14:00, 15:00–18:00',
    Sun: '00:00–08:00, 08:30–12:00',
    Mon: '08:00–10:00, 10:30–18:00',
    Tue: '08:00–14:00, 15:00–16:00, 17:00–17:30',
  },
  // Periods in UTC, of every type: one is free, one is tentative, and a type that nobody knows is busy.
  'free-busy': {
    Fri: '08:00–09:00, 10:00–12:00, 13:30–18:00',
    Sun: '00:00–12:00',
    Mon: '09:00–17:00',
    Tue: '08:00–13:00, 13:00–13:30?, 13:30–17:00, 17:15–18:00',
  },
  // Workdays at 14:00 for an hour, from Monday on at 15:30 for a quarter.
  'this-and-future': {
    ...FREE_WEEK,
    Fri: '08:00–14:00, 15:00–18:00',
    Mon: '08:00–15:30, 15:45–18:00',
    Tue: '08:00–15:30, 15:45–18:00',
  },
  // A whole day of 25 hours; Monday 19:30 on Lord Howe Island, 8:30 UTC, until 11:00 in Berlin; daily at
  // 11:00 UTC since 1970. A moment, an end before the beginning, and what is in something unknown: nothing.
  'odd-forms': {
    Fri: '08:00–13:00, 14:00–18:00',
    Mon: '08:00–09:30, 11:00–12:00, 13:00–18:00',
    Tue: '08:00–12:00, 13:00–18:00',
  },
}

describe('a calendar file leaves free what nothing in it takes', () => {
  test.each(Object.keys(FILES))('%s', async (name) => {
    expect(await freeBy(calendarNamed(name), BERLIN)).toEqual(FILES[name])
  })

  test('all of the windows, when there is nothing in it', async () => {
    expect(await freeBy(calendarOf())).toEqual(FREE_WEEK)
  })

  test('with the buffers around the windows, in which a meeting needs its people too', async () => {
    const event = await createCalendarWeek(service(), {}, { buffer_before_minutes: 30 })
    const atTheEdge = entryOf('DTSTART:20261023T050000Z', 'DTEND:20261023T054500Z')
    const answer = await sendCalendar(service(), event, calendarOf(atTheEdge))
    expect(freeWeek(answer)).toEqual({
      Fri: '07:45–18:00',
      // From half past eleven at night on Saturday.
      Sat: '23:30–12:00',
      Mon: '07:30–18:00',
      Tue: '07:30–18:00',
    })
  })
})

describe('whole days, and times without a zone, are those of', () => {
  const floating = calendarNamed('all-day-and-floating')
  const inZone = (zone: string) =>
    floating.replace('VERSION:2.0', `VERSION:2.0\r\nX-WR-TIMEZONE:${zone}`)
  /** Friday 10:00–12:00 and the whole of Monday, by the clocks of each zone. */
  const BY_ZONE = {
    'Europe/Berlin': { ...FREE_WEEK, Fri: '08:00–10:00, 12:00–18:00', Mon: undefined },
    // Friday began thirteen hours before UTC's: ten was on Thursday evening in Berlin. So did Monday.
    'Pacific/Auckland': { ...FREE_WEEK, Mon: '12:00–18:00' },
    // New York's clocks go back a week later.
    'America/New_York': { ...FREE_WEEK, Fri: '08:00–16:00', Mon: undefined },
    'Asia/Kolkata': { ...FREE_WEEK, Fri: '08:30–18:00', Mon: undefined },
  } as const

  test.each(Object.entries(BY_ZONE))('the zone that is asked for: %s', async (timezone, free) => {
    expect(await freeBy(floating, { timezone })).toEqual(definedIn(free))
    expect(await freeBy(inZone('UTC'), { timezone })).toEqual(definedIn(free))
  })

  test('else the zone that the file names for itself', async () => {
    const event = await createCalendarWeek(service(), { timezone: 'Asia/Kolkata' })
    const answer = await sendCalendar(service(), event, inZone('Pacific/Auckland'))
    expect(freeWeek(answer)).toEqual(definedIn(BY_ZONE['Pacific/Auckland']))
  })

  test('else the zone where the participant is', async () => {
    const event = await createCalendarWeek(service(), { timezone: 'America/New_York' })
    const answer = await sendCalendar(service(), event, floating)
    expect(freeWeek(answer)).toEqual(definedIn(BY_ZONE['America/New_York']))
  })

  test('else the zone of the earliest window', async () => {
    expect(await freeBy(floating)).toEqual(definedIn(BY_ZONE['Europe/Berlin']))
  })
})

describe('a calendar file is an answer like any other', () => {
  const file = calendarNamed('google')

  test('of oneself, where nobody else is named', async () => {
    const event = await createCalendarWeek(service())
    const { id, token } = participant(event, 0)
    const { status, body } = await service().call('POST', `${event.path}/availability`, {
      token,
      headers: { 'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH' },
      body: file,
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ user_id: id, status: 'responded', revision: 2 })
  })

  test('refused while the event is not as the caller knows it', async () => {
    const event = await createCalendarWeek(service())
    const send = () => sendCalendar(service(), event, file, {}, { 'If-Match': '"1"' })
    expect(await send()).toMatchObject({ status: 200 })
    expect(await send()).toMatchObject({ status: 412 })
  })

  test('refused to whoever is another participant', async () => {
    const event = await createCalendarWeek(service())
    const other = await createCalendarWeek(service())
    const { id } = participant(event, 0)
    const answer = await sendCalendar(service(), other, file, { user_id: id })
    expect(answer.status).toBe(403)
  })

  test('refused once the event is over with answers', async () => {
    const event = await createCalendarWeek(service())
    await service().call('PATCH', event.path, {
      token: event.organizer,
      json: { status: 'cancelled' },
    })
    expect(await sendCalendar(service(), event, file)).toMatchObject({ status: 409 })
    expect(await sendCalendar(service(), event, file, { preview: 'true' })).toMatchObject({
      status: 409,
    })
  })
})

/** Without the days on which nothing is free. */
const definedIn = (week: Partial<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(week).filter(([, free]) => free !== undefined))
