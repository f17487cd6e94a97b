import { ok, type Result, refuse } from '../result.ts'
import type { Event, Revision } from './event.ts'

/** The revisions that a caller is willing to change; `undefined` when any will do. */
export type ExpectedRevision = readonly Revision[] | undefined

/** The event changed underneath the caller. */
export type StaleRevision = {
  readonly _tag: 'StaleRevision'
  readonly expected: readonly Revision[]
  readonly actual: Revision
}

/** Passes when the event still stands at a revision that the caller knows. */
export function requireRevision(
  event: Pick<Event, 'revision'>,
  expected: ExpectedRevision,
): Result<void, StaleRevision> {
  return expected === undefined || expected.includes(event.revision)
    ? ok(undefined)
    : refuse({ _tag: 'StaleRevision', expected, actual: event.revision })
}
