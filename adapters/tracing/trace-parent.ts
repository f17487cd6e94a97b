import { Option, Tracer } from 'effect'

/** `00-TRACE-PARENT-FLAGS`: later versions may say more after it. */
const FORM = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:$|-)/
const SAMPLED = 0x01

/**
 * The caller's span, of which a request is part; none when what was sent is not in the form of W3C
 * Trace Context, section 3.2.
 */
export function readTraceParent(traceparent: string | undefined): Option.Option<Tracer.AnySpan> {
  const [, traceId = '', spanId = '', flags = '00'] = FORM.exec(traceparent ?? '') ?? []
  if (/^0*$/.test(traceId) || /^0*$/.test(spanId)) return Option.none()
  const sampled = (Number.parseInt(flags, 16) & SAMPLED) !== 0
  return Option.some(Tracer.externalSpan({ traceId, spanId, sampled }))
}
