import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lookalikesIn } from '../canary/secrets-in.ts'
import { exampleEvent } from '../http/example-event.ts'
import { ServiceProcess } from '../process/service-process.ts'
import { freePort } from '../servers/free-port.ts'
import { Collector, type Span } from './collector.ts'

const SERVER = 2
const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const CALLER = '00f067aa0ba902b7'

describe('traces', () => {
  let collector: Collector
  beforeEach(async () => {
    collector = await Collector.start()
  })
  afterEach(() => collector.stop())

  /** Sends these requests to a service, and answers what it has logged once it has stopped. */
  async function afterRequests(
    environment: Record<string, string>,
    send: (url: string) => Promise<unknown>,
  ): Promise<string> {
    const service = new ServiceProcess({
      PORT: '0',
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
      ...environment,
    })
    await send(await service.url())
    service.signal('SIGTERM')
    const { code, stdout, stderr } = await service.ended()
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    return stdout
  }
  const endpoint = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
  const createAndRank = async (url: string) => {
    const created = await fetch(`${url}/events`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(exampleEvent),
    })
    const { event_id, organizer_token } = (await created.json()) as Record<string, string>
    const headers = { Authorization: `Bearer ${organizer_token}` }
    await (await fetch(`${url}/events/${event_id}/recommendations`, { headers })).arrayBuffer()
    return event_id
  }
  const child = (parent: Span) =>
    collector.spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId)
  const requests = () => collector.spans.filter(({ kind }) => kind === SERVER)

  test('tell of each request and of each call of a port below it, also when it stops', async () => {
    let eventId: string | undefined
    const log = await afterRequests(endpoint(), async (url) => {
      eventId = await createAndRank(url)
    })
    const [creation, ranking] = requests().filter(({ name }) => name.includes('/events'))
    expect(creation).toMatchObject({
      name: 'POST /events',
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/events',
        'http.response.status_code': 201,
      },
      resource: { 'service.name': 'meeting-slot-service' },
    })
    expect(creation?.parentSpanId).toBeUndefined()
    expect(ranking).toMatchObject({
      name: 'GET /events/:event_id/recommendations',
      attributes: { 'meeting_slot_service.event_id': eventId },
    })
    expect(child(creation as Span).map(({ name }) => name)).toContain('events.create')
    expect(child(ranking as Span).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['grants.find', 'events.findHead']),
    )
    const line = log.split('\n').find((one) => one.includes('/recommendations'))
    expect(JSON.parse(line ?? '')).toMatchObject({ trace_id: ranking?.traceId, stream: 'access' })
  })

  test('of many requests at a time keep to the request that made the call', async () => {
    await afterRequests(endpoint(), (url) =>
      Promise.all(Array.from({ length: 50 }, () => createAndRank(url))),
    )
    const rankings = requests().filter(({ name }) => name.endsWith('/recommendations'))
    expect(rankings).toHaveLength(50)
    for (const ranking of rankings) {
      expect(child(ranking).filter(({ name }) => name === 'events.findHead')).toHaveLength(1)
      for (const { traceId } of child(ranking)) expect(traceId).toBe(ranking.traceId)
    }
  })

  test('go on where the caller’s has begun, and only if it is recorded', async () => {
    await afterRequests(endpoint(), async (url) => {
      for (const traceparent of [
        `00-${TRACE_ID}-${CALLER}-01`,
        `00-${TRACE_ID.replaceAll('4', '5')}-${CALLER}-00`,
        'not one',
      ]) {
        await fetch(`${url}/health`, { headers: { traceparent } })
      }
    })
    const [recorded, own, ...more] = requests().filter(({ name }) => name === 'GET /health')
    expect(recorded).toMatchObject({ traceId: TRACE_ID, parentSpanId: CALLER })
    expect(own?.parentSpanId).toBeUndefined()
    expect(more).toEqual([])
  })

  test('are recorded as the sampler says', async () => {
    await afterRequests({ ...endpoint(), OTEL_TRACES_SAMPLER: 'parentbased_always_off' }, (url) =>
      fetch(`${url}/health`),
    )
    expect(collector.spans).toEqual([])
  })

  test('tell nothing that somebody has written, and no token', async () => {
    await afterRequests(endpoint(), async (url) => {
      await createAndRank(url)
      await fetch(`${url}/events/somebody@example.com?token=mso_0123456789abcdefghijkl`)
    })
    expect(collector.written).toContain('GET /events/:event_id')
    expect(collector.written).not.toContain(exampleEvent.title)
    expect(lookalikesIn(collector.written)).toEqual([])
  })

  test('are not made unless somebody takes them', async () => {
    const log = await afterRequests({}, (url) => fetch(`${url}/health`))
    expect(collector.spans).toEqual([])
    expect(log).not.toContain('trace_id')
  })

  test('that nobody takes keep no request waiting, and are told of', async () => {
    const service = new ServiceProcess({
      PORT: '0',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${await freePort()}`,
      OTEL_BSP_SCHEDULE_DELAY: '10',
    })
    const url = await service.url()
    for (let i = 0; i < 20; i++) expect((await fetch(`${url}/health`)).status).toBe(200)
    await service.printed(/"msg":"traces are not taken"/)
    service.signal('SIGTERM')
    expect((await service.ended()).code).toBe(0)
  })

  test.each([
    ['OTEL_BSP_SCHEDULE_DELAY', 'soon', 'Expected a string representing a finite number'],
    ['OTEL_EXPORTER_OTLP_COMPRESSION', 'zip', 'Expected "gzip" | "none"'],
  ])('with %s=%s are refused in one line, without the value', async (name, value, expected) => {
    const ended = await new ServiceProcess({ PORT: '0', ...endpoint(), [name]: value }).ended()
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `${name}: its value is not allowed; ${expected}\n`,
    })
  })
})
