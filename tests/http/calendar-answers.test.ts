import { expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import { type Created, createEvent, type Invited, participant } from './example-event.ts'

/** A calendar file with these lines in a VEVENT each. */
const calendar = (...entries: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...entries.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const LUNCH = ['UID:1', 'DTSTART:20260112T193000Z', 'DTEND:20260112T203000Z', 'SUMMARY:Lunch']

describeOnEveryStorage('an answer by a calendar file', (service) => {
  const send = (
    event: Created,
    token: string,
    file: string,
    query = '',
    headers: Record<string, string> = {},
  ) =>
    service().call('POST', `${event.path}/availability${query}`, {
      token,
      body: file,
      headers: { 'Content-Type': 'text/calendar', ...headers },
    })
  const read = async (event: Created, { id, token }: Invited) =>
    (await service().call('GET', `${event.path}/availability/${id}`, { token })).body

  test('is the time that the calendar leaves of the proposed slots', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const { status, body } = await send(event, ada.token, calendar(LUNCH))
    expect(status).toBe(200)
    expect(body).toMatchObject({ user_id: ada.id, status: 'responded', revision: 2, notices: [] })
    expect(times(body.slots)).toEqual([
      '2026-01-12T14:00:00-05:00/2026-01-12T14:30:00-05:00 available',
      '2026-01-12T15:30:00-05:00/2026-01-12T16:00:00-05:00 available',
      '2026-01-14T18:00:00-05:00/2026-01-14T20:00:00-05:00 available',
    ])
    expect((await read(event, ada)).slots).toEqual(body.slots)
  })

  test('can be looked at before it is stored', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const preview = await send(event, ada.token, calendar(LUNCH), '?preview=true')
    expect(preview).toMatchObject({ status: 200, body: { preview: true, revision: 1 } })
    expect(await read(event, ada)).toMatchObject({ status: 'invited', revision: 1 })
    const { body } = await send(event, ada.token, calendar(LUNCH), '?preview=false')
    expect(body).not.toHaveProperty('preview')
    expect(body.slots).toEqual(preview.body.slots)
  })

  test('is free if needed where the calendar is tentative', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const { body } = await send(event, ada.token, calendar([...LUNCH, 'STATUS:TENTATIVE']))
    expect(times(body.slots)[1]).toBe(
      '2026-01-12T14:30:00-05:00/2026-01-12T15:30:00-05:00 if_needed',
    )
  })

  test('is one’s own, or whosever the organizer says', async () => {
    const event = await createEvent(service())
    const [ada, ben] = [participant(event, 0), participant(event, 1)]
    const file = calendar(LUNCH)
    expect(await send(event, event.organizer, file)).toMatchObject({
      status: 422,
      body: { errors: [{ parameter: 'user_id' }] },
    })
    const forBen = `?user_id=${ben.id}`
    expect(await send(event, event.organizer, file, forBen)).toMatchObject({ status: 200 })
    expect(await send(event, ada.token, file, forBen)).toMatchObject({ status: 403 })
    expect(await send(event, event.join, file)).toMatchObject({ status: 403 })
    expect(await read(event, ben)).toMatchObject({ status: 'responded' })
  })

  test('is refused when the event is not as the caller knows it', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const at = (tag: string) => send(event, ada.token, calendar(LUNCH), '', { 'If-Match': tag })
    expect(await at('"7"')).toMatchObject({ status: 412 })
    expect(await at('"1"')).toMatchObject({ status: 200 })
  })

  test('is given once under one key, for the same file and the same question', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const key = { 'Idempotency-Key': crypto.randomUUID() }
    const first = await send(event, ada.token, calendar(LUNCH), '', key)
    const again = await send(event, ada.token, calendar(LUNCH), '', key)
    expect(again.body).toEqual(first.body)
    expect(again.headers.get('Idempotent-Replayed')).toBe('true')
    for (const [file, query] of [
      [calendar(), ''],
      [calendar(LUNCH), '?preview=true'],
    ] as const) {
      expect(await send(event, ada.token, file, query, key)).toMatchObject({ status: 422 })
    }
  })
})

const times = (slots: readonly Record<'start_time' | 'end_time' | 'preference', string>[]) =>
  slots.map(({ start_time, end_time, preference }) => `${start_time}/${end_time} ${preference}`)
