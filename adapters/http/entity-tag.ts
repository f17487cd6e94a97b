import type { Acting } from '../../domain/access/grant.ts'
import type { Revision } from '../../domain/event/event.ts'
import type { ExpectedRevision } from '../../domain/event/expected-revision.ts'
import type { UserId } from '../../domain/user/user-id.ts'

/**
 * For whom something was made, where not everybody may see the same: `whole` holds all that there
 * is, `public` nothing that is anybody's own, and that of a participant nothing that is not theirs to
 * see. `join` and `reader` hold what is public and say as what the caller acts. What was made for one
 * must not be handed to another.
 */
export type Onlooker = 'whole' | 'public' | 'join' | 'reader' | UserId

/** For whom an answer is made that also tells as what its reader acts. */
export function onlookerActing(viewer: Acting): Onlooker {
  switch (viewer.role) {
    case 'organizer':
      return 'whole'
    case 'participant':
      return viewer.userId
    case 'join':
    case 'reader':
      return viewer.role
  }
}

/** One of the bodies that a revision has at one address; plain and whole unless it says. */
export type Representation = {
  /** For whom it was made. */
  readonly seenBy?: Onlooker
  readonly coding?: 'identity' | 'gzip'
}

/**
 * The entity tag of what stands or falls with an event's revision: `"7"`. Another representation
 * has a tag of its own, `"7-join"` for whoever may only join, `"7-usr_01kf…"` for what one participant
 * may see, `"7-gzip"` compressed: one strong tag never stands for two different bodies (RFC 9110, section 8.8.3). All
 * name the same revision in `If-Match`.
 */
export function entityTag(
  revision: Revision,
  { seenBy = 'whole', coding = 'identity' }: Representation = {},
): string {
  const viewer = seenBy === 'whole' ? '' : `-${seenBy}`
  return `"${revision}${viewer}${coding === 'gzip' ? '-gzip' : ''}"`
}

const ENTITY_TAG = /^"([1-9]\d{0,14})(?:-(?:public|join|reader|usr_[0-9a-z]{26}))?(?:-gzip)?"$/

/**
 * The revisions that `If-Match` names. A weak or foreign tag names none, so it never matches:
 * RFC 9110, section 13.1.1, asks for the strong comparison.
 *
 * @returns `undefined` when any revision will do: no header, or `*`
 */
export function expectedRevision(ifMatch: string | undefined): ExpectedRevision {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined
  return tagsIn(ifMatch).flatMap((tag) => {
    const digits = ENTITY_TAG.exec(tag)?.[1]
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
