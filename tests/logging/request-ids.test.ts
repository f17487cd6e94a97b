import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { becauseOf, originOf } from '../../adapters/http/request-origin.ts'
import { MemoryAvailabilityRepository } from '../../adapters/inmemory/memory-availability-repository.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { SharedLookup } from '../../adapters/mysql/shared-lookup.ts'
import type { Event } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { watchedLogger } from '../canary/watched-logger.ts'
import { organizerOf, sampleEvent, user } from '../contract/samples.ts'
import { assembleService } from '../http/assembled-service.ts'

/** What an adapter has written. */
const log: string[] = []
const logger = watchedLogger(log)
const written = () => log.splice(0).map((line) => JSON.parse(line))

/** Says of every event that it looks for which it is, at its beginning and some turns later. */
const saying = async <Value>(
  eventId: EventId,
  find: () => Promise<Value>,
  isShared = false,
): Promise<Value> => {
  logger.warn({ of: eventId, isShared }, 'began')
  for (let turns = eventId.charCodeAt(29) % 4; turns > 0; turns--) await nextTurn()
  const found = await find()
  logger.warn({ of: eventId, isShared }, 'ended')
  return found
}

class TalkingEvents extends MemoryEventRepository {
  override find(eventId: EventId) {
    return saying(eventId, () => super.find(eventId))
  }

  override findHead(eventId: EventId) {
    return saying(eventId, () => super.findHead(eventId))
  }
}

class TalkingAvailabilities extends MemoryAvailabilityRepository {
  override findAll(eventId: EventId) {
    return saying(eventId, () => super.findAll(eventId), true)
  }
}

describe('a line that an adapter writes during a call of its port', () => {
  test('has the id of the request because of which it was called, however many there are', async () => {
    const storage = new MemoryStorage()
    const service = await assembleService(new TalkingEvents(storage), {
      availabilities: new TalkingAvailabilities(storage),
    })
    const events = Array.from({ length: 100 }, (): Event => sampleEvent(user('Olga'), []))
    const memory = new MemoryEventRepository(storage)
    for (const event of events) await memory.create(event, [organizerOf(event)], [])

    const requestOf = new Map(events.map(({ id }) => [id, crypto.randomUUID()]))
    const statuses = await Promise.all(
      [...requestOf].flatMap(([eventId, requestId]) => {
        const headers = { 'X-Request-Id': requestId }
        return ['recommendations', 'cover'].map(async (what) => {
          return (await fetch(`${service.url}/events/${eventId}/${what}`, { headers })).status
        })
      }),
    )
    await service.server.close(1_000)
    expect(new Set(statuses)).toEqual(new Set([200]))
    const lines = written()
    // Its revision is asked for by each of the two, and their ranking is made once or twice.
    expect(lines.length).toBeGreaterThanOrEqual(events.length * 2 * 3)
    // A ranking is made for all who ask for it.
    const wrong = lines.filter(
      ({ isShared, of, request_id }) => request_id !== (isShared ? undefined : requestOf.get(of)),
    )
    expect(wrong).toEqual([])
    expect(lines.some(({ isShared }) => isShared)).toBe(true)
  })

  test('has none where several requests share what is done', async () => {
    const lookUp = new SharedLookup<string, string>(async (keys) => {
      logger.warn({ keys }, 'looks')
      await nextTurn()
      logger.warn({ keys }, 'has looked')
      return new Map()
    }, 10)
    const find = (key: string) =>
      becauseOf(originOf(crypto.randomUUID(), undefined), () => lookUp.find(key))
    await Promise.all([find('one'), find('two')])
    const lines = written()
    expect(lines).toMatchObject([{ keys: ['one', 'two'] }, { keys: ['one', 'two'] }])
    for (const line of lines) expect(line).not.toHaveProperty('request_id')
  })
})
