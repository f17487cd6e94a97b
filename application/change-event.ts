import { changeEvent as applyChanges, type EventChanges } from '../domain/event/change-event.ts'
import { type EventWriteRequest, updateAsOrganizer } from './event-write.ts'

/** Changes an event's words, plan or windows, or cancels it; the organizer's call. */
export const changeEvent = (request: EventWriteRequest & { readonly changes: EventChanges }) =>
  updateAsOrganizer(request, (event) => applyChanges(event, request.changes))
