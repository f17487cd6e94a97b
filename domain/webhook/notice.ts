import type { Revision } from '../event/event.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { UserId } from '../user/user-id.ts'

/** What a webhook can be told of. */
export const NOTICE_TYPES = [
  'event.created',
  'availability.submitted',
  'event.scheduled',
  'event.cancelled',
  'event.everyone_answered',
  'event.suits_everyone',
] as const

/** One of {@link NOTICE_TYPES}. */
export type NoticeType = (typeof NOTICE_TYPES)[number]

/**
 * Something that happened to an event, and the revision at which it stood then. It holds ids and
 * instants alone: whoever wants to know more asks with a token. An event has at most one notice of
 * a type at a revision.
 */
export type Notice = { readonly revision: Revision } & (
  | { readonly type: 'availability.submitted'; readonly userId: UserId }
  | { readonly type: 'event.scheduled'; readonly start: EpochMs }
  | { readonly type: Exclude<NoticeType, 'availability.submitted' | 'event.scheduled'> }
)
