import { z } from 'zod'
import { readConnectionTarget, TARGET_FORM } from '../adapters/mysql/connection-target.ts'
import type { MysqlServers } from '../adapters/mysql/mysql-database.ts'
import { type Network, readNetwork } from '../adapters/webhooks/network.ts'
import { RETENTION_DAYS } from '../domain/event/retention.ts'
import { ACCESS_VARIABLES, type Access, type AccessValues, accessOf } from './access.ts'
import { AWS_VARIABLES, type Aws, type AwsValues, awsOf } from './aws.ts'
import { TRACING_VARIABLES, type TracingChoice, type TracingValues, tracingOf } from './tracing.ts'
import { BadVariable, refusal, type Variable } from './variable.ts'

/** All that the environment decides. */
export type Configuration = {
  readonly host: string
  readonly port: number
  /** Where Prometheus finds the metrics; undefined where nobody listens for it. */
  readonly metricsPort: number | undefined
  readonly storage: StorageChoice
  /** How many processes answer on the port. */
  readonly workers: number
  /** How long the service still takes requests, unready, after it has been asked to stop. */
  readonly drainSeconds: number
  readonly logLevel: (typeof LOG_LEVELS)[number]
  readonly corsOrigins: readonly string[]
  readonly access: Access
  readonly aws: Aws
  readonly tracing: TracingChoice
  /** How many proxies in front append to `X-Forwarded-For`. */
  readonly trustedProxies: number
  /** What every quota is multiplied by. */
  readonly rateLimit: number | 'off'
  /** Networks that webhooks may be in though they are special. */
  readonly webhookNetworks: readonly Network[]
  readonly basePath: string
  /** For how many days an event is kept that is over. */
  readonly retentionDays: number | 'off'
}

/** Where events are kept. */
export type StorageChoice =
  | { readonly kind: 'memory' }
  | { readonly kind: 'mysql'; readonly servers: MysqlServers }

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const MOST_WORKERS = 64
const MOST_DRAIN_SECONDS = 300
const MOST_PROXIES = 10
const RATE_FACTORS = { least: 0.1, most: 1_000 } as const

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
  METRICS_PORT: {
    allowed: 'empty, or another port than PORT from 1 to 65535, or 0 for a free one',
    schema: z
      .string()
      .regex(/^\d{0,5}$/)
      .transform((text) => (text === '' ? undefined : Number(text)))
      .pipe(z.int().max(65_535).optional()),
    fallback: '',
  },
  STORAGE: {
    allowed: 'memory or mysql',
    schema: z.enum(['memory', 'mysql']),
    fallback: 'memory',
  },
  DATABASE_URL: databaseUrl(),
  DATABASE_REPLICA_URL: databaseUrl(),
  WORKERS: {
    allowed: `a number from 1 to ${MOST_WORKERS}`,
    schema: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.int().min(1).max(MOST_WORKERS)),
    fallback: '1',
  },
  DRAIN_SECONDS: {
    allowed: `a number from 0 to ${MOST_DRAIN_SECONDS}`,
    schema: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .pipe(z.int().max(MOST_DRAIN_SECONDS)),
    fallback: '0',
  },
  LOG_LEVEL: { allowed: LOG_LEVELS.join(', '), schema: z.enum(LOG_LEVELS), fallback: 'info' },
  CORS_ORIGINS: {
    allowed: 'origins such as https://example.com, separated by commas',
    schema: z
      .string()
      .transform(itemsOf)
      .pipe(z.array(z.string().refine(isOrigin))),
    fallback: '',
  },
  ...ACCESS_VARIABLES,
  ...AWS_VARIABLES,
  ...TRACING_VARIABLES,
  TRUSTED_PROXIES: {
    allowed: `a number from 0 to ${MOST_PROXIES}`,
    schema: z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number)
      .pipe(z.int().max(MOST_PROXIES)),
    fallback: '0',
  },
  RATE_LIMIT: {
    allowed: `off, or a number from ${RATE_FACTORS.least} to ${RATE_FACTORS.most}`,
    schema: z.literal('off').or(
      z
        .string()
        .regex(/^\d{1,4}(\.\d+)?$/)
        .transform(Number)
        .pipe(z.number().min(RATE_FACTORS.least).max(RATE_FACTORS.most)),
    ),
    fallback: '1',
  },
  WEBHOOK_NETWORKS: {
    allowed: 'networks such as 10.0.0.0/8 or fd00::/8, separated by commas',
    schema: z.string().transform((list, context) => {
      const networks = itemsOf(list).map(readNetwork)
      if (networks.includes(undefined)) context.addIssue({ code: 'custom' })
      return networks.filter((network) => network !== undefined)
    }),
    fallback: '',
  },
  RETENTION_DAYS: {
    allowed: `off, or a number of days from ${RETENTION_DAYS.min} to ${RETENTION_DAYS.max}`,
    schema: z.literal('off').or(
      z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number)
        .pipe(z.int().min(RETENTION_DAYS.min).max(RETENTION_DAYS.max)),
    ),
    fallback: String(RETENTION_DAYS.default),
  },
  BASE_PATH: {
    allowed: 'empty, or a path such as /slots, without a slash at its end',
    schema: z.string().regex(/^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)*$/),
    fallback: '',
  },
} satisfies Record<string, Variable<unknown>>

