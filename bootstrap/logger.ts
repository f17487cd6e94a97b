import { type DestinationStream, type Logger, pino } from 'pino'
import type { Configuration } from './configuration.ts'

/**
 * A logger of one JSON object a line, to standard output unless told otherwise. What a terminal would
 * take for a command, or for the end of a line, stands in it by its number.
 */
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
    { write: (line) => destination.write(line.replace(COMMANDS, byNumber)) },
  )
}

/** JSON escapes the controls below U+0020 by itself; in a line it has such characters in strings alone. */
const COMMANDS = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu

const byNumber = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
