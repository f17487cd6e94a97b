import type { Failure, FailureTag } from './failure.ts'
import { PROBLEMS, type ProblemKind } from './problem-kinds.ts'

/** A problem as RFC 9457 has it: `type` names its kind, `instance` the request, as the log does. */
export function problem(failure: Failure, requestId: string) {
  const kind = kindOf(failure)
  return {
    type: problemType(failure._tag),
    title: kind.title,
    status: kind.status,
    detail: kind.detail(failure),
    instance: `urn:uuid:${requestId}`,
    ...(kind.errors && { errors: kind.errors(failure) }),
  }
}

/** The answer to a failed request. */
export function problemResponse(failure: Failure, requestId: string): Response {
  const { status, headers, text } = writtenProblem(failure, requestId)
  return new Response(text, { status, headers })
}

/** The same in its parts, for whoever has no more than a socket to answer on. */
export function writtenProblem(failure: Failure, requestId: string) {
  const body = problem(failure, requestId)
  return {
    status: body.status,
    headers: {
      ...kindOf(failure).headers?.(failure),
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    },
    // Quoted input may hold half a surrogate pair, which JSON writes and many readers refuse.
    text: JSON.stringify(body, wellFormed),
  }
}

const wellFormed = (_name: string, value: unknown) =>
  typeof value === 'string' ? value.toWellFormed() : value

/** Each entry takes its own kind of failure, which the type of the table has checked. */
const kindOf = (failure: Failure) => PROBLEMS[failure._tag] as ProblemKind<Failure>

/** The URI of a kind of problem: `urn:meeting-slot-service:problem:stale-revision`. */
function problemType(tag: FailureTag): string {
  const name = tag.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase()
  return `urn:meeting-slot-service:problem:${name}`
}
