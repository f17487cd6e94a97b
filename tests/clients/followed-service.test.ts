import { expect, test } from 'vitest'
import { followChanges } from '../../clients/typescript/source/changes.ts'
import { answerOf, createSlotClient } from '../../clients/typescript/source/slot-client.ts'
import { describeOnEveryStorage } from '../http/every-storage.ts'
import { exampleEvent } from '../http/example-event.ts'

describeOnEveryStorage('an event of the running service that is followed', (service) => {
  const newEvent = () =>
    answerOf(createSlotClient({ url: service().url }).POST('/events', { body: exampleEvent }))

  test('tells its revision, each change, and that it was deleted', async () => {
    const { event_id, organizer_token: token, revision } = await newEvent()
    const organizer = createSlotClient({ url: service().url, token })
    const params = { path: { event_id } }
    /** What the organizer does after each revision that is told. */
    const next = [
      () => organizer.PATCH('/events/{event_id}', { params, body: { title: 'Q2 planning' } }),
      () => organizer.DELETE('/events/{event_id}', { params }),
    ]
    const told: number[] = []
    for await (const one of followChanges({ url: service().url, eventId: event_id, token })) {
      told.push(one)
      await answerOf(next.shift()?.() ?? expect.unreachable(`revision ${one} is one too many`))
    }
    expect(told).toEqual([revision, revision + 1])
  })

  test('ends when the token is renewed', async () => {
    const { event_id, organizer_token, join_token: token } = await newEvent()
    const organizer = createSlotClient({ url: service().url, token: organizer_token })
    const follow = async () => {
      for await (const _ of followChanges({ url: service().url, eventId: event_id, token })) {
        const params = { path: { event_id } }
        await answerOf(organizer.POST('/events/{event_id}/join_token', { params }))
        // The token is looked at before anything is told with it.
        const body = { title: 'Q2 planning' }
        await answerOf(organizer.PATCH('/events/{event_id}', { params, body }))
      }
    }
    await expect(follow()).rejects.toMatchObject({ name: 'SlotServiceError', status: 401 })
  })
})
