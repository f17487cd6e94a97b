import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { exampleEvent } from '../http/example-event.ts'
import { RunningService } from '../http/running-service.ts'
import { hasServer } from '../mysql/test-database.ts'
import { ServiceProcess } from '../process/service-process.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { reasonOf, skipOrFail } from '../servers/own-servers.ts'
import { PrometheusServer, prometheusPrograms } from '../servers/prometheus-server.ts'

const programs = await prometheusPrograms().catch((fault) =>
  skipOrFail('the tests with a real Prometheus', reasonOf(fault)),
)
const FOLDER = new URL('../../infra/', import.meta.url)
const DASHBOARD = JSON.parse(
  readFileSync(new URL('grafana/dashboards/meeting-slot-service.json', FOLDER), 'utf8'),
) as {
  readonly panels: readonly {
    readonly title: string
    readonly targets: readonly { readonly expr: string }[]
  }[]
}
const QUERIES = DASHBOARD.panels.flatMap(({ title, targets }) =>
  targets.map(({ expr }) => ({
    title,
    expr: expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'),
  })),
)
/** What may be the name of a metric in a query. */
const namesIn = (query: string): readonly string[] =>
  [...query.matchAll(/\b([a-z][a-z0-9]*_[a-z0-9_]+)\b(?=\{|\[|\)| |$)/g)]
    .map(([, name]) => name as string)
    .filter((name) => !['histogram_quantile'].includes(name))

const RULES = readFileSync(new URL('prometheus/rules.yml', FOLDER), 'utf8')
const IN_RULES = [
  ...RULES.matchAll(/\b(?:http|nodejs|database|rankings|process|meeting_slot_service)_[a-z0-9_]+/g),
].map(([name]) => name)
/** What there is none of in memory, in one process: those on MySQL look for it. */
const isElsewhere = (name: string) =>
  name.startsWith('database_pool_') || name === 'meeting_slot_service_workers'

describe.skipIf(programs === undefined)('a Prometheus that scrapes the service', () => {
  let service: RunningService
  let prometheus: PrometheusServer
  beforeAll(async () => {
    service = await RunningService.start({ metricsPort: 0 })
    prometheus = await PrometheusServer.start(`127.0.0.1:${service.metricsPort}`)
    const { body } = await service.call('POST', '/events', { json: exampleEvent })
    for (let i = 0; i < 5; i++) {
      await service.call('GET', `/events/${body.event_id}/recommendations`, {
        token: body.organizer_token,
      })
    }
    for (let i = 0; i < 3; i++) await service.call('GET', `/nowhere/${crypto.randomUUID()}`)
    await service.call('GET', `/events/${body.event_id}`)
    await prometheus.until(
      'http_request_duration_seconds_count{route="/events/:event_id", status="401"}',
      (found) => found.length > 0,
    )
  })
  afterAll(async () => {
    await prometheus.stop()
    await service.stop()
  })

  test('counts each operation under its pattern and its status', async () => {
    expect(
      await prometheus.query(
        'sum by (method, route, status) (http_request_duration_seconds_count{route=~"/events.*"})',
      ),
    ).toEqual(
      expect.arrayContaining([
        { metric: { method: 'POST', route: '/events', status: '201' }, value: 1 },
        {
          metric: { method: 'GET', route: '/events/:event_id/recommendations', status: '200' },
          value: 5,
        },
        { metric: { method: 'GET', route: '/events/:event_id', status: '401' }, value: 1 },
      ]),
    )
  })

  test('counts all that match no operation together', async () => {
    const found = await prometheus.query('http_request_duration_seconds_count{status="404"}')
    expect(found).toEqual([expect.objectContaining({ value: 3 })])
    expect(found[0]?.metric['route'] ?? '').toBe('')
  })

  test('tells rankings that were computed from those that were kept', async () => {
    const sources = await prometheus.query('sum by (source) (rankings_total)')
    expect(sources).toEqual(
      expect.arrayContaining([
        { metric: { source: 'computed' }, value: 1 },
        { metric: { source: 'memory' }, value: 4 },
      ]),
    )
    expect(await prometheus.query('rankings_kept')).toMatchObject([{ value: 1 }])
  })

  test('knows what runs, and how late the event loop is', async () => {
    expect(await prometheus.query('meeting_slot_service_build_info')).toMatchObject([
      { metric: { version: expect.any(String), node: process.versions.node }, value: 1 },
    ])
    expect((await prometheus.query('nodejs_eventloop_lag_p99_seconds')).length).toBe(1)
  })

  test.each(QUERIES)('answers the dashboard’s $title', async ({ expr }) => {
    await expect(prometheus.query(expr)).resolves.toBeInstanceOf(Array)
    const known = await prometheus.names()
    const named = namesIn(expr)
    expect(named.length).toBeGreaterThan(0)
    for (const name of named.filter((one) => !isElsewhere(one))) expect(known).toContain(name)
  })

  test('and its promtool take the configuration and the rules', async () => {
    const [program = '', ...parameters] = programs?.command('usr/bin/promtool') ?? []
    const folder = new URL('prometheus/', FOLDER).pathname
    const run = (...what: string[]) => promisify(execFile)(program, [...parameters, ...what])
    await run('check', 'config', `${folder}prometheus.yml`)
    await run('check', 'rules', `${folder}rules.yml`)
  })

  test('finds every metric that the rules name', async () => {
    const known = await prometheus.names()
    expect(IN_RULES.length).toBeGreaterThan(3)
    for (const name of IN_RULES.filter((one) => !isElsewhere(one))) expect(known).toContain(name)
  })

  test('finds nothing in any label that a caller has made up', async () => {
    const all = await prometheus.query('{__name__=~".+"}')
    expect(all.length).toBeGreaterThan(100)
    const labels = JSON.stringify(all.map(({ metric }) => metric))
    expect(labels).toContain('/events/:event_id/recommendations')
    expect(labels).not.toMatch(/evt_|nowhere/)
  })
})

describe.skipIf(programs === undefined || !hasServer)('a Prometheus that scrapes workers', () => {
  test('finds every metric that the dashboard and the rules name', async () => {
    const fresh = await createDatabase(inject('databaseUrl') as string)
    onTestFinished(fresh.drop)
    const service = new ServiceProcess({
      PORT: '0',
      METRICS_PORT: '0',
      WORKERS: '2',
      STORAGE: 'mysql',
      DATABASE_URL: fresh.url,
    })
    onTestFinished(async () => {
      service.signal('SIGTERM')
      await service.ended()
    })
    const url = await service.url()
    const [, port] = await service.printed(/"port":(\d+),"msg":"metrics/)
    const prometheus = await PrometheusServer.start(`127.0.0.1:${port}`)
    onTestFinished(() => prometheus.stop())
    for (let i = 0; i < 20; i++) await fetch(`${url}/health`, { headers: { Connection: 'close' } })
    await prometheus.until(
      'http_request_duration_seconds_count{route="/health"}',
      ([found]) => found?.value === 20,
    )
    const known = await prometheus.names()
    for (const name of [...QUERIES.flatMap(({ expr }) => namesIn(expr)), ...IN_RULES]) {
      expect(known).toContain(name)
    }
  })
})

describe('metrics', () => {
  test('are nowhere unless they are asked for, and never where the world asks', async () => {
    const service = await RunningService.start({})
    expect(service.metricsPort).toBeUndefined()
    expect((await service.call('GET', '/metrics')).status).toBe(404)
    await service.stop()
  })

  test('are all that their port answers', async () => {
    const service = await RunningService.start({ metricsPort: 0 })
    const url = `http://127.0.0.1:${service.metricsPort}`
    const metrics = await fetch(`${url}/metrics`)
    expect(metrics.headers.get('Content-Type')).toMatch(/^text\/plain; version=/)
    expect(await metrics.text()).toContain('# TYPE http_request_duration_seconds histogram')
    expect((await fetch(`${url}/metrics`, { method: 'HEAD' })).status).toBe(200)
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${url}/events`)).status).toBe(404)
    await service.stop()
    await expect(fetch(`${url}/metrics`)).rejects.toThrow()
  })
})
