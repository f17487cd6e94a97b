import type { Checked } from '../checked.ts'
import type { EventId } from '../event/event-id.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { UserId } from '../user/user-id.ts'

/** What the bearer of a capability token may act as, on one event. */
export type Grant =
  | { readonly role: 'organizer'; readonly eventId: EventId }
  | { readonly role: 'participant'; readonly eventId: EventId; readonly userId: UserId }
  | { readonly role: 'join'; readonly eventId: EventId }

/**
 * As what somebody acts on an event: by a capability token, or by a service credential that lets them
 * act as its organizer, or only look.
 */
export type Acting = Grant | { readonly role: 'reader'; readonly eventId: EventId }

/** What is kept of a token: enough to know it again, too little to make it. */
export type TokenHash = string & Checked<'TokenHash'>

/** A grant with the hash of the token that carries it. */
export type IssuedGrant = { readonly grant: Grant; readonly hash: TokenHash }

/** A grant, and from which instant on it is worth nothing, if from any; the organizer's never is. */
export type StandingGrant = Grant & { readonly expiresAt?: EpochMs | undefined }

/** The grant as it stands while the event's links expire at this instant. */
export const standing = (grant: Grant, linksExpireAt: EpochMs | undefined): StandingGrant =>
  grant.role === 'organizer' || linksExpireAt === undefined
    ? grant
    : { ...grant, expiresAt: linksExpireAt }

/** Whether two grants on one event let act as the same. */
export const sameGrant = (one: Grant, other: Grant): boolean =>
  one.role === other.role &&
  (one.role !== 'participant' || other.role !== 'participant' || one.userId === other.userId)
