import type { Revision } from '../../../domain/event/event.ts'
import type { EventId } from '../../../domain/event/event-id.ts'

/*
 * Messages as HTML has them: https://html.spec.whatwg.org/multipage/server-sent-events.html,
 * section 9.2.5.
 */

/** How soon to come back after the stream has ended. */
const RETRY_MS = 2_000

/** What begins a stream. */
export const GREETING = `retry: ${RETRY_MS}\n\n`

/** A comment, which readers pass over: it keeps whoever is between from thinking that nobody is there. */
export const HEARTBEAT = ':\n\n'

/** That the event stands at this revision, which whoever comes back names as `Last-Event-ID`. */
export const revisionMessage = (eventId: EventId, revision: Revision): string =>
  `event: revision\nid: ${revision}\ndata: ${JSON.stringify({ event_id: eventId, revision })}\n\n`

/** That the event is gone. */
export const deletedMessage = (eventId: EventId): string =>
  `event: deleted\ndata: ${JSON.stringify({ event_id: eventId })}\n\n`
