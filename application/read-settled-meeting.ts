import { Effect } from 'effect'
import type { Event } from '../domain/event/event.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import type { WrongEventStatus } from '../domain/event/event-status.ts'
import { candidateAt } from '../domain/matching/candidates.ts'
import type { PersonName } from '../domain/text.ts'
import type { EpochMs } from '../domain/time/epoch-ms.ts'
import type { Interval } from '../domain/time/interval.ts'
import { anyRole, authorize, type EventRequest } from './authorize.ts'
import { ask } from './port-call.ts'
import { Clock, Events, Users } from './ports.ts'

/** A meeting whose time was settled, as a calendar keeps it. It holds nothing that only some may see. */
export type SettledMeeting = Pick<Event, 'id' | 'title' | 'description' | 'revision'> & {
  readonly interval: Interval
  /** Whether it was called off after its time was settled. */
  readonly isCancelled: boolean
  readonly organizerName: PersonName
  /** When this was read. */
  readonly readAt: EpochMs
}

/**
 * The meeting of an event that is scheduled, or was at the moment when it was cancelled; for the bearer of
 * any of its tokens.
 */
export const readSettledMeeting = Effect.fnUntraced(function* (request: EventRequest) {
  const grant = yield* authorize(request, anyRole)
  const events = yield* Events
  const event = yield* ask(() => events.find(grant.eventId))
  if (event === undefined) {
    return yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId: request.eventId })
  }
  const { id, title, description, revision, organizerId, plan, status } = event
  if (!('start' in status) || status.start === undefined) {
    return yield* Effect.fail<WrongEventStatus>({
      _tag: 'WrongEventStatus',
      status: status.name,
      allowed: ['scheduled'],
    })
  }
  const users = yield* Users
  const organizer = (yield* ask(() => users.find([organizerId]))).get(organizerId)
  if (organizer === undefined) throw new Error(`event ${id} has lost its organizer`)
  const meeting: SettledMeeting = {
    id,
    title,
    description,
    revision,
    interval: candidateAt(plan, status.start),
    isCancelled: status.name === 'cancelled',
    organizerName: organizer.name,
    readAt: (yield* Clock).now(),
  }
  return meeting
})
