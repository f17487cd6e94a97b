/** A request that was answered, as those are told who measure. */
export type AnsweredExchange = {
  /** A method that HTTP defines, or `OTHER`: callers can't make up more of them. */
  readonly method: string
  /** The pattern of the route, never the path; undefined where none matched. */
  readonly route: string | undefined
  readonly status: number
  /** To the head of the answer: a stream may go on for long. */
  readonly durationMs: number
}

/** Whoever measures requests; it is told of each twice. */
export interface RequestObserver {
  requestBegins(): void
  requestEnds(exchange: AnsweredExchange): void
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/** The method as it may be told. */
export const knownMethod = (method: string): string => (METHODS.has(method) ? method : 'OTHER')
