import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { RunningServer } from '../../adapters/http/http-server.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import type { EventRepository } from '../../domain/event/event-repository.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'
import { exchange } from './raw-socket.ts'

/** Events that never answer; resolves `asked` once they are asked. */
class SilentEvents extends MemoryEventRepository {
  readonly asked = Promise.withResolvers<void>()

  override find(): Promise<undefined> {
    this.asked.resolve()
    return new Promise(() => {})
  }
}

const started: RunningServer[] = []
afterEach(() => Promise.all(started.splice(0).map((server) => server.close(0))))

/** An assembled service that ends with the test. */
async function start(
  events: EventRepository = new MemoryEventRepository(new MemoryStorage()),
  state: Parameters<typeof assembleService>[1] = {},
): Promise<AssembledService> {
  const service = await assembleService(events, state)
  started.push(service.server)
  return service
}

describe('what is no request', () => {
  test.each([
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['a broken Content-Length', 'POST /events HTTP/1.1\r\nHost: x\r\nContent-Length: two\r\n\r\n'],
    ['a broken Host', 'GET /health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'],
  ])('is answered as a problem: %s', async (_what, bytes) => {
    const { port, log } = await start()
    const [head = '', body = ''] = (await exchange(port, bytes)).split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(JSON.parse(body)).toMatchObject({
      type: 'urn:meeting-slot-service:problem:malformed-request',
      status: 400,
    })
    const { request_id: requestId } = JSON.parse(log[0] ?? '')
    expect(JSON.parse(body).instance).toBe(`urn:uuid:${requestId}`)
  })

  test('is answered with what was too large: headers without end', async () => {
    const { port } = await start()
    const bytes = `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(40_000)}\r\n\r\n`
    expect(await exchange(port, bytes)).toMatch(/^HTTP\/1\.1 431 Request Header Fields Too Large/)
  })

  test('with an unknown expectation is answered all the same', async () => {
    const { port } = await start()
    const bytes = 'GET /health HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n'
    expect(await exchange(port, bytes)).toMatch(/^HTTP\/1\.1 200 OK/)
  })

  test('does not disturb others, and HTTP/1.0 without Host is fine', async () => {
    const { port } = await start()
    await exchange(port, '\u0000\u0001\r\n\r\n')
    expect(await exchange(port, 'GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.\d 200 OK/)
  })
})

describe('a body that is too large', () => {
  test('ends its connection, and says so: the next request takes another', async () => {
    const { port } = await start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const send = async (method: string, path: string, body?: Buffer) => {
      const sent = request({ agent, port, host: '127.0.0.1', method, path }).end(body)
      const [response] = (await once(sent, 'response')) as [IncomingMessage]
      await once(response.resume(), 'end')
      return [response.statusCode, response.headers.connection]
    }
    expect(await send('POST', '/events', Buffer.alloc(300_000))).toEqual([413, 'close'])
    expect(await send('GET', '/health')).toEqual([200, 'keep-alive'])
    agent.destroy()
  })
})

describe('a caller who hangs up', () => {
  test('interrupts the use case, and is no error', async () => {
    const events = new SilentEvents(new MemoryStorage())
    const { port, log } = await start(events)
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz HTTP/1.1\r\nHost: x\r\n\r\n')
    await events.asked.promise
    socket.destroy()
    await expect.poll(() => log.length).toBe(1)
    expect(JSON.parse(log[0] ?? '')).toMatchObject({ level: 'info', status: 499 })
  })
})

const KEYED =
  'POST /events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz/organizer_token HTTP/1.1\r\n' +
  'Idempotency-Key: 8e03978e-40d5-43e8-bc93-6894a57f9324\r\n'

describe('a caller who hangs up with half of the body sent', () => {
  test.each([
    ['that has a length', 'Content-Length: 100\r\n\r\n{"'],
    ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n2\r\n{"'],
    ['in a chunk that is none', 'Transfer-Encoding: chunked\r\n\r\n2\r\n{"xx\r\n'],
    ['under a key, where none is needed', 'Content-Length: 100\r\n\r\n{"', KEYED],
  ])('is no error: %s', async (_what, rest, request = 'POST /events HTTP/1.1\r\n') => {
    const { port, log } = await start()
    const socket = connect(port, '127.0.0.1')
    socket.write(`${request}Host: x\r\nContent-Type: application/json\r\n${rest}`)
    await once(socket, 'connect')
    const told = () => log.map((line) => JSON.parse(line))
    const isBegun = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/health`)
      return response.ok
    }
    expect(await isBegun()).toBe(true)
    socket.destroy()
    await expect.poll(() => told().some(({ status }) => status === 499)).toBe(true)
    expect(told().filter(({ level }) => level !== 'info')).toEqual([])
  })
})

describe('an instance that shuts down', () => {
  test('is not ready, and asks every caller to connect elsewhere', async () => {
    const { port } = await start(undefined, { readiness: 'draining', isDraining: true })
    const response = await fetch(`http://127.0.0.1:${port}/ready`)
    expect(response.status).toBe(503)
    expect(response.headers.get('Connection')).toBe('close')
    expect(response.headers.get('Retry-After')).toBe('2')
    expect(await response.json()).toMatchObject({ title: 'Shutting down' })
  })

  test('waits for what is in flight no longer than it is told to', async () => {
    const events = new SilentEvents(new MemoryStorage())
    const { port, server } = await start(events)
    const socket = connect(port, '127.0.0.1')
    socket.write('GET /events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz HTTP/1.1\r\nHost: x\r\n\r\n')
    await events.asked.promise
    started.pop()
    await Promise.all([server.close(50), once(socket, 'close')])
    expect(socket.bytesRead).toBe(0)
  })
})
