import { describe, expect, test } from 'vitest'
import { createAnswered, createEvent, participant, slot, submit } from './example-event.ts'
import { serviceForFile } from './running-service.ts'

const service = serviceForFile()
const dora = { name: 'Dora', email: 'dora@example.com', timezone: 'asia/kathmandu' }
const emil = { name: 'Emil', email: 'emil@example.com' }

describe('adding participants', () => {
  test('the organizer adds one', async () => {
    const event = await createEvent(service())
    const { status, body, headers } = await service().call('POST', `${event.path}/participants`, {
      token: event.organizer,
      json: dora,
    })
    expect(status).toBe(201)
    expect(headers.get('ETag')).toBe('"2"')
    expect(body).toMatchObject({
      revision: 2,
      participants: [{ name: 'Dora', timezone: 'Asia/Kathmandu', status: 'invited' }],
    })
  })

  test('the organizer adds many, all or none', async () => {
    const event = await createEvent(service())
    const add = (participants: object[]) =>
      service().call('POST', `${event.path}/participants`, {
        token: event.organizer,
        json: { participants },
      })
    expect(await add([dora, { name: 'Ada', email: 'ADA@example.com' }])).toMatchObject({
      status: 409,
      body: {
        detail:
          'The e-mail address of number 2 of these 2 people is that of somebody who takes part already, or of another of them.',
      },
    })
    expect(await add([{ name: 'Ada', email: 'ADA@example.com' }])).toMatchObject({
      status: 409,
      body: { detail: 'Somebody with this e-mail address takes part already.' },
    })
    expect((await add([dora, emil])).body.participants).toHaveLength(2)
    const { body } = await service().call('GET', event.path, { token: event.organizer })
    expect(body.participants.map(({ name }: { name: string }) => name)).toEqual([
      'Ada',
      'Ben',
      'Cleo',
      'Dora',
      'Emil',
    ])
  })

  test('the bearer of the join token adds themselves, and can answer at once', async () => {
    const event = await createEvent(service())
    const { body } = await service().call('POST', `${event.path}/participants`, {
      token: event.join,
      json: emil,
    })
    const [{ user_id: id, token }] = body.participants
    const answer = await submit(service(), event, { id, token }, [slot('12', '14:00', '16:00')])
    expect(answer).toMatchObject({ status: 200, body: { status: 'responded', user_id: id } })
  })

  test('a join token is for oneself: two at once are refused', async () => {
    const event = await createEvent(service())
    const answer = await service().call('POST', `${event.path}/participants`, {
      token: event.join,
      json: { participants: [dora, emil] },
    })
    expect(answer).toMatchObject({ status: 403 })
  })

  test('every fault in a list is told at its place', async () => {
    const event = await createEvent(service())
    const { status, body } = await service().call('POST', `${event.path}/participants`, {
      token: event.organizer,
      json: {
        participants: [
          { name: ' ', email: 'x' },
          { ...dora, age: 7 },
        ],
      },
    })
    expect(status).toBe(422)
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/participants/0/name',
      '/participants/0/email',
      '/participants/1/age',
    ])
  })

  test('is refused once the event is no longer open', async () => {
    const event = await createEvent(service())
    await service().call('PATCH', event.path, {
      token: event.organizer,
      json: { status: 'cancelled' },
    })
    expect(
      await service().call('POST', `${event.path}/participants`, { token: event.join, json: dora }),
    ).toMatchObject({ status: 409 })
  })
})

describe('removing a participant', () => {
  test('takes their answer and their token along', async () => {
    const event = await createAnswered(service())
    const ada = participant(event, 0)
    const { status } = await service().call('DELETE', `${event.path}/participants/${ada.id}`, {
      token: event.organizer,
    })
    expect(status).toBe(204)
    expect(await service().call('GET', event.path, { token: ada.token })).toMatchObject({
      status: 401,
    })
    const { body } = await service().call('GET', `${event.path}/recommendations`, {
      token: event.organizer,
    })
    expect(body).toMatchObject({ participant_count: 2, responded_count: 2 })
    expect(JSON.stringify(body)).not.toContain(ada.id)
  })

  test('who is not there answers 404', async () => {
    const event = await createEvent(service())
    for (const id of ['usr_01kf3k9v4xe9ktn8vbq1d5m2rz', 'nobody']) {
      expect(
        await service().call('DELETE', `${event.path}/participants/${id}`, {
          token: event.organizer,
        }),
      ).toMatchObject({ status: 404, body: { detail: expect.stringContaining(id) } })
    }
  })
})
