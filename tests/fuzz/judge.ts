import { isDeepStrictEqual } from 'node:util'
import { DocumentedAnswers } from '../http/documented-answers.ts'
import type { FuzzAnswer, FuzzRequest } from './caller.ts'
import type { Document } from './openapi-operations.ts'
import type { Draft } from './request-drafts.ts'

/** More header than the server reads: it answers before any operation is found. */
const TOO_MUCH_HEADER = 431
/** What a schema can't keep a request from: the event has moved on. */
const FAIR_TO_ALL = new Set([409])
/** Whoever has a token for less may be refused more; it may have been revoked, or have expired. */
const FAIR_TO_OTHERS = new Set([401, 403, 409])

const MALFORMED = 'urn:meeting-slot-service:problem:malformed-request'
const PROBLEM_TYPE = /^urn:meeting-slot-service:problem:[a-z-]+$/

/** Says of each answer what is wrong with it. */
export class Judge {
  readonly #documented: DocumentedAnswers

  constructor(document: Document) {
    this.#documented = new DocumentedAnswers(document)
  }

  /** @returns nothing for a good answer */
  faults(draft: Draft, sent: FuzzRequest, answer: FuzzAnswer): unknown {
    const { fault, caller } = draft
    const { status } = answer
    if (status >= 500) return 'the service failed'
    if (status >= 400 && !isProblem(answer)) return 'a problem of an unknown shape'
    if (fault?.kind === 'header') {
      return status === TOO_MUCH_HEADER ? undefined : 'too long a header was read'
    }
    // Some paths are refused before any operation is found.
    if (fault?.kind === 'path' && fieldsOf(answer)?.['type'] === MALFORMED) return undefined
    const [path = ''] = sent.path.split('?')
    const undocumented = this.#documented.faults(sent.method, path, answer)
    if (undocumented !== undefined) return undocumented
    if (status === 429) return 'the limits are too low to fuzz'
    if (fault !== undefined) return status >= 400 ? undefined : 'a broken request was taken'
    if (status < 400) return undefined
    const fair = caller === 0 ? FAIR_TO_ALL : FAIR_TO_OTHERS
    if (fair.has(status)) return undefined
    if (CONDITIONAL.some((isFair) => isFair(draft, answer))) return undefined
    return 'a valid request was refused'
  }
}

function isProblem({ status, contentType, requestId, body }: FuzzAnswer): boolean {
  if (contentType !== 'application/problem+json') return false
  const problem = body as Record<string, unknown>
  return (
    PROBLEM_TYPE.test(String(problem['type'])) &&
    problem['status'] === status &&
    typeof problem['title'] === 'string' &&
    typeof problem['detail'] === 'string' &&
    problem['instance'] === `urn:uuid:${requestId}`
  )
}

/** What the document tells in words: refusals that depend on the event, or on who asks. */
const CONDITIONAL: readonly ((draft: Draft, answer: FuzzAnswer) => boolean)[] = [
  // No window of the event may be as long as the meeting: then no time would have been right.
  ({ operation }, answer) =>
    operation.name === 'POST /events/{event_id}/schedule' &&
    String(fieldsOf(answer)['type']).endsWith(':outside-proposed-slots'),
  // All that there were may have been removed.
  (_, answer) => String(fieldsOf(answer)['type']).endsWith(':webhook-not-found'),
  // Where answers are hidden, whose hours are spared would tell who can come.
  ({ query, caller }, answer) =>
    caller !== 0 &&
    query['tie_break'] === 'comfort' &&
    isDeepStrictEqual(blamedParameters(answer), ['tie_break']),
  // Operations that take no parameter may pass over one, or refuse it by its name.
  ({ oddQuery }, answer) =>
    oddQuery !== '' && isDeepStrictEqual(blamedParameters(answer), [nameOf(oddQuery)]),
]

const fieldsOf = ({ body }: FuzzAnswer) => body as Record<string, unknown>

const blamedParameters = (answer: FuzzAnswer): readonly unknown[] =>
  (fieldsOf(answer)['errors'] as readonly { readonly parameter?: string }[] | undefined)?.map(
    ({ parameter }) => parameter,
  ) ?? []

const nameOf = (pair: string) => decodeURIComponent(pair.split('=')[0] ?? '')
