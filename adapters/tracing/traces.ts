import { AsyncLocalStorage } from 'node:async_hooks'
import { Context, Exit, Option, type Tracer } from 'effect'
import { readTraceParent } from './trace-parent.ts'

/** What is told of a request. */
export type TracedRequest = {
  readonly method: string
  /** The pattern of its route; undefined where none matches. */
  readonly route: string | undefined
  /** The caller's own trace (W3C Trace Context), as it was sent. */
  readonly traceparent: string | undefined
}

/** Which traces are recorded whose caller has not decided it: this share of them, 0 to 1. */
export type Sampling = { readonly share: number }

/**
 * Traces of requests: a span for each request, and below it one for each call of a port. They hold
 * methods, routes, statuses, names of ports and identifiers of events, and nothing that somebody has
 * written.
 */
export class Traces {
  readonly #tracer: Tracer.Tracer
  readonly #sampling: Sampling
  readonly #current = new AsyncLocalStorage<Tracer.Span>()

  constructor(tracer: Tracer.Tracer, sampling: Sampling) {
    this.#tracer = tracer
    this.#sampling = sampling
  }

  /** Begins the span of a request; a caller who traces decides whether it is recorded. */
  begin({ method, route, traceparent }: TracedRequest) {
    const parent = readTraceParent(traceparent)
    const sampled = Option.isSome(parent)
      ? parent.value.sampled
      : Math.random() < this.#sampling.share
    const name = route === undefined ? method : `${method} ${route}`
    const span = this.#begin(name, 'server', parent, sampled)
    // The names of attributes are OpenTelemetry's (semantic conventions for HTTP, 1.23 on).
    span.attribute('http.request.method', method)
    if (route !== undefined) span.attribute('http.route', route)
    return {
      traceId: span.traceId,
      within: <Value>(call: () => Promise<Value>): Promise<Value> => this.#current.run(span, call),
      end: ({
        status,
        eventId,
      }: {
        readonly status: number
        readonly eventId: string | undefined
      }) => {
        if (eventId !== undefined) span.attribute('meeting_slot_service.event_id', eventId)
        span.attribute('http.response.status_code', status)
        if (status >= 500) span.attribute('error.type', String(status))
        span.end(now(), status >= 500 ? Exit.fail(`answered ${status}`) : Exit.void)
      },
    }
  }

  /** The same port, whose calls are told of as parts of the request that makes them. */
  port<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, property) => {
        const member = Reflect.get(target, property, target)
        if (typeof member !== 'function') return member
        return (...parameters: readonly unknown[]) =>
          this.#call(`${name}.${String(property)}`, () => member.apply(target, parameters))
      },
    })
  }

  #call(name: string, call: () => unknown): unknown {
    const request = this.#current.getStore()
    if (request === undefined || !request.sampled) return call()
    const span = this.#begin(name, 'internal', Option.some(request), true)
    const answered = () => span.end(now(), Exit.void)
    // The kind of error alone: its message may quote what somebody has written.
    const failed = (error: unknown) =>
      span.end(now(), Exit.fail(error instanceof Error ? error.constructor.name : typeof error))
    try {
      const answer = call()
      if (answer instanceof Promise) answer.then(answered, failed)
      else answered()
      return answer
    } catch (error) {
      failed(error)
      throw error
    }
  }

  #begin(
    name: string,
    kind: Tracer.SpanKind,
    parent: Option.Option<Tracer.AnySpan>,
    sampled: boolean,
  ): Tracer.Span {
    return this.#tracer.span({
      name,
      kind,
      parent,
      sampled,
      root: Option.isNone(parent),
      annotations: Context.empty(),
      links: [],
      startTime: now(),
    })
  }
}

/** Nanoseconds since the epoch. */
const now = (): bigint =>
  BigInt(Math.round((performance.timeOrigin + performance.now()) * 1_000)) * 1_000n
