/** A request as a trace tells of it. */
export interface RequestSpan {
  /** Of the whole trace: 32 hexadecimal digits. */
  readonly traceId: string
  /** Makes a call that is told of as part of the request. */
  within<Value>(call: () => Promise<Value>): Promise<Value>
  end(exchange: { readonly status: number; readonly eventId: string | undefined }): void
}

/** Whoever traces requests. */
export interface RequestTracing {
  begin(request: {
    readonly method: string
    /** The pattern of its route; undefined where none matches. */
    readonly route: string | undefined
    /** The caller's own trace (W3C Trace Context), as it was sent. */
    readonly traceparent: string | undefined
  }): RequestSpan
}
