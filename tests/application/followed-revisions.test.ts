import { Effect } from 'effect'
import { beforeEach, describe, expect, test } from 'vitest'
import { FollowedRevisions } from '../../application/followed-revisions.ts'
import { Events } from '../../application/ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventRepository } from '../../domain/event/event-repository.ts'

const [ONE, OTHER] = ['evt_1', 'evt_2'] as EventId[] as [EventId, EventId]

describe('those who follow events', () => {
  let followed: FollowedRevisions
  /** What the storage was asked, question by question. */
  let asked: (readonly EventId[])[]
  let stored: Map<EventId, number>
  let told: string[]
  beforeEach(() => {
    followed = new FollowedRevisions()
    asked = []
    stored = new Map([
      [ONE, 1],
      [OTHER, 5],
    ])
    told = []
  })

  const revisionsOf = async (ids: readonly EventId[]) => {
    asked.push(ids)
    return stored
  }
  const look = () =>
    Effect.runPromise(
      Effect.provideService(followed.look(), Events, {
        revisionsOf,
      } as Partial<EventRepository> as EventRepository),
    )
  const follow = (eventId: EventId, name: string) =>
    followed.follow(eventId, (revision) => told.push(`${name} ${revision}`))

  test('cost the storage one question for all of them', async () => {
    follow(ONE, 'Ada')
    follow(ONE, 'Ben')
    follow(OTHER, 'Cleo')
    await look()
    expect(asked).toEqual([[ONE, OTHER]])
    expect(told).toEqual(['Ada 1', 'Ben 1', 'Cleo 5'])
  })

  test('cost it none when there are none, or no more', async () => {
    await look()
    const unfollow = [follow(ONE, 'Ada'), follow(ONE, 'Ben')]
    for (const end of unfollow) end()
    await look()
    expect(asked).toEqual([])
  })

  test('are told no more once they have left, whoever else stays', async () => {
    const leave = follow(ONE, 'Ada')
    follow(ONE, 'Ben')
    leave()
    await look()
    expect(told).toEqual(['Ben 1'])
  })

  test('are told that an event is gone', async () => {
    follow(ONE, 'Ada')
    stored.delete(ONE)
    await look()
    expect(told).toEqual(['Ada undefined'])
  })

  test('are told of nothing that was not looked for when they came', async () => {
    follow(ONE, 'Ada')
    const looking = look()
    stored.delete(OTHER)
    follow(OTHER, 'Ben')
    await looking
    expect(told).toEqual(['Ada 1'])
  })

  test('can follow again what they have left', async () => {
    follow(ONE, 'Ada')()
    follow(ONE, 'Ada')
    await look()
    expect(told).toEqual(['Ada 1'])
  })
})
