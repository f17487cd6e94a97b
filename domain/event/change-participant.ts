import { ok, type Result, refuse } from '../result.ts'
import type { UserId } from '../user/user-id.ts'
import { type Event, revised } from './event.ts'
import { requireStatus, type WrongEventStatus } from './event-status.ts'
import type { Attending } from './participant.ts'
import type { ParticipantNotFound } from './remove-participant.ts'

/** What is to change of how somebody takes part; a missing field stays, `null` takes it back. */
export type AttendingChanges = {
  readonly required?: boolean | undefined
  readonly timeZone?: Attending['timeZone'] | null
  readonly workingHours?: Attending['workingHours'] | null
}

/**
 * The event with this participant changed: who is required, while it is open, like all that decides
 * when the meeting may be; where they are and when they work, until it is cancelled.
 */
export function changeParticipant(
  event: Event,
  userId: UserId,
  { required, timeZone, workingHours }: AttendingChanges,
): Result<Event, ParticipantNotFound | WrongEventStatus> {
  const live =
    required === undefined
      ? requireStatus(event, 'open', 'scheduled')
      : requireStatus(event, 'open')
  if (!live.ok) return live
  if (!event.participants.some((participant) => participant.userId === userId)) {
    return refuse({ _tag: 'ParticipantNotFound', userId })
  }
  const changes = {
    ...(required !== undefined && { required }),
    ...(timeZone !== undefined && { timeZone: timeZone ?? undefined }),
    ...(workingHours !== undefined && { workingHours: workingHours ?? undefined }),
  }
  if (Object.keys(changes).length === 0) return ok(event)
  const participants = event.participants.map((participant) =>
    participant.userId === userId ? { ...participant, ...changes } : participant,
  )
  return ok(revised(event, { participants }))
}
