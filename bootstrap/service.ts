import { Layer, ManagedRuntime } from 'effect'
import type { Logger } from 'pino'
import { httpApp } from '../adapters/http/http-app.ts'
import { listen } from '../adapters/http/http-server.ts'
import { Rankings } from '../application/rankings.ts'
import type { Configuration } from './configuration.ts'
import { memoryPorts } from './memory-ports.ts'

/** A service that answers requests until it is stopped. */
export type Service = {
  /** Where it listens, base path included: `http://127.0.0.1:8080`. */
  readonly url: string
  /** Becomes unready, lets what is in flight finish, and closes everything; ask once. */
  readonly stop: () => Promise<void>
}

/** How long requests in flight may take once the service is asked to stop. */
const GRACE_MS = 10_000

/**
 * Puts the parts together and starts to listen.
 * @throws the system's error when it can't listen, such as `EADDRINUSE`
 */
export async function startService(configuration: Configuration, logger: Logger): Promise<Service> {
  const runtime = ManagedRuntime.make(
    Layer.provideMerge(Rankings.layer, memoryPorts(configuration.accessControl)),
  )
  let draining = false
  const app = httpApp({
    runtime,
    logger,
    readiness: async () => (draining ? 'draining' : 'ready'),
    isDraining: () => draining,
    corsOrigins: configuration.corsOrigins,
    basePath: configuration.basePath,
  })
  const server = await listen(app.fetch, configuration, logger)
  const { host, port } = server.address
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}${configuration.basePath}`,
    stop: async () => {
      draining = true
      await server.close(GRACE_MS)
      await runtime.dispose()
    },
  }
}
