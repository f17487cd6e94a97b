import type { Checked } from '../checked.ts'
import type { EventId } from '../event/event-id.ts'
import type { UserId } from '../user/user-id.ts'

/** What the bearer of a capability token may act as, on one event. */
export type Grant =
  | { readonly role: 'organizer'; readonly eventId: EventId }
  | { readonly role: 'participant'; readonly eventId: EventId; readonly userId: UserId }
  | { readonly role: 'join'; readonly eventId: EventId }

/** What is kept of a token: enough to know it again, too little to make it. */
export type TokenHash = string & Checked<'TokenHash'>

/** A grant with the hash of the token that carries it. */
export type IssuedGrant = { readonly grant: Grant; readonly hash: TokenHash }
