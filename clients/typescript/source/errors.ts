import type { components } from './interface.ts'

type Problem = components['schemas']['Problem']

/** One thing that was wrong with a request: where in its body, query or header, and what. */
export type InputFault = NonNullable<Problem['errors']>[number]

/**
 * The service refused a request: the whole of its problem (RFC 9457). What something in front of
 * the service answered, such as a proxy, has the type `about:blank`.
 */
export class SlotServiceError extends Error implements Problem {
  override readonly name = 'SlotServiceError'
  readonly status: number
  /** The kind of problem, for programs: `urn:meeting-slot-service:problem:…`. */
  readonly type: string
  readonly title: string
  readonly detail: string
  /** The request, by the id that the service's log has too. */
  readonly instance: string
  /** Every fault of the request at once; empty where the service names none. */
  readonly errors: InputFault[]
  /** When to try again, where the service says. */
  readonly retryAfterSeconds: number | undefined

  /** @param body  of the answer: JSON that has been read, or text */
  constructor(response: Response, body: unknown) {
    const problem = problemOf(response, body)
    super(problem.detail === '' ? problem.title : `${problem.title}: ${problem.detail}`)
    this.status = response.status
    this.type = problem.type
    this.title = problem.title
    this.detail = problem.detail
    this.instance = problem.instance
    this.errors = problem.errors
    this.retryAfterSeconds = secondsIn(response.headers.get('Retry-After'))
  }
}

/**
 * What the answer says as a problem. Members of another type are ignored (RFC 9457, section 3.1), and
 * without a type of its own a problem is its status (section 4.2.1).
 */
function problemOf({ status, statusText }: Response, body: unknown) {
  const said: Readonly<Record<string, unknown>> = isObject(body) ? body : {}
  const text = (name: string, otherwise: string) => {
    const value = said[name]
    return typeof value === 'string' ? value : otherwise
  }
  const { errors } = said
  return {
    type: text('type', 'about:blank'),
    title: text('title', `${status} ${statusText}`.trim()),
    detail: text('detail', ''),
    instance: text('instance', ''),
    errors: Array.isArray(errors) ? errors.filter(isInputFault) : [],
  }
}

const isInputFault = (value: unknown): value is InputFault =>
  isObject(value) &&
  typeof value['detail'] === 'string' &&
  ['pointer', 'parameter', 'header'].every((place) =>
    ['undefined', 'string'].includes(typeof value[place]),
  )

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** RFC 9110, section 10.2.3; the service never sends a date. */
const secondsIn = (retryAfter: string | null): number | undefined =>
  retryAfter !== null && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) : undefined

/** No answer came from the service, or one that broke off or can't be read; `cause` says why. */
export class SlotServiceUnreachable extends Error {
  override readonly name = 'SlotServiceUnreachable'
  /** Whether a whole answer came that is no JSON, such as the page of a proxy. */
  readonly isOther: boolean

  constructor(cause: unknown) {
    super(`The service can't be reached: ${reasonOf(cause)}`, { cause })
    this.isOther = cause instanceof SyntaxError
  }
}

/** Node's `fetch` says "fetch failed", and keeps the reason one deeper. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if (!(cause.cause instanceof Error)) return cause.message
  const { message, name } = cause.cause
  return message || ('code' in cause.cause ? String(cause.cause.code) : name)
}
