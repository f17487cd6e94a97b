import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { Layer, ManagedRuntime } from 'effect'
import { afterEach, describe, expect, test } from 'vitest'
import { OpenStreams } from '../../adapters/http/changes/open-streams.ts'
import type { StreamBounds } from '../../adapters/http/changes/stream-bounds.ts'
import type { RunningServer } from '../../adapters/http/http-server.ts'
import { MOST_UNDER_WAY } from '../../adapters/http/middleware/under-way.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { FollowedRevisions } from '../../application/followed-revisions.ts'
import { Events } from '../../application/ports.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { watchedLogger } from '../canary/watched-logger.ts'
import { assembleService } from './assembled-service.ts'
import { ChangeReader } from './change-reader.ts'
import { exampleEvent } from './example-event.ts'

const started: RunningServer[] = []
afterEach(() => Promise.all(started.splice(0).map((server) => server.close(0))))

/** A service with these bounds, and an event on it. */
async function start(streamBounds: Partial<StreamBounds>) {
  const events = new MemoryEventRepository(new MemoryStorage())
  const { server, url } = await assembleService(events, { streamBounds, trustedProxies: 1 })
  started.push(server)
  const response = await fetch(`${url}/events`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(exampleEvent),
  })
  const eventUrl = `${url}/events/${((await response.json()) as { event_id: string }).event_id}`
  const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } })
  return {
    url,
    eventUrl,
    follow: (address: string) => ChangeReader.open(eventUrl, from(address)),
    head: () => fetch(`${eventUrl}/changes`, { method: 'HEAD', ...from('192.0.2.1') }),
    ask: (address: string) => fetch(`${eventUrl}/changes`, from(address)),
    /** What the next one from this address is answered; it does not stay. */
    next: async (address: string) => {
      const response = await fetch(`${eventUrl}/changes`, from(address))
      await response.body?.cancel()
      return response.status
    },
  }
}

describe('streams', () => {
  test('are so many of one address, and so many in all; whoever leaves makes room', async () => {
    const { follow, ask, next } = await start({ inAll: 3, ofOneAddress: 2 })
    const readers = [await follow('192.0.2.1'), await follow('192.0.2.1')]
    const refused = await ask('192.0.2.1')
    expect(refused.status).toBe(503)
    expect(refused.headers.get('Retry-After')).toBe('30')
    expect(refused.headers.get('Cache-Control')).toBe('no-store')
    expect(await refused.json()).toMatchObject({
      type: 'urn:meeting-slot-service:problem:too-many-streams',
      detail:
        'Your address has 2 streams open, and may have no more; read the event now and then instead, or try again later.',
    })
    readers.push(await follow('192.0.2.2'))
    expect(await (await ask('192.0.2.3')).json()).toMatchObject({
      detail: expect.stringContaining('This instance has 3 streams open'),
    })
    readers[0]?.hangUp()
    await expect.poll(() => next('192.0.2.1')).toBe(200)
  })

  test('end by themselves after a while', async () => {
    const { follow } = await start({ beatMs: 15, lifeMs: { least: 30, most: 60 } })
    const reader = await follow('192.0.2.1')
    expect((await reader.next())?.id).toBe('1')
    expect(await reader.next()).toBeUndefined()
  })

  test('end with their connections, whoever would keep those for another request', async () => {
    const { eventUrl } = await start({ beatMs: 15, lifeMs: { least: 30, most: 60 } })
    const agent = new Agent({ keepAlive: true })
    const [answer] = (await once(request(`${eventUrl}/changes`, { agent }).end(), 'response')) as [
      IncomingMessage,
    ]
    const isOver = once(answer.socket, 'close')
    await once(answer.resume(), 'end')
    await isOver
    agent.destroy()
  })

  test('are not opened for whoever asks for a head alone', async () => {
    const { head, next } = await start({ inAll: 1 })
    for (let i = 0; i < 3; i++) {
      const response = await head()
      expect([response.status, response.headers.get('Content-Type')]).toEqual([
        200,
        'text/event-stream',
      ])
    }
    expect(await next('192.0.2.1')).toBe(200)
  })

  test('take no place of requests that are under way', async () => {
    const { url, follow } = await start({ inAll: 5_000, ofOneAddress: 5_000 })
    const many = Array.from({ length: MOST_UNDER_WAY.ofOneAddress }, (_, i) => i)
    const readers: ChangeReader[] = []
    // Not all of them at once: they are under way until they are open.
    for (const _ of many) readers.push(await follow('192.0.2.1'))
    const headers = { 'X-Forwarded-For': '192.0.2.1' }
    expect((await fetch(`${url}/events`, { headers })).status).toBe(200)
    for (const reader of readers) reader.hangUp()
  }, 30_000)
})

/** Events that say nothing of their heads until they are let go. */
class HeldEvents extends MemoryEventRepository {
  asked = 0
  revision = 2
  /** What whoever asks is told instead. */
  defect: Error | undefined
  readonly #held = Promise.withResolvers<void>()

  override async findHead() {
    this.asked++
    await this.#held.promise
    const { defect, revision } = this
    if (defect !== undefined) throw defect
    return { organizerId: 'usr_1' as UserId, revision }
  }

  letGo(): void {
    this.#held.resolve()
  }
}

describe('those who may have something to learn', () => {
  const eventId = 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz' as EventId

  /** So many who follow an event, and what has all of them asked about. */
  async function begin(count: number) {
    const events = new HeldEvents(new MemoryStorage())
    const log: string[] = []
    const access = { control: 'off', eventCreation: 'anybody' } as const
    const ports = Layer.merge(memoryPorts(access), Layer.succeed(Events, events))
    const runtime = ManagedRuntime.make(ports)
    const followed = new FollowedRevisions()
    const streams = new OpenStreams(runtime, followed, watchedLogger(log))
    const reader = { address: '192.0.2.1', token: undefined, eventId, revision: 1, known: '1' }
    const readers = Array.from({ length: count }, () => streams.begin(reader).getReader())
    const read = async (from: (typeof readers)[number] | undefined) =>
      Buffer.from((await from?.read())?.value ?? []).toString()
    for (const each of readers) expect(await read(each)).toBe('retry: 2000\n\n')
    return {
      events,
      streams,
      reader,
      readers,
      read,
      log,
      look: () => runtime.runPromise(followed.look()),
    }
  }

  test('are asked about some at a time, and all in the end', async () => {
    const { events, readers, read, look } = await begin(300)
    await look()
    await expect.poll(() => events.asked).toBe(128)
    await look()
    events.letGo()
    for (const each of readers) expect(await read(each)).toContain('"revision":2')
  })

  test('are asked about again where there was more to learn meanwhile, and not twice at a time', async () => {
    const { events, readers, read, look } = await begin(1)
    await look()
    await look()
    await look()
    expect(events.asked).toBe(1)
    events.letGo()
    await read(readers[0])
    await expect.poll(() => events.asked).toBe(2)
  })

  test('are sent away when the service stops, and nobody comes after them', async () => {
    const { streams, reader, readers } = await begin(2)
    streams.close()
    for (const each of readers) expect(await each.read()).toEqual({ done: true, value: undefined })
    expect(streams.count).toBe(0)
    expect(() => streams.begin(reader)).toThrow('Draining')
  })

  test('are sent away when it goes wrong to find out, and the log says why', async () => {
    const { events, readers, log, look } = await begin(1)
    events.defect = new Error('broken')
    events.letGo()
    await look()
    expect(await readers[0]?.read()).toEqual({ done: true, value: undefined })
    expect(log.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'error', event_id: eventId },
    ])
  })
})
