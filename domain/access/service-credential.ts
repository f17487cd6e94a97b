import type { UserId } from '../user/user-id.ts'

/**
 * What the bearer of a service credential may do, beyond the events that they have a link to: an
 * `admin` everything on every event and user, an `organizer` everything on the events that their user
 * organizes, and a `reader` may look at every event as whoever may join sees it.
 */
export type ServiceRole = 'admin' | 'organizer' | 'reader'

/** The roles, from the one that may most to the one that may least. */
export const SERVICE_ROLES = ['admin', 'organizer', 'reader'] as const satisfies ServiceRole[]

/** What an API key or an access token stands for. */
export type ServiceCredential =
  | { readonly role: 'admin' | 'reader' }
  | {
      readonly role: 'organizer'
      /** Whom they act for; nobody as long as no user is registered for them. */
      readonly userId: UserId | undefined
    }
