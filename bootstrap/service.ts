import { setTimeout as pause } from 'node:timers/promises'
import { type Effect, Layer, ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import { OpenStreams } from '../adapters/http/changes/open-streams.ts'
import type { StreamBounds } from '../adapters/http/changes/stream-bounds.ts'
import { httpApp } from '../adapters/http/http-app.ts'
import { listen } from '../adapters/http/http-server.ts'
import { RateLimiter } from '../adapters/http/limits/rate-limiter.ts'
import type { Services } from '../adapters/http/run-use-case.ts'
import { pageFolder } from '../adapters/web/page-folder.ts'
import { FollowedRevisions } from '../application/followed-revisions.ts'
import { Rankings } from '../application/rankings.ts'
import { addressToOpen } from './address-to-open.ts'
import type { Configuration } from './configuration.ts'
import { choresOf, keepHouse } from './housekeeping.ts'
import { startMetrics } from './metrics.ts'
import { RevisionWatch } from './revision-watch.ts'
import { openStorage, type Storage } from './storage.ts'
import { startTracing, type TracePort } from './tracing.ts'
import { WebhookDispatcher } from './webhook-dispatcher.ts'

/** A service that answers requests until it is stopped. */
export type Service = {
  /** Where it is to be opened on this machine, base path included: `http://127.0.0.1:8080`. */
  readonly url: string
  /** Whether there is a page for people on it. */
  readonly hasPage: boolean
  /** Where Prometheus finds the metrics; undefined where this process does not listen for it. */
  readonly metricsPort: number | undefined
  /** Resolves once the storage can be used; rejects when it never can, as `Storage.opened` does. */
  readonly opened: Promise<void>
  /** Runs a use case on the service's storage, as those do who run the service: nobody is asked who calls. */
  readonly run: <Value, Fault, Needs extends Services>(
    useCase: Effect.Effect<Value, Fault, Needs>,
  ) => Promise<Value>
  /** Becomes unready, lets what is in flight finish, and closes everything; ask once. */
  readonly stop: () => Promise<void>
}

/** How long requests in flight may take once the service is asked to stop. */
const GRACE_MS = 10_000

/**
 * Puts the parts together and starts to listen.
 * @param open  opens where events are kept: what the configuration asks for
 * @param streamBounds  how streams of changes differ from the usual ones
 * @throws the system's error when it can't listen, such as `EADDRINUSE`
 */
export async function startService(
  configuration: Configuration,
  logger: Logger,
  open: (trace?: TracePort) => Storage = (trace) => openStorage(configuration, logger, trace),
  streamBounds: Partial<StreamBounds> = {},
): Promise<Service> {
  const tracing = await startTracing(configuration.tracing, logger)
  const storage = open(tracing && ((name, port) => tracing.traces.port(name, port)))
  const runtime = ManagedRuntime.make(Layer.provideMerge(Rankings.layer, storage.ports))
  const rateLimiter = rateLimiterFor(configuration, storage, logger)
  const dispatcher = new WebhookDispatcher(runtime, logger)
  const followed = new FollowedRevisions()
  const streams = new OpenStreams(runtime, followed, logger, streamBounds)
  const watch = new RevisionWatch(runtime, followed, logger)
  const page = pageFolder()
  let draining = false
  const metrics = await startMetrics(configuration, runtime, storage, streams, logger).catch(
    async (error) => {
      await storage.close()
      throw error
    },
  )
  const app = httpApp({
    runtime,
    logger,
    observer: metrics.observer,
    tracing: tracing?.traces,
    readiness: async () => {
      if (draining) return 'draining'
      return (await storage.answers()) ? 'ready' : 'storage_unavailable'
    },
    streams,
    isDraining: () => draining,
    corsOrigins: configuration.corsOrigins,
    trustedProxies: configuration.trustedProxies,
    rateLimiter,
    pageFolder: page,
    basePath: configuration.basePath,
  })
  const server = await listen(app.fetch, configuration, logger, metrics.observer).catch(
    async (error) => {
      await metrics.stop()
      await storage.close()
      throw error
    },
  )
  storage.opened.then(
    () => draining || dispatcher.start(),
    () => {},
  )
  watch.start()
  const stopHousekeeping = keepHouse(choresOf(configuration, runtime), storage.opened, logger)
  return {
    url: addressToOpen(server.address, configuration.basePath),
    hasPage: page !== undefined,
    metricsPort: metrics.port,
    opened: storage.opened,
    run: (useCase) => runtime.runPromise(useCase),
    stop: async () => {
      draining = true
      // Balancers send requests until they have noticed that this instance is unready.
      await pause(configuration.drainSeconds * 1_000)
      // Those who follow come back at once, to another instance by now.
      streams.close()
      await Promise.all([server.close(GRACE_MS), dispatcher.stop(), watch.stop()])
      rateLimiter?.close()
      await stopHousekeeping()
      await Promise.all([metrics.stop(), tracing?.stop()])
      await runtime.dispose()
      await storage.close()
    },
  }
}

function rateLimiterFor(
  { rateLimit }: Configuration,
  { sharedCounts }: Storage,
  logger: Logger,
): RateLimiter | undefined {
  if (rateLimit === 'off') return undefined
  return new RateLimiter({
    factor: rateLimit,
    shared: sharedCounts,
    warn: logger.warn.bind(logger),
  })
}
