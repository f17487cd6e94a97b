import type { Revision } from '../../domain/event/event.ts'
import type { ExpectedRevision } from '../../domain/event/expected-revision.ts'

/** The entity tag of anything that stands or falls with an event's revision. */
export const entityTag = (revision: Revision): string => `"${revision}"`

/**
 * The revisions that `If-Match` names. A weak or foreign tag names none, so it never matches:
 * RFC 9110, section 13.1.1, asks for the strong comparison.
 *
 * @returns `undefined` when any revision will do: no header, or `*`
 */
export function expectedRevision(ifMatch: string | undefined): ExpectedRevision {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  return revisionsIn(ifMatch, /^"(\d{1,15})"$/)
}

/** Whether `If-None-Match` names the revision, weak or strong: RFC 9110, section 13.1.2. */
export function knowsRevision(ifNoneMatch: string | undefined, revision: Revision): boolean {
  if (ifNoneMatch === undefined) return false
  return (
    ifNoneMatch.trim() === '*' ||
    revisionsIn(ifNoneMatch, /^(?:W\/)?"(\d{1,15})"$/).includes(revision)
  )
}

function revisionsIn(header: string, tag: RegExp): readonly Revision[] {
  return header.split(',').flatMap((part) => {
    const digits = tag.exec(part.trim())?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
}
