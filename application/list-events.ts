import { Effect } from 'effect'
import type { ServiceCredential } from '../domain/access/service-credential.ts'
import type { EventQuery, EventSummary } from '../domain/event/event-repository.ts'
import { UserId } from '../domain/user/user-id.ts'
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
 *
 * @param query.organizerId as the caller wrote it
 */
export const listEvents = Effect.fnUntraced(function* (
  credential: ServiceCredential,
  query: Omit<EventQuery, 'organizerId'> & { readonly organizerId?: string | undefined },
) {
  const { role } = credential
  const own = role === 'organizer' ? credential.userId : undefined
  const wanted = query.organizerId ?? own
  if (role === 'organizer' && wanted !== own) {
    return yield* new Forbidden({ role, reason: 'other_user' })
  }
  const nothing: Page<EventSummary> = { items: [], next: undefined }
  const organizer = wanted === undefined ? undefined : UserId.of(wanted)
  if (organizer?.ok === false || (role === 'organizer' && wanted === undefined)) return nothing
  const events = yield* Events
  const { status, before, limit } = query
  const organizerId = organizer?.value
  const found = yield* ask(() => events.list({ organizerId, status, before, limit: limit + 1 }))
  return pageOf(found, limit)
})
