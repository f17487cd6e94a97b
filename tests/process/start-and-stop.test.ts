import { once } from 'node:events'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createServer } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { followEvent } from '../http/change-reader.ts'
import { exampleEvent } from '../http/example-event.ts'
import { hasServer } from '../mysql/test-database.ts'
import { ServiceProcess } from './service-process.ts'

describe('starting', () => {
  test('with a value that is not allowed is refused in one line', async () => {
    const ended = await new ServiceProcess({ PORT: '80a' }).ended()
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: 'PORT: "80a" is not allowed; allowed: a port from 1 to 65535, or 0 for a free one\n',
    })
  })

  test.skipIf(!hasServer)(
    'on a port that is taken is refused in one line for all workers',
    async () => {
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      const { port } = other.address() as { port: number }
      const ended = await new ServiceProcess({
        PORT: String(port),
        WORKERS: '3',
        STORAGE: 'mysql',
        DATABASE_URL: `${inject('databaseUrl')}/never_asked`,
      }).ended()
      other.close()
      expect(ended).toMatchObject({
        code: 1,
        stderr: `HOST, PORT: can't listen on 127.0.0.1, port ${port}: address already in use\n`,
      })
    },
  )

  test.each<[string, Record<string, string>]>([
    ['one process', {}],
    [
      'workers',
      { WORKERS: '3', STORAGE: 'mysql', DATABASE_URL: 'mysql://never:asked@127.0.0.1/db' },
    ],
  ])('with metrics of %s on a port that is taken is refused in one line', async (_of, more) => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const ended = await new ServiceProcess({
      PORT: '0',
      METRICS_PORT: String(port),
      ...more,
    }).ended()
    other.close()
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `HOST, METRICS_PORT: can't listen on 127.0.0.1, port ${port}: address already in use\n`,
    })
  })

  test('on a port that is taken is refused in one line', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const ended = await new ServiceProcess({ PORT: String(port) }).ended()
    other.close()
    expect(ended).toMatchObject({
      code: 1,
      stderr: `HOST, PORT: can't listen on 127.0.0.1, port ${port}: address already in use\n`,
    })
  })
})

describe('stopping on SIGTERM', () => {
  test('finishes what is in flight, turns new callers away, and ends well', async () => {
    const service = new ServiceProcess({ PORT: '0', METRICS_PORT: '0' })
    const url = await service.url()
    const [, metricsPort] = await service.printed(/"port":(\d+),"msg":"metrics/)
    const idle = new Agent({ keepAlive: true })
    await answerTo(request(`${url}/health`, { agent: idle }).end())

    // The body is on its way when the signal comes: half of it is sent, and then the rest.
    const body = JSON.stringify(exampleEvent)
    const slow = request(`${url}/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    })
    slow.write(body.slice(0, 20))
    const arrived = request(`${url}/health`).end()
    await answerTo(arrived)
    service.signal('SIGTERM')
    await refusesConnections(url)
    // Asking again, in whatever way, takes nothing from what is in flight.
    service.signal('SIGINT')
    service.signal('SIGTERM')
    // Who measures sees it to its end.
    const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    expect(metrics).toMatch(/^http_requests_in_flight 1$/m)
    slow.end(body.slice(20))

    const answer = await answerTo(slow)
    expect(answer.statusCode).toBe(201)
    expect(answer.headers.connection).toBe('close')
    const { code, stdout, stderr } = await service.ended()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ msg: 'stopped' })
    idle.destroy()
  })

  test('ends the streams of those who follow an event, and waits for none of them', async () => {
    const service = new ServiceProcess({ PORT: '0', METRICS_PORT: '0' })
    const url = await service.url()
    const [, metricsPort] = await service.printed(/"port":(\d+),"msg":"metrics/)
    const metrics = async () => (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    const readers = await followEvent(url, 3)
    expect(await metrics()).toMatch(/^event_streams 3$/m)
    expect(await metrics()).toMatch(/^http_requests_in_flight 0$/m)
    readers.pop()?.hangUp()
    await expect.poll(metrics).toMatch(/^event_streams 2$/m)
    service.signal('SIGTERM')
    for (const reader of readers) expect(await reader.next()).toBeUndefined()
    expect(await service.ended()).toMatchObject({ code: 0, stderr: '' })
  })
})

async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return answer
}

/** Waits until nobody listens any more. */
async function refusesConnections(url: string): Promise<void> {
  for (;;) {
    const attempt = request(`${url}/health`, { agent: false }).end()
    const outcome = await Promise.race([
      answerTo(attempt).then(() => 'answered'),
      once(attempt, 'error').then(() => 'refused'),
    ]).catch(() => 'refused')
    if (outcome === 'refused') return
  }
}
