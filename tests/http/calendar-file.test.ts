import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import { type Created, createEvent, participant } from './example-event.ts'

describeOnEveryStorage('the calendar file of an event', (service) => {
  const read = (event: Created, token = event.organizer, headers = {}) =>
    service().call('GET', `${event.path}/calendar.ics`, { token, headers })
  const act = (event: Created, method: string, path: string, json?: object) =>
    service().call(method, event.path + path, { token: event.organizer, json })
  const schedule = (event: Created, time = '14:00') =>
    act(event, 'POST', '/schedule', { start_time: `2026-01-12T${time}-05:00` })
  const cancel = (event: Created) => act(event, 'PATCH', '', { status: 'cancelled' })

  test('is there once the event is scheduled, the same for every token of it', async () => {
    const event = await createEvent(service(), { description: 'Bring the figures;\nall of them' })
    await schedule(event)
    const { status, headers, body } = await read(event)
    expect(status).toBe(200)
    expect(headers.get('Content-Disposition')).toBe('attachment; filename="Q1 planning.ics"')
    expect(entryOf(body)).toEqual({
      uid: event.path.slice('/events/'.length),
      sequence: '2',
      dtstart: '2026-01-12T19:00:00Z',
      dtend: '2026-01-12T20:00:00Z',
      summary: 'Q1 planning',
      description: 'Bring the figures;\nall of them',
      organizer: 'invalid:nomail',
      status: 'CONFIRMED',
      transp: 'OPAQUE',
    })
    for (const token of [participant(event, 0).token, event.join]) {
      const { body: theirs } = await read(event, token)
      expect(withoutStamp(theirs)).toBe(withoutStamp(body))
    }
    expect(body).not.toContain('example.com')
  })

  test('is refused while there is nothing to put into a calendar', async () => {
    const event = await createEvent(service())
    expect(await read(event)).toMatchObject({
      status: 409,
      body: { detail: 'The event is open; this needs it to be scheduled.' },
    })
    await cancel(event)
    expect(await read(event)).toMatchObject({
      status: 409,
      body: { detail: 'The event is cancelled; this needs it to be scheduled.' },
    })
  })

  test('says the same of the same revision, and is sent to whoever has not got it', async () => {
    const event = await createEvent(service())
    await schedule(event)
    const { headers } = await read(event)
    const tag = headers.get('ETag') as string
    expect(tag).toBe('W/"2"')
    expect(await read(event, event.join, { 'If-None-Match': tag })).toMatchObject({ status: 304 })
    await act(event, 'PATCH', '', { title: 'Q2 planning' })
    const { status, body } = await read(event, event.join, { 'If-None-Match': tag })
    expect(status).toBe(200)
    expect(entryOf(body)).toMatchObject({ summary: 'Q2 planning', sequence: '3' })
  })

  test('has the same UID and a higher SEQUENCE when the meeting is called off', async () => {
    const event = await createEvent(service())
    await schedule(event)
    const before = entryOf((await read(event)).body)
    const { body: cancelled } = await cancel(event)
    expect(cancelled).toMatchObject({
      status: 'cancelled',
      scheduled: { start_time: '2026-01-12T14:00:00-05:00' },
    })
    expect(cancelled).not.toHaveProperty('calendar_links')
    const after = entryOf((await read(event)).body)
    expect(after).toEqual({ ...before, sequence: '3', status: 'CANCELLED', transp: 'TRANSPARENT' })
  })

  test('is gone while the event is open again, and moves the entry afterwards', async () => {
    const event = await createEvent(service())
    await schedule(event)
    const before = entryOf((await read(event)).body)
    await act(event, 'DELETE', '/schedule')
    expect(await read(event)).toMatchObject({ status: 409 })
    await schedule(event, '15:00')
    expect(entryOf((await read(event)).body)).toEqual({
      ...before,
      sequence: '4',
      dtstart: '2026-01-12T20:00:00Z',
      dtend: '2026-01-12T21:00:00Z',
    })
  })

  test('is called by the title in every script', async () => {
    const event = await createEvent(service(), { title: '予定: "Plan" 1/2' })
    await schedule(event)
    const { headers } = await read(event)
    expect(headers.get('Content-Disposition')).toBe(
      `attachment; filename="Plan 12.ics"; filename*=UTF-8''${encodeURIComponent('予定 Plan 1 2.ics')}`,
    )
  })

  test('is linked to from the event, with no token and no address in the links', async () => {
    const event = await createEvent(service())
    const { body } = await schedule(event)
    const links: Record<string, string> = body.calendar_links
    expect(Object.keys(links)).toEqual(['google', 'outlook', 'office365', 'yahoo'])
    for (const link of Object.values(links)) {
      expect(link).toContain('Q1%20planning')
      expect(link).not.toMatch(/example|token/)
    }
  })
})

/** What is in the one entry of a file, but for when the file was made. */
function entryOf(file: string): Record<string, string> {
  const calendar = new ICAL.Component(ICAL.parse(file))
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
  const [entry] = calendar.getAllSubcomponents('vevent')
  const properties = entry?.getAllProperties() ?? []
  return Object.fromEntries(
    properties
      .filter(({ name }) => name !== 'dtstamp')
      .map((one) => [one.name, String(one.getFirstValue())]),
  )
}

const withoutStamp = (file: string) => file.replace(/^DTSTAMP:.*$/m, '')
