import type { Availability } from '../../domain/event/availability.ts'
import type { EventState } from '../../domain/event/availability-repository.ts'
import type { EventStatus, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { ParticipantStatus } from '../../domain/event/participant.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { statusOf } from './event-rows.ts'
import { slotRows } from './packed-slots.ts'
import { PLAN_COLUMNS, type PlanColumns } from './plan-rows.ts'
import type { Session } from './session.ts'
import { readTypes, type Watched } from './watched-types.ts'

/** The state of an event with one of its participants; `participant` is missing for a stranger. */
export type LockedParticipant = {
  readonly state: EventState
  readonly plan: PlanColumns
  readonly participant: ParticipantStatus | null
  readonly watched: Watched
}

/** The event's state, and the participant's status: nobody else can change either meanwhile. */
export async function lockParticipant(
  session: Session,
  eventId: EventId,
  userId: UserId,
): Promise<LockedParticipant | undefined> {
  const [row] = await session.rows<
    PlanColumns & {
      readonly name: EventStatus['name']
      readonly scheduledStart: EpochMs | null
      readonly answerBy: EpochMs | null
      readonly revision: Revision
      readonly participant: ParticipantStatus | null
      readonly watchedTypes: string
    }
  >(
    `SELECT events.status AS name, scheduled_start_ms AS scheduledStart, answer_by_ms AS answerBy,
        revision, ${PLAN_COLUMNS}, event_participants.status AS participant,
        watched_types AS watchedTypes
      FROM events LEFT JOIN event_participants
        ON event_participants.event_id = events.event_id AND user_id = ?
      WHERE events.event_id = ? FOR UPDATE`,
    [userId, eventId],
  )
  if (row === undefined) return undefined
  const { name, scheduledStart, answerBy, revision, participant, watchedTypes, ...plan } = row
  const status = statusOf(name, scheduledStart)
  return {
    state: { status, revision, ...(answerBy !== null && { answerBy }) },
    plan,
    participant,
    watched: new Set(readTypes(watchedTypes)),
  }
}

/**
 * Puts the answer in the place of the participant's earlier one, at this revision of the event.
 * @param earlier whether there is one
 */
export async function writeAnswer(
  session: Session,
  eventId: EventId,
  answer: Availability,
  revision: Revision,
  earlier: boolean,
): Promise<void> {
  const { userId, timeZone } = answer
  await session.write(SET_ANSWER, [revision, 'responded', timeZone, revision, eventId, userId])
  if (earlier) await session.write(DELETE_SLOTS, [eventId, userId])
  const rows = slotRows(answer)
  if (rows.length === 0) return
  await session.write(
    `INSERT INTO availability_slots (event_id, user_id, start_ms, end_ms, if_needed)
      SELECT ?, ?, start_ms, end_ms, if_needed FROM JSON_TABLE(?, '$[*]' COLUMNS (
        start_ms BIGINT PATH '$[0]', end_ms BIGINT PATH '$[1]',
        if_needed BOOLEAN PATH '$[2]')) AS new_slots`,
    [eventId, userId, JSON.stringify(rows)],
  )
}

/** Removes the participant's answer, at this revision of the event. */
export async function eraseAnswer(
  session: Session,
  eventId: EventId,
  userId: UserId,
  revision: Revision,
): Promise<void> {
  await session.write(SET_ANSWER, [revision, 'invited', null, revision, eventId, userId])
  await session.write(DELETE_SLOTS, [eventId, userId])
}

const SET_ANSWER = `UPDATE events JOIN event_participants USING (event_id)
  SET revision = ?, event_participants.status = ?, answer_time_zone = ?, answer_revision = ?
  WHERE events.event_id = ? AND user_id = ?`

const DELETE_SLOTS = 'DELETE FROM availability_slots WHERE event_id = ? AND user_id = ?'
