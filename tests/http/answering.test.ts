import { expect, test } from 'vitest'
import { describeOnEveryStorage } from './every-storage.ts'
import {
  type Created,
  createAnswered,
  createEvent,
  participant,
  slot,
  submit,
} from './example-event.ts'

const PAST = '2020-01-01T00:00Z'
const FUTURE = '2199-01-01T00:00Z'

describeOnEveryStorage('answering', (service) => {
  const change = (event: Created, json: object) =>
    service().call('PATCH', event.path, { token: event.organizer, json })
  const busy = (event: Created, slots: object[], n = 0) => {
    const { id, token } = participant(event, n)
    const json = { user_id: id, busy: slots }
    return service().call('POST', `${event.path}/availability`, { token, json })
  }

  test('after the deadline is refused on every path, for the organizer too', async () => {
    const event = await createAnswered(service())
    const { body } = await change(event, { answer_by: PAST })
    expect(body.answer_by).toBe('2020-01-01T00:00:00Z')
    const { id, token } = participant(event, 0)
    const refused = { status: 409, body: { title: 'Answers are closed' } }
    expect(await submit(service(), event, { id, token }, [])).toMatchObject(refused)
    expect(await submit(service(), event, { id, token: event.organizer }, [])).toMatchObject(
      refused,
    )
    expect(await busy(event, [])).toMatchObject(refused)
    for (const bearer of [token, event.organizer]) {
      const path = `${event.path}/availability/${id}`
      expect(await service().call('DELETE', path, { token: bearer })).toMatchObject(refused)
    }
    const read = await service().call('GET', event.path, { token: event.organizer })
    expect(read.body).toMatchObject({ revision: 5, status: 'open' })
  })

  test('is open again with a later deadline, or with none', async () => {
    const event = await createEvent(service(), { answer_by: PAST })
    const ada = participant(event, 0)
    expect(await submit(service(), event, ada, [])).toMatchObject({ status: 409 })
    await change(event, { answer_by: FUTURE })
    expect(await submit(service(), event, ada, [])).toMatchObject({ status: 200 })
    await change(event, { answer_by: PAST })
    const { body } = await change(event, { answer_by: null })
    expect(body).not.toHaveProperty('answer_by')
    expect(await submit(service(), event, ada, [])).toMatchObject({ status: 200 })
  })

  test('needs a deadline that is an instant', async () => {
    const event = await createEvent(service())
    const { status, body } = await change(event, { answer_by: '2026-01-10T18:00' })
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      {
        pointer: '/answer_by',
        detail: '"2026-01-10T18:00" is no instant: write 2026-01-10T18:00:00-05:00',
      },
    ])
  })

  test('with busy times leaves the rest of the windows free, buffers included', async () => {
    const event = await createEvent(service(), { buffer_after_minutes: 15 })
    const { status, body } = await busy(event, [slot('12', '14:30', '15:00')])
    expect(status).toBe(200)
    expect(body.slots).toEqual([
      { ...shown('12', '14:00', '14:30'), preference: 'available' },
      { ...shown('12', '15:00', '16:15'), preference: 'available' },
      { ...shown('14', '18:00', '20:15'), preference: 'available' },
    ])
    const { body: ranking } = await service().call(
      'GET',
      `${event.path}/recommendations?limit=100&min_rate=0.1`,
      { token: event.organizer },
    )
    expect(ranking.recommendations[0].start_time).toBe('2026-01-12T15:00:00-05:00')
    expect(ranking.recommendations).toHaveLength(6)
  })

  test('with no busy time at all is free everywhere', async () => {
    const event = await createEvent(service())
    const { body } = await busy(event, [])
    expect(body.slots).toHaveLength(2)
    expect(body.slots[0]).toMatchObject(shown('12', '14:00', '16:00'))
  })

  test('with both free and busy times, or neither, is refused', async () => {
    const event = await createEvent(service())
    const { id, token } = participant(event, 0)
    const send = (json: object) =>
      service().call('POST', `${event.path}/availability`, {
        token,
        json: { user_id: id, ...json },
      })
    expect((await send({ slots: [], busy: [] })).body.errors).toEqual([
      { pointer: '/busy', detail: 'can’t be given together with slots' },
    ])
    expect((await send({})).body.errors).toEqual([
      { pointer: '/slots', detail: 'is required, unless busy is given' },
    ])
    expect((await send({ busy: [{ ...slot('12', '15:00', '14:00') }] })).body.errors).toMatchObject(
      [{ pointer: '/busy/0/end_time' }],
    )
  })

  test('a change of the windows names those whose answers lie outside them all', async () => {
    const event = await createAnswered(service())
    await submit(service(), event, participant(event, 2), [])
    const [ada, ben] = [participant(event, 0).id, participant(event, 1).id]
    const propose = async (...proposed_slots: object[]) =>
      (await change(event, { proposed_slots })).body.answers_outside
    expect(await propose(slot('20', '09:00', '10:00'))).toEqual([ada, ben])
    expect(await propose(slot('12', '15:30', '17:00'))).toEqual([ada])
    expect(await propose(slot('12', '15:00', '17:00'))).toEqual([])
    expect((await change(event, { title: 'New' })).body.answers_outside).toEqual([])
  })

  test('where somebody is and when they work is shown, and theirs to change', async () => {
    const hours = { start: '22:00', end: '06:00', days: ['SU', 'MO'] }
    const event = await createEvent(service(), {
      participants: [
        { name: 'Ada', email: 'ada@example.com', working_hours: hours },
        { name: 'Ben', email: 'ben@example.com', timezone: 'Asia/Kathmandu' },
      ],
    })
    const [ada, ben] = event.answer.body.participants
    expect(ada.working_hours).toEqual({ ...hours, days: ['MO', 'SU'] })
    expect(ben).toMatchObject({ timezone: 'Asia/Kathmandu' })
    await submit(service(), event, participant(event, 0), [slot('12', '14:00', '16:00')])
    await submit(service(), event, participant(event, 1), [slot('12', '14:00', '16:00')])
    const recommend = async () =>
      (await service().call('GET', `${event.path}/recommendations`, { token: event.organizer }))
        .body.recommendations[0]
    expect((await recommend()).local_times).toEqual([
      {
        timezone: 'America/New_York',
        start_time: '2026-01-12T14:00:00-05:00',
        participants: [ada.user_id],
        outside_hours: [ada.user_id],
      },
      {
        timezone: 'Asia/Kathmandu',
        start_time: '2026-01-13T00:45:00+05:45',
        participants: [ben.user_id],
        outside_hours: [ben.user_id],
      },
    ])
    const { body } = await service().call('PATCH', `${event.path}/participants/${ada.user_id}`, {
      token: participant(event, 0).token,
      json: { working_hours: null, timezone: 'America/New_York' },
    })
    expect(body).not.toHaveProperty('working_hours')
    expect(body.email).toBe(ada.email)
    expect(await recommend()).toMatchObject({
      local_times: [{ outside_hours: [] }, { outside_hours: [ben.user_id] }],
      minutes_outside_hours: { total: 60, worst: 60 },
    })
  })

  test('working hours of which anything is wrong are refused, all faults at once', async () => {
    const event = await createEvent(service())
    const { status, body } = await service().call(
      'PATCH',
      `${event.path}/participants/${participant(event, 0).id}`,
      {
        token: event.organizer,
        json: { working_hours: { start: '9', end: '24:00', days: ['Monday'] } },
      },
    )
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      {
        pointer: '/working_hours/start',
        detail: '"9" is not a time of day such as 09:00; midnight is 00:00',
      },
      {
        pointer: '/working_hours/end',
        detail: '"24:00" is not a time of day such as 09:00; midnight is 00:00',
      },
      {
        pointer: '/working_hours/days/0',
        detail: 'must be MO or TU or WE or TH or FR or SA or SU; is "Monday"',
      },
    ])
  })
})

/** A slot as the service shows it. */
const shown = (day: string, start: string, end: string) => ({
  start_time: `2026-01-${day}T${start}:00-05:00`,
  end_time: `2026-01-${day}T${end}:00-05:00`,
  timezone: 'America/New_York',
})
