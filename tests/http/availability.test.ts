import { describe, expect, test } from 'vitest'
import { createAnswered, createEvent, participant, slot, submit } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()

describe('submitting availability', () => {
  test('answers with the slots merged and exact, and the new revision', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const answer = await submit(service(), event, ada, [
      slot('12', '15:00', '16:00'),
      slot('12', '14:00', '15:00'),
      { start_time: '2026-01-12T20:30Z', end_time: '2026-01-12T20:45Z', timezone: 'UTC' },
    ])
    expect(answer.headers.get('ETag')).toBe('"2"')
    expect(answer.body).toEqual({
      event_id: event.answer.body.event_id,
      user_id: ada.id,
      status: 'responded',
      revision: 2,
      slots: [
        {
          start_time: '2026-01-12T14:00:00-05:00',
          end_time: '2026-01-12T16:00:00-05:00',
          timezone: 'America/New_York',
          preference: 'available',
        },
      ],
      notices: [],
    })
  })

  test('says how a local time that occurs twice was read', async () => {
    const event = await createEvent(service())
    const { body } = await submit(service(), event, participant(event, 0), [
      { start_time: '2026-10-25T02:30', end_time: '2026-10-25T04:00', timezone: 'Europe/Berlin' },
    ])
    expect(body.notices).toEqual([
      {
        pointer: '/slots/0/start_time',
        detail:
          '02:30 occurs twice in Europe/Berlin on 2026-10-25: read as the earlier, 02:30+02:00',
      },
    ])
  })

  test('replaces the earlier answer as a whole', async () => {
    const event = await createAnswered(service())
    const ada = participant(event, 0)
    await submit(service(), event, ada, [])
    const { body } = await service().call('GET', `${event.path}/availability/${ada.id}`, {
      token: ada.token,
    })
    expect(body).toMatchObject({ status: 'responded', slots: [] })
  })

  test('with If-Match is refused when the event changed underneath', async () => {
    const event = await createEvent(service())
    const [ada, ben] = [participant(event, 0), participant(event, 1)]
    const slots = [slot('12', '14:00', '16:00')]
    const first = await submit(service(), event, ada, slots, { 'If-Match': '"1"' })
    expect(first.status).toBe(200)
    const second = await submit(service(), event, ben, slots, { 'If-Match': '"1"' })
    expect(second).toMatchObject({ status: 412, body: { title: 'The event has changed' } })
    expect(second.headers.get('ETag')).toBe('"2"')
    const third = await submit(service(), event, ben, slots, { 'If-Match': '"1", "2"' })
    expect(third).toMatchObject({ status: 200, body: { revision: 3 } })
    const any = await submit(service(), event, ben, slots, { 'If-Match': '*' })
    expect(any.status).toBe(200)
  })

  test('the organizer may answer for anyone, a participant only for themselves', async () => {
    const event = await createEvent(service())
    const [ada, ben] = [participant(event, 0), participant(event, 1)]
    const slots = [slot('12', '14:00', '16:00')]
    const asOrganizer = { id: ada.id, token: event.organizer }
    expect(await submit(service(), event, asOrganizer, slots)).toMatchObject({ status: 200 })
    const asBen = { id: ada.id, token: ben.token }
    expect(await submit(service(), event, asBen, slots)).toMatchObject({ status: 403 })
  })

  test('answers 409 while the event is scheduled, and 200 when it is open again', async () => {
    const event = await createAnswered(service())
    const ada = participant(event, 0)
    const organizer = { token: event.organizer }
    await service().call('POST', `${event.path}/schedule`, {
      ...organizer,
      json: { start_time: '2026-01-12T14:00:00-05:00' },
    })
    expect(await submit(service(), event, ada, [])).toMatchObject({
      status: 409,
      body: { detail: 'The event is scheduled; this needs it to be open.' },
    })
    expect(
      await service().call('DELETE', `${event.path}/availability/${ada.id}`, organizer),
    ).toMatchObject({ status: 409 })
    await service().call('DELETE', `${event.path}/schedule`, organizer)
    expect(await submit(service(), event, ada, [])).toMatchObject({ status: 200 })
  })

  test('from forty people at once loses nobody’s answer', async () => {
    const people = Array.from({ length: 40 }, (_, i) => ({
      name: `Person ${i}`,
      email: `person${i}@example.com`,
    }))
    const event = await createEvent(service(), { participants: people })
    const answers = await Promise.all(
      event.participants.map((person) =>
        submit(service(), event, person, [slot('12', '14:00', '15:00')]),
      ),
    )
    expect(new Set(answers.map(({ body }) => body.revision)).size).toBe(40)
    const { body } = await service().call('GET', `${event.path}/recommendations?limit=1`, {
      token: event.organizer,
    })
    expect(body).toMatchObject({
      revision: 41,
      responded_count: 40,
      recommendations: [{ available_count: 40, availability_rate: 1 }],
    })
  })
})

describe('reading an answer', () => {
  test('of somebody who has not answered says so', async () => {
    const event = await createEvent(service())
    const ada = participant(event, 0)
    const { body } = await service().call('GET', `${event.path}/availability/${ada.id}`, {
      token: ada.token,
    })
    expect(body).toMatchObject({ status: 'invited', slots: [], revision: 1 })
  })

  test('answers 304 while the event’s revision stands', async () => {
    const event = await createAnswered(service())
    const ada = participant(event, 0)
    const answer = await service().call('GET', `${event.path}/availability/${ada.id}`, {
      token: ada.token,
      headers: { 'If-None-Match': '"4"' },
    })
    expect(answer.status).toBe(304)
  })
})

describe('withdrawing an answer', () => {
  test('makes its participant one who has not answered', async () => {
    const event = await createAnswered(service())
    const ada = participant(event, 0)
    const { status } = await service().call('DELETE', `${event.path}/availability/${ada.id}`, {
      token: ada.token,
    })
    expect(status).toBe(204)
    const { body } = await service().call('GET', `${event.path}/recommendations?limit=1`, {
      token: ada.token,
    })
    expect(body.responded_count).toBe(2)
    expect(body.recommendations[0].no_response).toEqual([ada.id])
  })
})
