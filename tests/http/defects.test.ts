import { Layer, ManagedRuntime } from 'effect'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpApp } from '../../adapters/http/http-app.ts'
import { listen, type RunningServer } from '../../adapters/http/http-server.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { Events } from '../../application/ports.ts'
import { Rankings } from '../../application/rankings.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'

/** Events that break in the way that their id names. */
class BreakingEvents extends MemoryEventRepository {
  override async find(id: EventId) {
    if (id.endsWith('z')) throw new Error('a defect, with the secret hunter2')
    if (id.endsWith('y')) throw new StorageUnavailable('the database is away')
    return super.find(id)
  }
}

const BROKEN = '/events/evt_0000000000000000000000000z'
const AWAY = '/events/evt_0000000000000000000000000y'

let server: RunningServer
let url: string
const log: string[] = []

beforeAll(async () => {
  const events = Layer.succeed(Events, new BreakingEvents(new MemoryStorage()))
  const ports = Layer.merge(memoryPorts('off'), events)
  const app = httpApp({
    runtime: ManagedRuntime.make(Layer.provideMerge(Rankings.layer, ports)),
    logger: createLogger('info', { write: (line) => log.push(line) }),
    readiness: async () => 'storage_unavailable',
    isDraining: () => false,
    corsOrigins: [],
    basePath: '',
  })
  server = await listen(app.fetch, { host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${server.address.port}`
})
afterAll(() => server.close(1000))

describe('a handler that throws', () => {
  test('answers 500 as a problem that tells nothing of the inside', async () => {
    const response = await fetch(url + BROKEN)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(JSON.parse(text)).toMatchObject({ title: 'Internal error', status: 500 })
    expect(text).not.toContain('hunter2')
  })

  test('leaves the reason in the log, under the instance of the problem', async () => {
    const { instance } = (await (await fetch(url + BROKEN)).json()) as { instance: string }
    const requestId = instance.replace('urn:uuid:', '')
    const defect = log
      .map((line) => JSON.parse(line))
      .find((line) => line.level === 'error' && line.request_id === requestId)
    expect(defect).toMatchObject({ msg: 'defect', err: { stack: expect.stringContaining('find') } })
  })

  test('lets the process live on', async () => {
    await fetch(url + BROKEN)
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })
})

describe('a storage that is away', () => {
  test('answers 503 with the time to wait', async () => {
    const response = await fetch(url + AWAY)
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('2')
    expect(await response.json()).toMatchObject({
      type: 'urn:meeting-slot-service:problem:storage-unavailable',
    })
  })

  test('makes the service unready, but not dead', async () => {
    expect((await fetch(`${url}/ready`)).status).toBe(503)
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })
})
