import cluster from 'node:cluster'
import { readConfiguration } from './configuration.ts'
import { createLogger } from './logger.ts'
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

const configuration = configurationOrExit()
const { workers, logLevel } = configuration
// Where several processes write to one log, each line says which.
const logger =
  workers > 1 ? createLogger(logLevel).child({ pid: process.pid }) : createLogger(logLevel)
if (workers > 1 && cluster.isPrimary) {
  superviseWorkers(workers, logger)
} else {
  await runService(configuration, logger)
}
