import {
  Cause,
  ConfigProvider,
  Effect,
  Layer,
  Logger,
  ManagedRuntime,
  References,
  Tracer,
} from 'effect'
import { FetchHttpClient } from 'effect/http'
import { OtlpSerialization, OtlpTracer } from 'effect/observability'

/** How spans are sent. */
export type OtlpOptions = {
  readonly format: 'protobuf' | 'json'
  readonly service: { readonly name: string; readonly version: string }
  /** The variables of OpenTelemetry, by their names: endpoint, headers, attributes, time-outs. */
  readonly environment: Readonly<Record<string, string>>
  /** Is told when spans can't be sent; they are dropped then, for a minute. */
  readonly warn: (details: object, message: string) => void
}

/** Takes spans, and sends them in the background. */
export type OtlpExporter = {
  readonly tracer: Tracer.Tracer
  /** Sends what is left, within three seconds. */
  readonly stop: () => Promise<void>
}

/**
 * Sends spans by OTLP over HTTP.
 * @throws Error when a variable can't be read
 */
export async function startOtlpExporter({
  format,
  service,
  environment,
  warn,
}: OtlpOptions): Promise<OtlpExporter> {
  const provider = ConfigProvider.fromEnv({ env: { OTEL_TRACES_EXPORTER: 'otlp', ...environment } })
  const tellFailures = Logger.make(({ message, cause }) => {
    const [reason] = Cause.pretty(cause).split('\n')
    warn({ reason, detail: String(message) }, 'traces are not taken')
  })
  const exporter = OtlpTracer.layerFromConfig({
    resource: { serviceName: service.name, serviceVersion: service.version },
  }).pipe(
    Layer.provide(
      format === 'json' ? OtlpSerialization.layerJson : OtlpSerialization.layerProtobuf,
    ),
    Layer.provide(FetchHttpClient.layer),
    // A collector that sends elsewhere would have its key sent along.
    Layer.provide(Layer.succeed(FetchHttpClient.RequestInit, { redirect: 'error' })),
    Layer.provide(ConfigProvider.layer(provider)),
    Layer.provideMerge(Logger.layer([tellFailures])),
    Layer.provideMerge(Layer.succeed(References.MinimumLogLevel, 'Debug')),
  )
  const runtime = ManagedRuntime.make(exporter)
  const tracer = await runtime.runPromise(Effect.service(Tracer.Tracer))
  return { tracer, stop: () => runtime.dispose() }
}
