import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AnsweredExchange } from '../../adapters/http/request-observer.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'
import { exchange } from './raw-socket.ts'

/** Events that break, or never answer, as their id says. */
class OddEvents extends MemoryEventRepository {
  readonly asked = Promise.withResolvers<void>()

  override async find(id: EventId) {
    if (id.endsWith('z')) throw new Error('a defect')
    if (id.endsWith('y')) throw 'what is no error'
    if (id.endsWith('x')) {
      this.asked.resolve()
      return new Promise<never>(() => {})
    }
    return super.find(id)
  }
}

const eventPath = (last: string) => `/events/evt_0000000000000000000000000${last}`

describe('who observes requests', () => {
  let events: OddEvents
  let service: AssembledService
  let begun: number
  let ended: AnsweredExchange[]
  beforeEach(async () => {
    events = new OddEvents(new MemoryStorage())
    begun = 0
    ended = []
    const observer = {
      requestBegins: () => {
        begun++
      },
      requestEnds: (exchange: AnsweredExchange) => {
        ended.push(exchange)
      },
    }
    service = await assembleService(events, { observer })
  })
  afterEach(() => service.server.close(0))

  /** What was told, without how long it took; every request that began has ended. */
  const told = () => {
    expect(begun).toBe(ended.length)
    for (const { durationMs } of ended) expect(durationMs).toBeGreaterThanOrEqual(0)
    return ended.map(({ method, route, status }) => ({ method, route, status }))
  }

  test('is told the pattern of a route, and never the path', async () => {
    await fetch(service.url + eventPath('0'))
    await fetch(`${service.url}/health`, { method: 'HEAD' })
    expect(told()).toEqual([
      { method: 'GET', route: '/events/:event_id', status: 404 },
      { method: 'HEAD', route: '/health', status: 200 },
    ])
  })

  test('hears of no route where there is none, and of no method that HTTP does not define', async () => {
    await fetch(`${service.url}/nowhere/${crypto.randomUUID()}`)
    await fetch(`${service.url}/nowhere`, { method: 'PURGE' })
    expect(told()).toEqual([
      { method: 'GET', route: undefined, status: 404 },
      { method: 'OTHER', route: undefined, status: 404 },
    ])
  })

  test('is told of what is no request at all', async () => {
    await exchange(service.port, 'hello\r\n\r\n')
    expect(told()).toEqual([{ method: 'OTHER', route: undefined, status: 400 }])
  })

  test('is told of a caller who hangs up', async () => {
    const socket = connect(service.port, '127.0.0.1')
    socket.write(`GET ${eventPath('x')} HTTP/1.1\r\nHost: x\r\n\r\n`)
    await events.asked.promise
    socket.destroy()
    await expect.poll(() => ended.length).toBe(1)
    expect(told()).toEqual([{ method: 'GET', route: '/events/:event_id', status: 499 }])
  })

  test.each([
    ['an error', 'z'],
    ['something else', 'y'],
  ])('is told of a handler that throws %s', async (_what, last) => {
    await fetch(service.url + eventPath(last))
    expect(told()).toContainEqual({ method: 'GET', route: '/events/:event_id', status: 500 })
  })
})
