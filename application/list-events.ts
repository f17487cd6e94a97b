import { Effect } from 'effect'
import type { ServiceCredential } from '../domain/access/service-credential.ts'
import type { EventQuery, EventSummary } from '../domain/event/event-repository.ts'
import { Forbidden } from './identify.ts'
import { type Page, pageOf } from './page.ts'
import { ask } from './port-call.ts'
import { Events } from './ports.ts'

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
