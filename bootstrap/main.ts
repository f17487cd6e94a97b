import { getSystemErrorMessage } from 'node:util'
import { BadVariable, readConfiguration } from './configuration.ts'
import { createLogger } from './logger.ts'
import { startService } from './service.ts'

/** Ends the process with one line that says why it could not start. */
function refuseToStart(reason: string): never {
  process.stderr.write(`${reason}\n`)
  process.exit(1)
}

function configurationOrExit() {
  try {
    return readConfiguration(process.env)
  } catch (error) {
    if (error instanceof BadVariable) refuseToStart(error.message)
    throw error
  }
}

const configuration = configurationOrExit()
const logger = createLogger(configuration.logLevel)

const service = await startService(configuration, logger).catch((error: NodeJS.ErrnoException) => {
  if (error.syscall !== 'listen' && error.syscall !== 'getaddrinfo') throw error
  const reason = error.errno === undefined ? error.code : getSystemErrorMessage(error.errno)
  return refuseToStart(
    `HOST, PORT: can't listen on ${configuration.host}, port ${configuration.port}: ${reason}`,
  )
})
if (configuration.accessControl === 'off') {
  logger.warn('ACCESS_CONTROL is off: whoever can connect may read and change everything')
}
logger.info(
  { storage: configuration.storage, access_control: configuration.accessControl },
  `ready on ${service.url}, documentation on ${service.url}/docs`,
)

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, async () => {
    // Whoever asks again gets no other answer: what is in flight has its time to finish.
    if (stopping) return
    stopping = true
    logger.info({ signal }, 'stopping')
    await service.stop()
    logger.info('stopped')
  })
}