/**
 * Reads the configuration from the environment.
 * @throws BadVariable for the first variable with a value that is not allowed
 */
export function readConfiguration(environment: NodeJS.ProcessEnv): Configuration {
  const read = <Value>(name: string, variable: Variable<Value>): Value => {
    const value = environment[name] ?? variable.fallback
    const parsed = variable.schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw refusal(name, variable.isSecret ? 'its value' : JSON.stringify(value), variable.allowed)
  }
  const readAll = (variables: Readonly<Record<string, Variable<unknown>>>) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, variable]) => [name, read(name, variable)]),
    )
  const storage = read('STORAGE', VARIABLES.STORAGE)
  const primary = read('DATABASE_URL', VARIABLES.DATABASE_URL)
  const replica = read('DATABASE_REPLICA_URL', VARIABLES.DATABASE_REPLICA_URL)
  const workers = read('WORKERS', VARIABLES.WORKERS)
  if (storage === 'memory') {
    // Whoever names a database does not mean to lose everything with the process.
    if (primary !== undefined) throw besidesMemory('DATABASE_URL')
    if (replica !== undefined) throw besidesMemory('DATABASE_REPLICA_URL')
  }
  const aws = awsOf(storage, readAll(AWS_VARIABLES) as AwsValues)
  if (aws.databaseSecretArn !== undefined) {
    refuseCredentials('DATABASE_URL', primary)
    refuseCredentials('DATABASE_REPLICA_URL', replica)
  }
  if (storage === 'memory' && workers > 1) {
    const allowed = '1 with STORAGE=memory, since several processes need a database to share'
    throw refusal('WORKERS', `"${workers}"`, allowed)
  }
  const port = read('PORT', VARIABLES.PORT)
  const metricsPort = read('METRICS_PORT', VARIABLES.METRICS_PORT)
  if (metricsPort === port && port !== 0) {
    throw refusal('METRICS_PORT', `"${metricsPort}"`, VARIABLES.METRICS_PORT.allowed)
  }
  return {
    host: read('HOST', VARIABLES.HOST),
    port,
    metricsPort,
    storage:
      storage === 'memory'
        ? { kind: storage }
        : { kind: storage, servers: servers(primary, replica) },
    workers,
    drainSeconds: read('DRAIN_SECONDS', VARIABLES.DRAIN_SECONDS),
    logLevel: read('LOG_LEVEL', VARIABLES.LOG_LEVEL),
    corsOrigins: read('CORS_ORIGINS', VARIABLES.CORS_ORIGINS),
    access: accessOf(storage, readAll(ACCESS_VARIABLES) as AccessValues),
    aws,
    tracing: tracingOf(readAll(TRACING_VARIABLES) as TracingValues, environment),
    trustedProxies: read('TRUSTED_PROXIES', VARIABLES.TRUSTED_PROXIES),
    rateLimit: read('RATE_LIMIT', VARIABLES.RATE_LIMIT),
    webhookNetworks: read('WEBHOOK_NETWORKS', VARIABLES.WEBHOOK_NETWORKS),
    basePath: read('BASE_PATH', VARIABLES.BASE_PATH),
    retentionDays: read('RETENTION_DAYS', VARIABLES.RETENTION_DAYS),
  }
}

const besidesMemory = (name: string) =>
  refusal(name, 'its value', 'empty with STORAGE=memory; set STORAGE=mysql to use it')

/** Of two passwords nobody would know which one counts. */
function refuseCredentials(name: string, target: MysqlServers['replica']): void {
  if (target === undefined || (target.user === '' && target.password === '')) return
  const allowed = 'mysql://host:3306/database, as user and password are in DB_SECRET_ARN'
  throw refusal(name, 'its value', allowed)
}

function servers(
  primary: MysqlServers['primary'] | undefined,
  replica: MysqlServers['replica'],
): MysqlServers {
  if (primary !== undefined) return { primary, replica }
  throw new BadVariable(`DATABASE_URL: is missing; STORAGE=mysql needs ${TARGET_FORM}`)
}

/** The URL of a database; nothing is none. */
function databaseUrl() {
  return {
    allowed: TARGET_FORM,
    schema: z.string().transform((url, context) => {
      const target = url === '' ? undefined : readConnectionTarget(url)
      if (url !== '' && target === undefined) context.addIssue({ code: 'custom' })
      return target
    }),
    fallback: '',
    isSecret: true,
  }
}

/** The items of a list that commas separate. */
function itemsOf(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
