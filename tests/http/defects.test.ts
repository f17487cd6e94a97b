import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'

/** Events that break in the way that their id names. */
class BreakingEvents extends MemoryEventRepository {
  override async find(id: EventId) {
    if (id.endsWith('z')) throw new Error('a defect, with the secret hunter2')
    if (id.endsWith('x')) throw 'no error at all'
    if (id.endsWith('y')) throw new StorageUnavailable('the database is away')
    return super.find(id)
  }
}

const BROKEN = '/events/evt_0000000000000000000000000z'
const NO_ERROR = '/events/evt_0000000000000000000000000x'
const AWAY = '/events/evt_0000000000000000000000000y'

let service: AssembledService
beforeAll(async () => {
  const events = new BreakingEvents(new MemoryStorage())
  service = await assembleService(events, { readiness: 'storage_unavailable' })
})
afterAll(() => service.server.close(1000))

describe('a handler that throws', () => {
  test('answers 500 as a problem that tells nothing of the inside', async () => {
    const response = await fetch(service.url + BROKEN)
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    expect(JSON.parse(text)).toMatchObject({ title: 'Internal error', status: 500 })
    expect(text).not.toContain('hunter2')
  })

  test('leaves the reason in the log, under the instance of the problem', async () => {
    const { instance } = (await (await fetch(service.url + BROKEN)).json()) as { instance: string }
    const requestId = instance.replace('urn:uuid:', '')
    const defect = service.log
      .map((line) => JSON.parse(line))
      .find((line) => line.level === 'error' && line.request_id === requestId)
    expect(defect).toMatchObject({ msg: 'defect', err: { stack: expect.stringContaining('find') } })
  })

  test('answers 500 also for what is no error', async () => {
    expect((await fetch(service.url + NO_ERROR)).status).toBe(500)
  })

  test('lets the process live on', async () => {
    await fetch(service.url + BROKEN)
    expect((await fetch(`${service.url}/health`)).status).toBe(200)
  })
})

describe('a storage that is away', () => {
  test('answers 503 with the time to wait', async () => {
    const response = await fetch(service.url + AWAY)
    expect(response.status).toBe(503)
    expect(response.headers.get('Retry-After')).toBe('2')
    expect(await response.json()).toMatchObject({
      type: 'urn:meeting-slot-service:problem:storage-unavailable',
    })
  })

  test('makes the service unready, but not dead', async () => {
    expect((await fetch(`${service.url}/ready`)).status).toBe(503)
    expect((await fetch(`${service.url}/health`)).status).toBe(200)
  })
})
