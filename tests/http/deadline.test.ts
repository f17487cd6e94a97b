import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { BODY_SECONDS } from '../../adapters/http/middleware/body-arrival.ts'
import { DEADLINE_SECONDS } from '../../adapters/http/middleware/deadline.ts'
import { MOST_UNDER_WAY } from '../../adapters/http/middleware/under-way.ts'
import { RenderedBodies } from '../../adapters/http/rendered-bodies.ts'
import { showRanking } from '../../adapters/http/schemas/recommendation-schemas.ts'
import { MemoryEventRepository } from '../../adapters/inmemory/memory-event-repository.ts'
import { MemoryStorage } from '../../adapters/inmemory/memory-storage.ts'
import { inTurns } from '../../application/in-turns.ts'
import type { RankedCandidates } from '../../domain/matching/ranked-candidates.ts'
import { DEFAULT_RULE } from '../../domain/matching/ranking.ts'
import { WHOLE_SIGHT } from '../../domain/matching/sight.ts'
import { type AssembledService, assembleService } from './assembled-service.ts'
import { exampleEvent } from './example-event.ts'

/** Events that are found late. */
class LateEvents extends MemoryEventRepository {
  readonly asked = Promise.withResolvers<void>()
  readonly answers = Promise.withResolvers<void>()

  override async find(...wanted: Parameters<MemoryEventRepository['find']>) {
    this.asked.resolve()
    await this.answers.promise
    return super.find(...wanted)
  }
}

describe('a request that takes too long', () => {
  let events: LateEvents
  let service: AssembledService
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    events = new LateEvents(new MemoryStorage())
    service = await assembleService(events)
  })
  afterEach(async () => {
    vi.useRealTimers()
    events.answers.resolve()
    await service.server.close(0)
  })

  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    request(service.url + path, { method, headers })
  async function answerTo(sent: ClientRequest) {
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    const { statusCode: status, headers } = answer
    return { status, headers, body: await json(answer) }
  }

  const tooLong = {
    status: 503,
    headers: { 'retry-after': '2', connection: 'close' },
    body: { type: 'urn:meeting-slot-service:problem:deadline-exceeded', title: 'Took too long' },
  }

  test('is answered in time, whatever the storage does', async () => {
    const answer = answerTo(send('GET', '/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz').end())
    await events.asked.promise
    await vi.advanceTimersByTimeAsync(DEADLINE_SECONDS * 1_000 - 1)
    expect(service.log).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toMatchObject(tooLong)
    expect(service.log.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'info', status: 503 },
    ])
  })

  test('is given up soon when its body does not come', async () => {
    const sent = send('POST', '/events', {
      'Content-Type': 'application/json',
      'Content-Length': '1000',
    })
    const answer = answerTo(sent)
    sent.write('{')
    // That of the deadline, and that of the body.
    await expect.poll(() => vi.getTimerCount(), { timeout: 20_000 }).toBe(2)
    await vi.advanceTimersByTimeAsync(BODY_SECONDS * 1_000)
    expect(await answer).toMatchObject({
      status: 408,
      headers: { connection: 'close' },
      body: { type: 'urn:meeting-slot-service:problem:too-slow' },
    })
  })

  test('is given up soon when a body without a length does not end', async () => {
    const sent = send('POST', '/events', { 'Content-Type': 'application/json' })
    const answer = answerTo(sent)
    sent.write('{')
    await expect.poll(() => vi.getTimerCount(), { timeout: 20_000 }).toBe(2)
    await vi.advanceTimersByTimeAsync(BODY_SECONDS * 1_000)
    expect(await answer).toMatchObject({ status: 408 })
  })

  test('gives its place to others when its body does not come', async () => {
    const slow = Array.from({ length: MOST_UNDER_WAY.ofOneAddress }, () => {
      const sent = send('POST', '/events', {
        'Content-Type': 'application/json',
        'Content-Length': '1000',
      })
      sent.write('{')
      return answerTo(sent)
    })
    await expect.poll(() => vi.getTimerCount(), { timeout: 20_000 }).toBe(2 * slow.length)
    expect((await answerTo(send('GET', '/events/x').end())).status).toBe(503)
    await vi.advanceTimersByTimeAsync(BODY_SECONDS * 1_000)
    const statuses = (await Promise.all(slow)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([408]))
    expect((await answerTo(send('POST', '/events').end('{}'))).status).toBe(415)
  })

  test('is none when it is a stream that has begun', async () => {
    const created = send('POST', '/events', { 'Content-Type': 'application/json' })
    const { body } = await answerTo(created.end(JSON.stringify(exampleEvent)))
    const { event_id: eventId } = body as { event_id: string }
    const begun = once(send('GET', `/events/${eventId}/changes`).end(), 'response')
    const isBegun = begun.then(() => true)
    // The framework waits a moment whether a body ends at once.
    const moment = async () => vi.advanceTimersByTimeAsync(1).then(() => false)
    await expect.poll(() => Promise.race([isBegun, moment()])).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('leaves no timer behind when it does not', async () => {
    events.answers.resolve()
    const answer = answerTo(send('GET', '/events/evt_01kf3k9v4xe9ktn8vbq1d5m2rz').end())
    expect(await answer).toMatchObject({ status: 404 })
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a computation in turns', () => {
  /** Goes on for ever, and meanwhile gives the request up. */
  function endless(request: AbortController) {
    return (function* (): Generator<undefined, never, undefined> {
      for (let steps = 0; ; steps++) {
        if (steps === 1_000) request.abort(new Error('too late'))
        yield undefined
      }
    })()
  }

  test('ends when nobody waits for it any more', async () => {
    const request = new AbortController()
    await expect(inTurns(endless(request), request.signal)).rejects.toThrow('too late')
  })

  test('ends when it is a ranking that nobody waits for', async () => {
    const request = new AbortController()
    const ranking = { best: () => endless(request) } as unknown as RankedCandidates<string>
    const query = { limit: 1, minRate: 0, distinct: false, ...DEFAULT_RULE }
    await expect(
      showRanking(ranking, query, undefined, WHOLE_SIGHT, request.signal),
    ).rejects.toThrow('too late')
  })

  test('is begun again by another who waits for the same body', async () => {
    const bodies = new RenderedBodies()
    const [first, second] = [new AbortController(), new AbortController()]
    const begun = bodies.of('k', false, (signal) => inTurns(endless(first), signal), first.signal)
    const waiting = bodies.of('k', false, async () => ({ title: 'x' }), second.signal)
    await expect(begun).rejects.toThrow('too late')
    expect(Buffer.from((await waiting).bytes).toString()).toBe('{"title":"x"}')
  })
})
