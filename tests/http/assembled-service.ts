import { Layer, ManagedRuntime } from 'effect'
import { OpenStreams } from '../../adapters/http/changes/open-streams.ts'
import type { StreamBounds } from '../../adapters/http/changes/stream-bounds.ts'
import { type HttpAppOptions, httpApp } from '../../adapters/http/http-app.ts'
import { listen, type RunningServer } from '../../adapters/http/http-server.ts'
import type { RequestObserver } from '../../adapters/http/request-observer.ts'
import type { Readiness } from '../../adapters/http/routes/system.ts'
import { FollowedRevisions } from '../../application/followed-revisions.ts'
import { Availabilities, Events } from '../../application/ports.ts'
import { Rankings } from '../../application/rankings.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import type { AvailabilityRepository } from '../../domain/event/availability-repository.ts'
import type { EventRepository } from '../../domain/event/event-repository.ts'
import { watchedLogger } from '../canary/watched-logger.ts'

/** A service on a free port whose parts a test has chosen. */
export type AssembledService = {
  readonly server: RunningServer
  readonly port: number
  readonly url: string
  /** Every line that it has logged. */
  readonly log: readonly string[]
}

/** Puts a service together around these events, without access control, and starts it. */
export async function assembleService(
  events: EventRepository,
  state: {
    readonly readiness?: Awaited<ReturnType<Readiness>>
    readonly isDraining?: boolean
    readonly availabilities?: AvailabilityRepository
    readonly trustedProxies?: number
    readonly observer?: RequestObserver
    readonly streamBounds?: Partial<StreamBounds>
  } = {},
): Promise<AssembledService> {
  const { availabilities } = state
  const ports = Layer.mergeAll(
    memoryPorts({ control: 'off', eventCreation: 'anybody' }),
    Layer.succeed(Events, events),
    availabilities === undefined ? Layer.empty : Layer.succeed(Availabilities, availabilities),
  )
  return serve(ManagedRuntime.make(Layer.provideMerge(Rankings.layer, ports)), state)
}

/** Starts a service that runs its use cases so. */
export async function serve(
  runtime: HttpAppOptions['runtime'],
  state: Parameters<typeof assembleService>[1] = {},
): Promise<AssembledService> {
  const log: string[] = []
  const logger = watchedLogger(log)
  const observer = state.observer ?? { requestBegins: () => {}, requestEnds: () => {} }
  const app = httpApp({
    runtime,
    logger,
    observer,
    tracing: undefined,
    readiness: async () => state.readiness ?? 'ready',
    streams: new OpenStreams(runtime, new FollowedRevisions(), logger, state.streamBounds),
    isDraining: () => state.isDraining ?? false,
    corsOrigins: [],
    trustedProxies: state.trustedProxies ?? 0,
    rateLimiter: undefined,
    pageFolder: undefined,
    basePath: '',
  })
  const server = await listen(app.fetch, { host: '127.0.0.1', port: 0 }, logger, observer)
  const { port } = server.address
  return { server, port, url: `http://127.0.0.1:${port}`, log }
}
