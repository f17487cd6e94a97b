import { once } from 'node:events'
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MOST_UNDER_WAY } from '../../adapters/http/middleware/under-way.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'

/** Events that answer nobody until they are let go; `asked` counts who waits. */
class HeldEvents extends MemoryEventRepository {
  asked = 0
  readonly #held = Promise.withResolvers<void>()

  override async find() {
    this.asked++
    await this.#held.promise
    return undefined
  }

  letGo(): void {
    this.#held.resolve()
  }
}

describe('a service that has as much under way as it can bear', () => {
  let events: HeldEvents
  let service: AssembledService
  let agent: Agent
  beforeEach(async () => {
    events = new HeldEvents(new MemoryStorage())
    service = await assembleService(events, { trustedProxies: 1 })
    agent = new Agent({ keepAlive: false })
  })
  afterEach(async () => {
    events.letGo()
    await service.server.close(0)
    agent.destroy()
  })

  const ask = (from: string, path = '/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz'): ClientRequest =>
    request(service.url + path, { agent, headers: { 'X-Forwarded-For': from } }).end()
  const askSlowly = (from: string, times: number) => Array.from({ length: times }, () => ask(from))
  async function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.resume()
    return answer
  }

  test('refuses one more at once, answers for its health, and goes on afterwards', async () => {
    const half = MOST_UNDER_WAY.inAll / 2
    const waiting = [...askSlowly('192.0.2.1', half), ...askSlowly('192.0.2.2', half)]
    await expect.poll(() => events.asked, { timeout: 20_000 }).toBe(MOST_UNDER_WAY.inAll)

    const refused = await answerTo(ask('192.0.2.3'))
    expect(refused.statusCode).toBe(503)
    expect(refused.headers['retry-after']).toBe('2')
    expect(refused.headers['content-type']).toBe('application/problem+json')
    expect((await answerTo(ask('192.0.2.3', '/health'))).statusCode).toBe(200)
    expect((await answerTo(ask('192.0.2.3', '/ready'))).statusCode).toBe(200)
    expect(events.asked).toBe(MOST_UNDER_WAY.inAll)

    const answers = Promise.all(waiting.map(answerTo))
    events.letGo()
    expect(new Set((await answers).map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
    expect((await answerTo(ask('192.0.2.1'))).statusCode).toBe(404)
  })

  test('has room for others when one address has taken its share', async () => {
    const waiting = askSlowly('192.0.2.1', MOST_UNDER_WAY.ofOneAddress)
    await expect.poll(() => events.asked, { timeout: 20_000 }).toBe(waiting.length)
    expect((await answerTo(ask('192.0.2.1'))).statusCode).toBe(503)
    const other = ask('192.0.2.2')
    await expect.poll(() => events.asked).toBe(waiting.length + 1)
    const answers = Promise.all([...waiting, other].map(answerTo))
    events.letGo()
    expect(new Set((await answers).map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
  })

  test('forgets those who have hung up', async () => {
    const waiting = askSlowly('192.0.2.1', MOST_UNDER_WAY.ofOneAddress)
    await expect.poll(() => events.asked, { timeout: 20_000 }).toBe(waiting.length)
    for (const sent of waiting) sent.on('error', () => {}).destroy()
    await expect
      .poll(() => service.log.filter((line) => line.includes('"status":499')).length)
      .toBe(waiting.length)
    ask('192.0.2.1').on('error', () => {})
    await expect.poll(() => events.asked).toBe(waiting.length + 1)
  })
})
