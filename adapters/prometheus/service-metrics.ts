import {
  Counter,
  collectDefaultMetrics,
  Gauge,
  Histogram,
  type MetricObjectWithValues,
  type MetricValue,
  type PrometheusContentType,
  Registry,
} from '@prometheus-io/client'

/** A request that was answered. */
export type AnsweredRequest = {
  readonly method: string
  /** The pattern of its route, never its path; undefined where no route matched. */
  readonly route: string | undefined
  readonly status: number
  readonly durationMs: number
}

/** What is known when somebody asks. */
export type MetricSources = {
  readonly version: string
  /** How much of each pool of connections is taken now. */
  readonly pools: () => Readonly<
    Record<string, Readonly<Record<'open' | 'inUse' | 'waiting' | 'limit', number>>>
  >
  /** Rankings since the process began, and those that are kept now. */
  readonly rankings: () => Readonly<
    Record<'computed' | 'fromMemory' | 'keptCount' | 'keptBytes', number>
  >
  /** How many follow an event now. */
  readonly streams: () => number
}

/** The text of the metrics, and what it is. */
export type Exposition = { readonly contentType: string; readonly text: string }

/** All metrics of one process at one moment, as values. */
export type Snapshot = readonly MetricObjectWithValues<MetricValue<string>>[]

/** From what a health check takes to the longest that a request may take, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]

/** The metrics of this process for Prometheus; each is described where it is made. */
export class ServiceMetrics {
  readonly #registry = new Registry<PrometheusContentType>()
  readonly #durations: Histogram<'method' | 'route' | 'status'>
  readonly #inFlight: Gauge

  constructor({ version, pools, rankings, streams }: MetricSources) {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    // Its quantiles can't be put together with those of other processes; the histogram's buckets can.
    this.#registry.removeSingleMetric('nodejs_eventloop_utilization_summary')
    this.#durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'How long requests took from their head to the head of the answer.',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers,
    })
    this.#inFlight = new Gauge({
      name: 'http_requests_in_flight',
      help: 'Requests that are under way.',
      registers,
    })
    new Gauge({
      name: 'event_streams',
      help: 'Streams of changes that are open; they are no requests in flight.',
      registers,
      collect() {
        this.set(streams())
      },
    })
    new Gauge({
      name: 'meeting_slot_service_build_info',
      help: 'Always 1; the labels say what runs.',
      labelNames: ['version', 'node'],
      aggregator: 'first',
      registers,
    }).set({ version, node: process.versions.node }, 1)
    new Gauge({
      name: 'database_pool_connections',
      help: 'Connections to the database by pool: open, in use, and as many as there may be.',
      labelNames: ['pool', 'state'],
      registers,
      collect() {
        for (const [pool, { open, inUse, limit }] of Object.entries(pools())) {
          this.set({ pool, state: 'open' }, open)
          this.set({ pool, state: 'in_use' }, inUse)
          this.set({ pool, state: 'limit' }, limit)
        }
      },
    })
    new Gauge({
      name: 'database_pool_waiting',
      help: 'Who waits for a connection of the pool.',
      labelNames: ['pool'],
      registers,
      collect() {
        for (const [pool, { waiting }] of Object.entries(pools())) this.set({ pool }, waiting)
      },
    })
    new Counter({
      name: 'rankings_total',
      help: 'Rankings that were computed, and that were in memory already.',
      labelNames: ['source'],
      registers,
      collect() {
        const { computed, fromMemory } = rankings()
        this.reset()
        this.inc({ source: 'computed' }, computed)
        this.inc({ source: 'memory' }, fromMemory)
      },
    })
    new Gauge({
      name: 'rankings_kept',
      help: 'Rankings that are kept in memory.',
      registers,
      collect() {
        this.set(rankings().keptCount)
      },
    })
    new Gauge({
      name: 'rankings_kept_bytes',
      help: 'About how much memory the kept rankings take.',
      registers,
      collect() {
        this.set(rankings().keptBytes)
      },
    })
  }

  /** A request has begun to be worked on. */
  requestBegins(): void {
    this.#inFlight.inc()
  }

  /** It is answered. There are as many series as the interface has operations and statuses. */
  requestEnds({ method, route = '', status, durationMs }: AnsweredRequest): void {
    this.#inFlight.dec()
    this.#durations.observe({ method, route, status }, durationMs / 1_000)
  }

  /** All of it, as of now. */
  async expose(): Promise<Exposition> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() }
  }

  /** The same as values, for the process that puts those of several together. */
  async snapshot(): Promise<Snapshot> {
    return this.#registry.getMetricsAsJSON()
  }
}
