import { Layer, ManagedRuntime } from 'effect'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { FollowedRevisions } from '../../application/followed-revisions.ts'
import { Events } from '../../application/ports.ts'
import { RevisionWatch } from '../../bootstrap/revision-watch.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { watchedLogger } from '../canary/watched-logger.ts'

/** Events whose revisions can't be told while there is a failure. */
class FailingEvents extends MemoryEventRepository {
  asked = 0
  failure: Error | undefined

  override async revisionsOf(ids: readonly EventId[]) {
    this.asked++
    if (this.failure !== undefined) throw this.failure
    return super.revisionsOf(ids)
  }
}

describe('the watch over what is followed', () => {
  let events: FailingEvents
  let followed: FollowedRevisions
  let watch: RevisionWatch
  let log: string[]
  beforeEach(() => {
    events = new FailingEvents(new MemoryStorage())
    followed = new FollowedRevisions()
    log = []
    const runtime = ManagedRuntime.make(Layer.succeed(Events, events))
    watch = new RevisionWatch(runtime, followed, watchedLogger(log), 1)
    watch.start()
  })
  afterEach(() => watch.stop())

  const follow = () => followed.follow('evt_1' as EventId, () => {})
  const looks = async (count: number) => {
    const before = events.asked
    await expect.poll(() => events.asked, { interval: 1 }).toBeGreaterThan(before + count)
  }
  const told = () => log.map((line) => JSON.parse(line)).map(({ level, msg }) => [level, msg])

  test('says once that the storage is away, and once that it is back, however often that happens', async () => {
    follow()
    const away = ['warn', 'followers wait for the storage']
    const back = ['info', 'the storage answers again, followers are told']
    const outages: string[][] = []
    for (let outage = 0; outage < 2; outage++) {
      events.failure = new StorageUnavailable('away')
      await looks(5)
      events.failure = undefined
      await looks(5)
      outages.push(away, back)
      expect(told()).toEqual(outages)
    }
  })

  test('says what is wrong with itself, and does not try again at once', async () => {
    events.failure = new Error('broken')
    follow()
    await expect.poll(() => told()).toEqual([['error', 'followers: defect']])
    expect(events.asked).toBe(1)
  })
})
