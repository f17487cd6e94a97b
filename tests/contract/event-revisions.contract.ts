import { beforeEach, describe, expect, test } from 'vitest'
import { uuidIdentifiers } from '../../adapters/system/uuid-identifiers.ts'
import { type Event, revised } from '../../domain/event/event.ts'
import { ok } from '../../domain/result.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { sampleEvent, user } from './samples.ts'

/** What every storage owes those who follow many events. */
export function describeEventRevisions(name: string, open: OpenRepositories): void {
  describe(`revisions of many events in ${name}`, () => {
    let events: Repositories['events']
    beforeEach(async () => {
      events = (await open()).events
    })

    const createEvent = async (): Promise<Event> => {
      const organizer = user('Olga')
      const event = sampleEvent(organizer, [])
      await events.create(event, [organizer], [])
      return event
    }
    const change = ({ id }: Event) => events.update(id, (event) => ok(revised(event, {})))

    test('are those that stand now', async () => {
      const [one, other] = [await createEvent(), await createEvent()]
      await createEvent()
      await change(other)
      await change(other)
      expect(await events.revisionsOf([other.id, one.id])).toEqual(
        new Map([
          [one.id, 1],
          [other.id, 3],
        ]),
      )
    })

    test('leave out what is gone, or was never there', async () => {
      const [gone, there] = [await createEvent(), await createEvent()]
      await events.delete(gone.id, () => ok(undefined))
      const ids = [gone.id, uuidIdentifiers.eventId(), there.id]
      expect(await events.revisionsOf(ids)).toEqual(new Map([[there.id, 1]]))
      expect(await events.revisionsOf([])).toEqual(new Map())
    })

    test('are found wherever they stand among many', async () => {
      const there = [await createEvent(), await createEvent(), await createEvent()]
      const ids = Array.from({ length: 600 }, () => uuidIdentifiers.eventId())
      const [first, middle, last] = there.map(({ id }) => id) as [Event['id'], ...Event['id'][]]
      ids[0] = first
      ids[299] = middle as Event['id']
      ids[599] = last as Event['id']
      expect(await events.revisionsOf(ids)).toEqual(new Map(there.map(({ id }) => [id, 1])))
    })
  })
}
