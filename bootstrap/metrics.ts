import cluster from 'node:cluster'
import { Effect, type ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import { CloudWatchMetrics } from '../adapters/aws/cloudwatch-metrics.ts'
import type { RequestObserver } from '../adapters/http/request-observer.ts'
import { type MetricsServer, serveMetrics } from '../adapters/prometheus/metrics-server.ts'
import { ServiceMetrics } from '../adapters/prometheus/service-metrics.ts'
import { tellSupervisor } from '../adapters/prometheus/worker-metrics.ts'
import { Rankings } from '../application/rankings.ts'
import type { Configuration } from './configuration.ts'
import type { Storage } from './storage.ts'
import { VERSION } from './version.ts'

/** What is measured of a service, for whoever wants to know. */
export type Metrics = {
  /** Is told of every request. */
  readonly observer: RequestObserver
  /** Where Prometheus finds them; undefined where nobody listens for it in this process. */
  readonly port: number | undefined
  /** Sends what is left, and ends. */
  readonly stop: () => Promise<void>
}

/**
 * A balancer's questions, and what matches no operation or is no request, say nothing of how those
 * fare who use the service.
 */
const LEFT_OUT: ReadonlySet<string | undefined> = new Set(['/health', '/ready', undefined])

/**
 * Measures for Prometheus, for CloudWatch, for both or for nobody, as the configuration says. A worker
 * tells its supervisor, which listens for Prometheus for all of them.
 *
 * @throws the system's error when it can't listen
 */
export async function startMetrics(
  { host, metricsPort, aws }: Configuration,
  runtime: ManagedRuntime.ManagedRuntime<Rankings, never>,
  { pools }: Storage,
  streams: { readonly count: number },
  logger: Logger,
): Promise<Metrics> {
  const rankings = () => runtime.runSync(Effect.map(Rankings, (kept) => kept.use()))
  const prometheus =
    metricsPort === undefined
      ? undefined
      : new ServiceMetrics({ version: VERSION, pools, rankings, streams: () => streams.count })
  const cloudWatch =
    aws.cloudWatch &&
    new CloudWatchMetrics({
      ...aws.cloudWatch,
      endpoint: aws.endpoint,
      pools,
      rankings,
      warn: logger.warn.bind(logger),
    })
  let server: MetricsServer | undefined
  let tellOnceMore: (() => Promise<void>) | undefined
  if (prometheus !== undefined && metricsPort !== undefined) {
    if (cluster.isWorker)
      tellOnceMore = await tellSupervisor(() => prometheus.snapshot(), noMetrics(logger))
    else server = await listenForPrometheus(host, metricsPort, () => prometheus.expose(), logger)
  }
  cloudWatch?.start()
  return {
    observer: {
      requestBegins: () => prometheus?.requestBegins(),
      requestEnds: (exchange) => {
        prometheus?.requestEnds(exchange)
        if (!LEFT_OUT.has(exchange.route)) cloudWatch?.requestAnswered(exchange)
      },
    },
    port: server?.port,
    stop: async () => {
      await Promise.all([cloudWatch?.stop(), server?.close(), tellOnceMore?.()])
    },
  }
}

/** Listens for Prometheus, and logs where. */
export async function listenForPrometheus(
  host: string,
  port: number,
  expose: Parameters<typeof serveMetrics>[1],
  logger: Logger,
): Promise<MetricsServer> {
  const server = await serveMetrics({ host, port }, expose, noMetrics(logger))
  logger.info({ port: server.port }, 'metrics on /metrics of this port')
  return server
}

const noMetrics = (logger: Logger) => (error: unknown) => logger.warn({ err: error }, 'no metrics')
