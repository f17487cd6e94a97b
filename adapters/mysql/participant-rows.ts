import type { EventId } from '../../domain/event/event-id.ts'
import type { Participant } from '../../domain/event/participant.ts'
import type { TimeOfDay } from '../../domain/time/time-of-day.ts'
import type { Weekday, WorkingHours } from '../../domain/time/working-hours.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { DISMISS_USER } from './people-rows.ts'
import type { Session } from './session.ts'

type ParticipantRow = [
  userId: UserId,
  status: Participant['status'],
  isRequired: 0 | 1,
  timeZone: Participant['timeZone'] | null,
  start: TimeOfDay | null,
  end: TimeOfDay | null,
  days: string | null,
]

/** The participants of an event, in the order in which they joined. */
export async function readParticipants(
  session: Session,
  eventId: EventId,
): Promise<readonly Participant[]> {
  const rows = await session.tuples<ParticipantRow>(
    `SELECT user_id, status, is_required, local_time_zone, work_start_minute, work_end_minute,
        work_days
      FROM event_participants WHERE event_id = ? ORDER BY participant_no`,
    [eventId],
  )
  return rows.map(([userId, status, isRequired, timeZone, ...hours]) => ({
    userId,
    status,
    required: isRequired === 1,
    timeZone: timeZone ?? undefined,
    workingHours: workingHoursOf(...hours),
  }))
}

function workingHoursOf(
  start: TimeOfDay | null,
  end: TimeOfDay | null,
  days: string | null,
): WorkingHours | undefined {
  if (start === null || end === null || days === null) return undefined
  // The server lists the days of a set in the order of its definition: Monday first.
  return { start, end, days: days.split(',') as readonly Weekday[] } as WorkingHours
}

/** What is stored of how somebody takes part, in the order of {@link ATTENDING}. */
const attendingTuple = ({ required, timeZone, workingHours }: Participant) => [
  required ? 1 : 0,
  timeZone ?? null,
  workingHours?.start ?? null,
  workingHours?.end ?? null,
  workingHours?.days.join() ?? null,
]

const ATTENDING = `is_required BOOLEAN PATH '$[1]', local_time_zone VARCHAR(64) PATH '$[2]',
  work_start_minute SMALLINT UNSIGNED PATH '$[3]', work_end_minute SMALLINT UNSIGNED PATH '$[4]',
  work_days VARCHAR(20) PATH '$[5]'`

/** Stores participants behind those whom the event has. */
export async function insertParticipants(
  session: Session,
  eventId: EventId,
  newcomers: readonly Participant[],
): Promise<void> {
  if (newcomers.length === 0) return
  const [last] = await session.rows<{ no: number }>(
    `SELECT participant_no AS no FROM event_participants WHERE event_id = ?
      ORDER BY participant_no DESC LIMIT 1`,
    [eventId],
  )
  const rows = newcomers.map((newcomer) => [
    newcomer.userId,
    ...attendingTuple(newcomer),
    newcomer.status,
  ])
  await session.write(
    `INSERT INTO event_participants (event_id, participant_no, user_id, status, is_required,
        local_time_zone, work_start_minute, work_end_minute, work_days)
      SELECT ?, ? + place, user_id, status, is_required, local_time_zone, work_start_minute,
        work_end_minute, work_days
      FROM JSON_TABLE(?, '$[*]' COLUMNS (
        place FOR ORDINALITY, user_id CHAR(30) PATH '$[0]', ${ATTENDING},
        status VARCHAR(10) PATH '$[6]')) AS newcomers`,
    [eventId, last?.no ?? 0, JSON.stringify(rows)],
  )
}

/** Stores how those take part who are in both lists and no longer do as before. */
export async function updateAttending(
  session: Session,
  eventId: EventId,
  before: readonly Participant[],
  after: readonly Participant[],
): Promise<void> {
  const was = new Map(before.map((participant) => [participant.userId, participant]))
  const rows = after.flatMap((participant) => {
    const earlier = was.get(participant.userId)
    if (earlier === undefined || earlier === participant) return []
    const tuple = attendingTuple(participant)
    const isSame = tuple.join() === attendingTuple(earlier).join()
    return isSame ? [] : [[participant.userId, ...tuple]]
  })
  if (rows.length === 0) return
  await session.write(
    `UPDATE JSON_TABLE(?, '$[*]' COLUMNS (
        user_id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$[0]', ${ATTENDING}
        )) AS changed
      STRAIGHT_JOIN event_participants AS person
        ON person.event_id = ? AND person.user_id = changed.user_id
      SET person.is_required = changed.is_required,
        person.local_time_zone = changed.local_time_zone,
        person.work_start_minute = changed.work_start_minute,
        person.work_end_minute = changed.work_end_minute, person.work_days = changed.work_days`,
    [JSON.stringify(rows), eventId],
  )
}

/** Removes a participant with their answer and their grants, and the user unless they stay. */
export async function deleteParticipant(
  session: Session,
  eventId: EventId,
  userId: UserId,
  userStays: boolean,
): Promise<void> {
  for (const sql of DELETE_PARTICIPANT) await session.write(sql, [eventId, userId])
  if (!userStays) await session.write(DISMISS_USER, [userId])
}

const DELETE_PARTICIPANT = [
  'DELETE FROM availability_slots WHERE event_id = ? AND user_id = ?',
  'DELETE FROM event_participants WHERE event_id = ? AND user_id = ?',
  'DELETE FROM capability_grants WHERE event_id = ? AND user_id = ?',
  'DELETE FROM webhook_deliveries WHERE event_id = ? AND user_id = ?',
]
