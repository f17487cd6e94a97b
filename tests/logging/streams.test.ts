import { describe, expect, test } from 'vitest'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { assembleService } from '../http/assembled-service.ts'

const parsed = (log: readonly string[]) => log.map((line) => JSON.parse(line))

describe('a line of the log', () => {
  test('belongs to the stream of errors from that level on, and to the application below', () => {
    const log: string[] = []
    const logger = createLogger('trace', { write: (line) => log.push(line) })
    for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const) {
      logger[level]('a line')
      logger.child({ pid: 1 })[level]('a line of a worker')
    }
    const streams = parsed(log).map(({ stream }) => stream)
    expect(streams).toEqual([...Array(8).fill('application'), ...Array(4).fill('error')])
  })

  test('of a request belongs to the stream of access, and carries its id like every other of it', async () => {
    const events = new MemoryEventRepository(new MemoryStorage())
    events.findHead = () => Promise.reject(new Error('out of order'))
    const service = await assembleService(events)
    const requestId = crypto.randomUUID()
    await fetch(`${service.url}/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz/recommendations`, {
      headers: { 'X-Request-Id': requestId },
    })
    const lines = parsed(service.log)
    expect(lines.map(({ stream, msg }) => [stream, msg])).toEqual([
      ['error', 'defect'],
      ['access', 'request'],
    ])
    for (const line of lines) expect(line.request_id).toBe(requestId)
    await service.server.close(0)
  })
})
