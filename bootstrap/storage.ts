import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { PoolUse } from '../adapters/mysql/connection-pool.ts'
import { MysqlDatabase } from '../adapters/mysql/mysql-database.ts'
import { MysqlSharedCounts } from '../adapters/mysql/mysql-shared-counts.ts'
import type { SharedCounts } from '../application/shared-counts.ts'
import type { Configuration } from './configuration.ts'
import { memoryPorts } from './memory-ports.ts'
import { mysqlPorts } from './mysql-ports.ts'
import { mysqlServers, whyRefused } from './mysql-servers.ts'
import type { TracePort } from './tracing.ts'

/** Where events are kept, with what starts and stops it. */
export type Storage = {
  readonly ports: ReturnType<typeof memoryPorts>
  /** Where processes that share the storage count together; undefined where it is in one alone. */
  readonly sharedCounts: SharedCounts | undefined
  /** Resolves once the storage can be used; rejects when it never can: {@link whyRefused}. */
  readonly opened: Promise<void>
  /** How much of its pools of connections is taken now, by what they are for; none in memory. */
  readonly pools: () => Readonly<Record<string, PoolUse>>
  /** Whether it would answer now. */
  readonly answers: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** How long to wait before a database that does not answer is asked again. */
const RETRY_MS = 1_000

/** The storage that the configuration asks for. */
export function openStorage(
  configuration: Configuration,
  logger: Logger,
  trace: TracePort = (_, port) => port,
): Storage {
  const { storage, access, aws, webhookNetworks } = configuration
  if (storage.kind === 'memory') {
    return {
      ports: memoryPorts(access, undefined, webhookNetworks, trace),
      sharedCounts: undefined,
      opened: Promise.resolve(),
      pools: () => ({}),
      answers: async () => true,
      close: async () => {},
    }
  }
  const database = new MysqlDatabase(mysqlServers(storage.servers, aws), logger.warn.bind(logger))
  const stop = new AbortController()
  const opened = openWhenItAnswers(database, logger, stop.signal)
  // Whoever starts the service looks at it later, or not at all when it can't listen.
  opened.catch(() => {})
  return {
    ports: mysqlPorts(database, access, webhookNetworks, trace),
    sharedCounts: new MysqlSharedCounts(database),
    opened,
    pools: () => database.pools(),
    answers: () => database.answers(),
    close: () => {
      stop.abort()
      return database.close()
    },
  }
}

/**
 * Opens the database, however long it takes to come: a service that gave up would be started
 * again, over and over, through a fail-over of minutes.
 */
async function openWhenItAnswers(
  database: MysqlDatabase,
  logger: Logger,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      return await database.open(stop)
    } catch (error) {
      if (whyRefused(error) !== undefined) throw error
      if (stop.aborted) return
      logger.warn({ reason: String(error) }, 'waiting for the database')
      await pause(RETRY_MS, undefined, { signal: stop }).catch(() => {})
    }
  }
}
