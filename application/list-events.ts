import { Effect } from 'effect'
import type { ServiceCredential } from '../domain/access/service-credential.ts'
import type { EventQuery, EventSummary } from '../domain/event/event-repository.ts'
import { Forbidden } from './identify.ts'
import { ask } from './port-call.ts'
import { Events } from './ports.ts'

/** One page of a list, and where the next one begins, if there is more. */
export type Page<Item extends { readonly id: unknown }> = {
  readonly items: readonly Item[]
  readonly next: Item['id'] | undefined
}

/** The first `limit` of the items, of which one more was asked for than the page has room for. */
export function pageOf<Item extends { readonly id: unknown }>(
  items: readonly Item[],
  limit: number,
): Page<Item> {
  const shown = items.slice(0, limit)
  return { items: shown, next: items.length > limit ? shown.at(-1)?.id : undefined }
}

/**
 * The events that were created last, page by page. An organizer sees their own; the others see all, or
 * those of the organizer whom they name.
 */
export const listEvents = Effect.fnUntraced(function* (
  credential: ServiceCredential,
  query: EventQuery,
) {
  const { role } = credential
  const own = role === 'organizer' ? credential.userId : undefined
  const organizerId = query.organizerId ?? own
  if (role === 'organizer' && organizerId !== own) {
    return yield* new Forbidden({ role, reason: 'other_user' })
  }
  const nothing: Page<EventSummary> = { items: [], next: undefined }
  if (role === 'organizer' && organizerId === undefined) return nothing
  const events = yield* Events
  const limit = query.limit + 1
  const found = yield* ask(() => events.list({ ...query, organizerId, limit }))
  return pageOf(found, query.limit)
})
