import { describe, expect, test } from 'vitest'
import { type Created, createEvent, slot } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()

const schedule = (event: Created, json: object) =>
  service().call('POST', `${event.path}/schedule`, { token: event.organizer, json })

describe('scheduling', () => {
  test('settles the time, which the event then shows', async () => {
    const event = await createEvent(service())
    const { status, body } = await schedule(event, { start_time: '2026-01-12T20:00Z' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      status: 'scheduled',
      revision: 2,
      scheduled: {
        start_time: '2026-01-12T15:00:00-05:00',
        end_time: '2026-01-12T16:00:00-05:00',
        timezone: 'America/New_York',
      },
    })
  })

  test('takes a local time with its zone, and says how it was read', async () => {
    const event = await createEvent(service(), {
      proposed_slots: [
        { start_time: '2026-03-29T00:00', end_time: '2026-03-29T06:00', timezone: 'Europe/Berlin' },
      ],
    })
    const { body } = await schedule(event, {
      start_time: '2026-03-29T02:30',
      timezone: 'Europe/Berlin',
    })
    expect(body.scheduled.start_time).toBe('2026-03-29T03:30:00+02:00')
    expect(body.notices).toMatchObject([{ pointer: '/start_time' }])
  })

  test('is refused where the meeting would leave its proposed slot', async () => {
    const event = await createEvent(service())
    const { status, body } = await schedule(event, { start_time: '2026-01-12T15:01-05:00' })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      {
        pointer: '/start_time',
        detail: 'no proposed slot holds 60 minutes from 2026-01-12T20:01:00Z',
      },
    ])
  })

  test('is refused twice, and what is scheduled does not move', async () => {
    const event = await createEvent(service())
    await schedule(event, { start_time: '2026-01-12T14:00-05:00' })
    expect(await schedule(event, { start_time: '2026-01-12T15:00-05:00' })).toMatchObject({
      status: 409,
    })
    const change = await service().call('PATCH', event.path, {
      token: event.organizer,
      json: { proposed_slots: [slot('20', '09:00', '12:00')] },
    })
    expect(change).toMatchObject({ status: 409 })
    const { body } = await service().call('GET', event.path, { token: event.organizer })
    expect(body.scheduled.start_time).toBe('2026-01-12T14:00:00-05:00')
  })

  test('can be undone, once', async () => {
    const event = await createEvent(service())
    await schedule(event, { start_time: '2026-01-12T14:00-05:00' })
    const undo = () =>
      service().call('DELETE', `${event.path}/schedule`, { token: event.organizer })
    const { status, body } = await undo()
    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'open', revision: 3 })
    expect(body).not.toHaveProperty('scheduled')
    expect(await undo()).toMatchObject({ status: 409 })
  })
})
