import type { Logger } from 'pino'
import { whyItCantListen } from './cant-listen.ts'
import type { Configuration } from './configuration.ts'
import { whyRefused } from './mysql-servers.ts'
import { refuseToStart } from './refuse-to-start.ts'
import { startService } from './service.ts'
import { BadVariable } from './variable.ts'
import { READY } from './workers.ts'

/** Starts the service in this process, and stops it on SIGTERM or SIGINT. */
export async function runService(configuration: Configuration, logger: Logger): Promise<void> {
  const service = await startService(configuration, logger).catch((error) =>
    refuseToStart(
      error instanceof BadVariable ? error.message : whyItCantListen(error, configuration),
    ),
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
      // A worker's channel to its supervisor would keep it alive.
      process.disconnect?.()
    })
  }

  await service.opened.catch((error) => {
    const reason = whyRefused(error)
    if (reason !== undefined) refuseToStart(reason)
    throw error
  })
  if (stopping) return
  if (configuration.access.control === 'off') {
    logger.warn('ACCESS_CONTROL is off: whoever can connect may read and change everything')
  }
  const use = service.hasPage ? 'to open in a browser' : 'without a page for people'
  logger.info(
    { storage: configuration.storage.kind, access_control: configuration.access.control },
    `ready on ${service.url}, ${use}; the interface is described on ${service.url}/docs`,
  )
  // The line of the log is for programs: whoever sits at a terminal would have to look for the address.
  if (process.stdout.isTTY) {
    const address = service.hasPage ? service.url : `${service.url}/docs`
    process.stdout.write(`\nOpen ${address} in a browser. Ctrl-C ends the service.\n`)
  }
  process.send?.(READY)
}
