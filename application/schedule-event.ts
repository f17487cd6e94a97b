import { scheduleEvent as settleOn } from '../domain/event/schedule-event.ts'
import type { EpochMs } from '../domain/time/epoch-ms.ts'
import { type EventWriteRequest, updateAsOrganizer } from './event-write.ts'

/** Settles the time of an event; the organizer's call. */
export const scheduleEvent = (request: EventWriteRequest & { readonly start: EpochMs }) =>
  updateAsOrganizer(request, (event) => settleOn(event, request.start))
