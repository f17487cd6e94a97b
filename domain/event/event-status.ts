import { ok, type Result, refuse } from '../result.ts'
import type { Event, EventStatus } from './event.ts'

/** The event's status does not allow what was asked. */
export type WrongEventStatus = {
  readonly _tag: 'WrongEventStatus'
  readonly status: EventStatus['name']
  readonly allowed: readonly EventStatus['name'][]
}

/** Passes when the event has one of the statuses. */
export function requireStatus(
  event: Pick<Event, 'status'>,
  ...allowed: readonly EventStatus['name'][]
): Result<void, WrongEventStatus> {
  const status = event.status.name
  return allowed.includes(status)
    ? ok(undefined)
    : refuse({ _tag: 'WrongEventStatus', status, allowed })
}
