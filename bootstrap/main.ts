import cluster from 'node:cluster'
import { WorkerMetrics } from '../adapters/prometheus/worker-metrics.ts'
import { whyItCantListen } from './cant-listen.ts'
import { readConfiguration } from './configuration.ts'
import { createLogger } from './logger.ts'
import { listenForPrometheus } from './metrics.ts'
import { refuseToStart } from './refuse-to-start.ts'
import { runService } from './run-service.ts'
import { BadVariable } from './variable.ts'
import { superviseWorkers } from './workers.ts'

function configurationOrExit() {
  try {
    return readConfiguration(process.env)
  } catch (error) {
    if (error instanceof BadVariable) return refuseToStart(error.message)
    throw error
  }
}

function listenForAll(port: number) {
  const ofWorkers = new WorkerMetrics()
  return listenForPrometheus(host, port, () => ofWorkers.expose(), logger).catch((error) =>
    refuseToStart(whyItCantListen(error, configuration)),
  )
}

const configuration = configurationOrExit()
const { workers, logLevel, host, metricsPort } = configuration
// Where several processes write to one log, each line says which.
const logger =
  workers > 1 ? createLogger(logLevel).child({ pid: process.pid }) : createLogger(logLevel)
if (workers > 1 && cluster.isPrimary) {
  const metrics = metricsPort === undefined ? undefined : await listenForAll(metricsPort)
  superviseWorkers(workers, logger, () => metrics?.close())
} else {
  await runService(configuration, logger)
}
