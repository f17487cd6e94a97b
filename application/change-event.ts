import { Effect } from 'effect'
import { answersOutside } from '../domain/event/answers-outside.ts'
import { changeEvent as applyChanges, type EventChanges } from '../domain/event/change-event.ts'
import { type EventWriteRequest, updateAsOrganizer } from './event-write.ts'
import { Rankings } from './rankings.ts'

/**
 * Changes an event's words, plan, windows, groups or deadline, or cancels it; the organizer's call.
 *
 * @returns the event as it is now, and whose answers lie outside all of the windows; nobody is named
 *   unless the windows were changed
 */
export const changeEvent = Effect.fnUntraced(function* (
  request: EventWriteRequest & { readonly changes: EventChanges },
) {
  const view = yield* updateAsOrganizer(request, (event) => applyChanges(event, request.changes))
  if (request.changes.proposedSlots === undefined) return { view, outside: [] }
  // Whoever asks for the recommendations next finds them made.
  const ranked = yield* (yield* Rankings).of(view.event.id, view.event.revision)
  return { view, outside: answersOutside(ranked) }
})
