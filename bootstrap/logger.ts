import { type DestinationStream, type Logger, pino } from 'pino'
import { originOfCall } from '../adapters/http/request-origin.ts'
import type { Configuration } from './configuration.ts'

/**
 * A logger of one JSON object a line, to standard output unless told otherwise. Its `stream` is
 * `access` for the line of a request, `error` from the level of that name on, and otherwise
 * `application`. What a terminal would take for a command, or for the end of a line, stands in it by
 * its number.
 *
 * What an adapter writes while it serves a request has the id of that request.
 */
export function createLogger(
  level: Configuration['logLevel'],
  // At a terminal each line is there before whatever else is written to it.
  destination: DestinationStream = pino.destination({
    dest: 1,
    sync: process.stdout.isTTY === true,
  }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // What a line belongs to: in production each stream has a log group of its own.
      mixin: (_, level) => ({
        stream: level >= ERROR ? 'error' : 'application',
        ...originOfCall(),
      }),
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => destination.write(line.replace(COMMANDS, byNumber)) },
  )
}

const ERROR = pino.levels.values['error'] ?? 50

/** JSON escapes the controls below U+0020 by itself; in a line it has such characters in strings alone. */
const COMMANDS = /[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu

const byNumber = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
