import { DocumentedAnswers } from '../http/documented-answers.ts'
import type { FuzzAnswer, FuzzRequest } from './caller.ts'
import type { Document } from './openapi-operations.ts'
import type { Draft } from './request-drafts.ts'

/** What a schema can't keep a request from: the event has moved on. */
const FAIR_TO_ALL = new Set([409])
/** Whoever has a token for less may be refused more; it may have been revoked, or have expired. */
const FAIR_TO_OTHERS = new Set([401, 403, 409])

const PROBLEM_TYPE = /^urn:meeting-slot-service:problem:[a-z-]+$/

/** Says of each answer what is wrong with it. */
export class Judge {
  readonly #documented: DocumentedAnswers

  constructor(document: Document) {
    this.#documented = new DocumentedAnswers(document)
  }

  /** @returns nothing for a good answer */
  faults({ operation, fault, caller }: Draft, sent: FuzzRequest, answer: FuzzAnswer): unknown {
    const { status } = answer
    if (status >= 500) return 'the service failed'
    const [path = ''] = sent.path.split('?')
    const undocumented = this.#documented.faults(sent.method, path, answer)
    if (undocumented !== undefined) return undocumented
    if (status >= 400 && !isProblem(answer)) return 'a problem of an unknown shape'
    if (status === 429) return 'the limits are too low to fuzz'
    if (fault !== undefined) return status >= 400 ? undefined : 'a broken request was taken'
    if (status < 400) return undefined
    const fair = caller === 0 ? FAIR_TO_ALL : FAIR_TO_OTHERS
    if (fair.has(status) || isOutside(operation.name, answer)) return undefined
    if (isWithoutWebhook(answer)) return undefined
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

/** All that there were may have been removed. */
const isWithoutWebhook = ({ body }: FuzzAnswer) =>
  (body as { type: string }).type.endsWith(':webhook-not-found')

/** No window of the event may be as long as the meeting: then no time would have been right. */
const isOutside = (operation: string, { body }: FuzzAnswer) =>
  operation === 'POST /events/{event_id}/schedule' &&
  (body as { type: string }).type.endsWith(':outside-proposed-slots')
