import { type DestinationStream, type Logger, pino } from 'pino'
import type { Configuration } from './configuration.ts'

/** A logger of one JSON object a line, to standard output unless told otherwise. */
export function createLogger(
  level: Configuration['logLevel'],
  destination: DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  )
}
