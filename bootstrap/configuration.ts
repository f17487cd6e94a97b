import { z } from 'zod'

/** All that the environment decides. */
export type Configuration = {
  readonly host: string
  readonly port: number
  readonly storage: 'memory'
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly corsOrigins: readonly string[]
  readonly accessControl: 'on' | 'off'
  readonly basePath: string
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** A variable of the environment, what may stand in it, and what it is when it is missing. */
type Variable<Value> = {
  readonly allowed: string
  readonly schema: z.ZodType<Value, string>
  readonly fallback: string
}

const VARIABLES = {
  HOST: {
    allowed: 'a host name or an IP address',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/),
    fallback: '127.0.0.1',
  },
  PORT: {
    allowed: 'a port from 1 to 65535, or 0 for a free one',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.int().max(65_535)),
    fallback: '8080',
  },
  STORAGE: { allowed: 'memory', schema: z.literal('memory'), fallback: 'memory' },
  WORKERS: {
    allowed: '1: several processes need a database to share',
    schema: z.literal('1'),
    fallback: '1',
  },
  LOG_LEVEL: { allowed: LOG_LEVELS.join(', '), schema: z.enum(LOG_LEVELS), fallback: 'info' },
  CORS_ORIGINS: {
    allowed: 'origins such as https://example.com, separated by commas',
    schema: z
      .string()
      .transform((list) =>
        list
          .split(',')
          .map((origin) => origin.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.string().refine(isOrigin))),
    fallback: '',
  },
  ACCESS_CONTROL: { allowed: 'on or off', schema: z.enum(['on', 'off']), fallback: 'on' },
  BASE_PATH: {
    allowed: 'empty, or a path such as /slots, without a slash at its end',
    schema: z.string().regex(/^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)*$/),
    fallback: '',
  },
} satisfies Record<string, Variable<unknown>>

/** A variable whose value is not allowed; its message is one line that says all there is to say. */
export class BadVariable extends Error {}

/**
 * Reads the configuration from the environment.
 * @throws BadVariable for the first variable with a value that is not allowed
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const read = <Value>(name: string, { allowed, schema, fallback }: Variable<Value>): Value => {
    const value = environment[name] ?? fallback
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw new BadVariable(`${name}: ${JSON.stringify(value)} is not allowed; allowed: ${allowed}`)
  }
  // There is nothing to choose yet, but a wrong choice shall not pass in silence.
  read('WORKERS', VARIABLES.WORKERS)
  return {
    host: read('HOST', VARIABLES.HOST),
    port: read('PORT', VARIABLES.PORT),
    storage: read('STORAGE', VARIABLES.STORAGE),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    corsOrigins: read('CORS_ORIGINS', VARIABLES.CORS_ORIGINS),
    accessControl: read('ACCESS_CONTROL', VARIABLES.ACCESS_CONTROL),
    basePath: read('BASE_PATH', VARIABLES.BASE_PATH),
  }
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
