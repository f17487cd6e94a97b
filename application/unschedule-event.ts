import { unscheduleEvent as reopen } from '../domain/event/schedule-event.ts'
import { type EventWriteRequest, updateAsOrganizer } from './event-write.ts'

/** Opens a scheduled event for answers again; the organizer's call. */
export const unscheduleEvent = (request: EventWriteRequest) => updateAsOrganizer(request, reopen)
