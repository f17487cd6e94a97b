import type { Logger } from 'pino'
import { createLogger } from '../../bootstrap/logger.ts'
import { canary } from './canary.ts'

/** The service's logger, whose lines go to this list, and before the eyes of the canary. */
export const watchedLogger = (log: string[]): Logger =>
  createLogger('info', {
    write: (line) => {
      log.push(line)
      canary.logged(line)
    },
  })
