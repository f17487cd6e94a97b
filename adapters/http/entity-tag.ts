import type { Revision } from '../../domain/event/event.ts'
import type { ExpectedRevision } from '../../domain/event/expected-revision.ts'

/** The representations of a revision: in full, without e-mail addresses, compressed. */
export type Representation = 'whole' | 'public' | 'gzip'

/**
 * The entity tag of what stands or falls with an event's revision: `"7"`. Another representation
 * has a tag of its own, `"7-public"` or `"7-gzip"`: one strong tag never stands for two different
 * bodies (RFC 9110, section 8.8.3). All name the same revision in `If-Match`.
 */
export const entityTag = (revision: Revision, representation: Representation = 'whole'): string =>
  representation === 'whole' ? `"${revision}"` : `"${revision}-${representation}"`

/**
 * The revisions that `If-Match` names. A weak or foreign tag names none, so it never matches:
 * RFC 9110, section 13.1.1, asks for the strong comparison.
 *
 * @returns `undefined` when any revision will do: no header, or `*`
 */
export function expectedRevision(ifMatch: string | undefined): ExpectedRevision {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  return tagsIn(ifMatch).flatMap((tag) => {
    const digits = /^"([1-9]\d{0,14})(?:-public|-gzip)?"$/.exec(tag)?.[1]
    return digits === undefined ? [] : [Number(digits)]
  })
}

/** Whether `If-None-Match` names the tag, weak or strong: RFC 9110, section 13.1.2. */
export function knowsTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return tagsIn(ifNoneMatch).some((known) => known.replace(/^W\//, '') === tag)
}

const tagsIn = (header: string) => header.split(',').map((tag) => tag.trim())
