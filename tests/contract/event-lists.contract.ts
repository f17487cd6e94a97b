import { beforeEach, describe, expect, test } from 'vitest'
import { changeEvent } from '../../domain/event/change-event.ts'
import type { Event } from '../../domain/event/event.ts'
import { scheduleEvent } from '../../domain/event/schedule-event.ts'
import type { User } from '../../domain/user/user.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { answerOf, inTime, sampleEvent, slot, user } from './samples.ts'

/** What every storage owes those who look for events. */
export function describeEventLists(name: string, open: OpenRepositories): void {
  describe(`lists of events in ${name}`, () => {
    let repositories: Repositories
    const events: Event[] = []
    let olga: User
    beforeEach(async () => {
      repositories = await open()
      events.length = 0
      olga = { ...user('Olga'), registeredAt: 1 } as User
      await repositories.users.register(olga)
      for (let place = 0; place < 6; place++) {
        const people = [user('Ada'), user('Ben')].slice(0, place % 3)
        const organizer = place % 2 === 0 ? olga : user('Uma')
        const event = sampleEvent(organizer, people)
        const newcomers = organizer === olga ? people : [organizer, ...people]
        await repositories.events.create(event, newcomers, [])
        events.push(event)
      }
    })

    const idsOf = async (query: Partial<Parameters<Repositories['events']['list']>[0]>) =>
      (await repositories.events.list({ limit: 100, ...query })).map(({ id }) => id)
    const idsAt = (...places: number[]) => places.map((place) => events[place]?.id)

    test('begin with the event that was created last', async () => {
      expect(await idsOf({})).toEqual(idsAt(5, 4, 3, 2, 1, 0))
      expect(await idsOf({ limit: 2 })).toEqual(idsAt(5, 4))
      expect(await idsOf({ limit: 2, before: events[4]?.id })).toEqual(idsAt(3, 2))
    })

    test('can be of one organizer, of one status, of both', async () => {
      for (const place of [0, 3]) {
        const id = events[place]?.id as Event['id']
        await repositories.events.update(id, (it) => changeEvent(it, { status: 'cancelled' }))
      }
      const organizerId = olga.id
      expect(await idsOf({ organizerId })).toEqual(idsAt(4, 2, 0))
      expect(await idsOf({ status: 'cancelled' })).toEqual(idsAt(3, 0))
      expect(await idsOf({ status: 'cancelled', organizerId })).toEqual(idsAt(0))
      expect(await idsOf({ status: 'open', organizerId, before: events[4]?.id })).toEqual(idsAt(2))
      expect(await idsOf({ organizerId: user('Nobody').id })).toEqual([])
    })

    test('tell what there is to tell of an event', async () => {
      const event = events[2] as Event
      const [ada] = event.participants
      const answer = answerOf(ada?.userId ?? olga.id, slot('14:00', '15:00'))
      await repositories.availabilities.replace(event.id, answer, inTime)
      const start = event.plan.proposedSlots[0]?.interval.start ?? 0
      await repositories.events.update(event.id, (it) => scheduleEvent(it, start))
      const [told] = await repositories.events.list({ limit: 1, before: events[3]?.id })
      const { id, title, organizerId, createdAt } = event
      expect(told).toEqual({
        id,
        title,
        organizerId,
        createdAt,
        status: { name: 'scheduled', start },
        revision: 3,
        participantCount: 2,
        respondedCount: 1,
      })
    })
  })
}
