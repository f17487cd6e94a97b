import type { Logger } from 'pino'
import { z } from 'zod'
import { startOtlpExporter } from '../adapters/tracing/otlp-exporter.ts'
import { Traces } from '../adapters/tracing/traces.ts'
import { BadVariable, type Variable } from './variable.ts'
import { VERSION } from './version.ts'

/** What is traced, and where it goes; undefined where nothing is. */
export type TracingChoice =
  | {
      /** The share of traces that is recorded where the caller has not decided it. */
      readonly share: number
      readonly format: 'protobuf' | 'json'
      /** The variables of OpenTelemetry that are set. */
      readonly environment: Readonly<Record<string, string>>
    }
  | undefined

const SAMPLERS = ['parentbased_always_on', 'parentbased_always_off', 'parentbased_traceidratio']
const PROTOCOLS = { 'http/protobuf': 'protobuf', 'http/json': 'json' } as const

const endpoint = (): Variable<string> => ({
  allowed: 'empty, or an address such as http://127.0.0.1:4318',
  schema: z.string().refine((text) => text === '' || /^https?:\/\/[^\s]+$/.test(text)),
  fallback: '',
})

/** The variables of OpenTelemetry that are checked here; more are handed on as they are. */
export const TRACING_VARIABLES = {
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: endpoint(),
  OTEL_EXPORTER_OTLP_PROTOCOL: {
    allowed: 'http/protobuf or http/json',
    schema: z.enum(['http/protobuf', 'http/json']),
    fallback: 'http/protobuf',
  },
  OTEL_SDK_DISABLED: {
    allowed: 'true or false',
    schema: z.enum(['true', 'false']),
    fallback: 'false',
  },
  OTEL_TRACES_EXPORTER: {
    allowed: 'otlp or none',
    schema: z.enum(['otlp', 'none']),
    fallback: 'otlp',
  },
  OTEL_TRACES_SAMPLER: {
    allowed: SAMPLERS.join(', '),
    schema: z.enum(SAMPLERS),
    fallback: 'parentbased_always_on',
  },
  OTEL_TRACES_SAMPLER_ARG: {
    allowed: 'a share from 0 to 1',
    schema: z
      .string()
      .regex(/^\d(\.\d+)?$/)
      .transform(Number)
      .pipe(z.number().max(1)),
    fallback: '1',
  },
  OTEL_SERVICE_NAME: {
    allowed: 'a name',
    schema: z.string().min(1).max(255),
    fallback: 'meeting-slot-service',
  },
} satisfies Record<string, Variable<unknown>>

/** What stands in the variables. */
export type TracingValues = {
  readonly [Name in keyof typeof TRACING_VARIABLES]: z.output<
    (typeof TRACING_VARIABLES)[Name]['schema']
  >
}

/** What is traced, by what the variables say together. */
export function tracingOf(values: TracingValues, environment: NodeJS.ProcessEnv): TracingChoice {
  const hasEndpoint =
    values.OTEL_EXPORTER_OTLP_ENDPOINT !== '' || values.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== ''
  const isOff = values.OTEL_SDK_DISABLED === 'true' || values.OTEL_TRACES_EXPORTER === 'none'
  if (!hasEndpoint || isOff) return undefined
  const shares: Readonly<Record<string, number>> = {
    parentbased_always_on: 1,
    parentbased_always_off: 0,
    parentbased_traceidratio: values.OTEL_TRACES_SAMPLER_ARG,
  }
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[0].startsWith('OTEL_') && (entry[1] ?? '') !== '',
  )
  return {
    share: shares[values.OTEL_TRACES_SAMPLER] ?? 1,
    format: PROTOCOLS[values.OTEL_EXPORTER_OTLP_PROTOCOL],
    environment: { ...Object.fromEntries(given), OTEL_SERVICE_NAME: values.OTEL_SERVICE_NAME },
  }
}

/** Makes of a port one whose calls are traced under this name. */
export type TracePort = <Port extends object>(name: string, port: Port) => Port

/** Traces, with what ends their sending. */
export type Tracing = { readonly traces: Traces; readonly stop: () => Promise<void> }

/**
 * Begins to trace.
 * @throws BadVariable when a variable of OpenTelemetry's exporter can't be read
 */
export async function startTracing(
  choice: TracingChoice,
  logger: Logger,
): Promise<Tracing | undefined> {
  if (choice === undefined) return undefined
  const { share, format, environment } = choice
  const exporter = await startOtlpExporter({
    format,
    service: { name: environment['OTEL_SERVICE_NAME'] ?? '', version: VERSION },
    environment,
    warn: logger.warn.bind(logger),
  }).catch((error: Error) => {
    // What is expected stands in its first line; the variable, whose value may be a key, below it.
    const [variable = 'OTEL_…'] = /OTEL_[A-Z_]+/.exec(error.message) ?? []
    const [expected = ''] = /Expected [^\n]*/.exec(error.message) ?? []
    throw new BadVariable(`${variable}: its value is not allowed; ${expected}`)
  })
  return { traces: new Traces(exporter.tracer, { share }), stop: exporter.stop }
}
