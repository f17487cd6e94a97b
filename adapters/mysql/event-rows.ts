import type { Event, EventStatus } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { Participant } from '../../domain/event/participant.ts'
import type { MeetingPlan, ProposedSlot } from '../../domain/matching/meeting-plan.ts'
import type { Interval } from '../../domain/time/interval.ts'
import type { TimeZone } from '../../domain/time/time-zone.ts'
import type { Session } from './connection-pool.ts'

/*
 * What is read here was checked before it was stored, so it is taken for what it is without being
 * checked again: a rule that grows stricter must not make stored events unreadable.
 */

type EventRow = Pick<Event, 'id' | 'title' | 'organizerId' | 'revision' | 'createdAt'> & {
  readonly description: Event['description'] | null
  readonly durationMinutes: number
  readonly stepMinutes: number
  readonly statusName: EventStatus['name']
  readonly scheduledStart: number | null
}

const EVENT = `SELECT event_id AS id, title, description, organizer_id AS organizerId,
    duration_minutes AS durationMinutes, step_minutes AS stepMinutes, status AS statusName,
    scheduled_start_ms AS scheduledStart, revision, created_ms AS createdAt
  FROM events WHERE event_id = ?`

const PROPOSED_SLOTS =
  'SELECT start_ms, end_ms, time_zone FROM proposed_slots WHERE event_id = ? ORDER BY slot_no'

const PARTICIPANTS =
  'SELECT user_id AS userId, status FROM event_participants WHERE event_id = ? ORDER BY participant_no'

/** The event as the session sees it. */
export function readEvent(session: Session, id: EventId): Promise<Event | undefined> {
  return eventFrom(session, id, EVENT)
}

/** The event, which nobody else can change or delete until the session's transaction ends. */
export function lockEvent(session: Session, id: EventId): Promise<Event | undefined> {
  return eventFrom(session, id, `${EVENT} FOR UPDATE`)
}

async function eventFrom(session: Session, id: EventId, sql: string): Promise<Event | undefined> {
  const [row] = await session.rows<EventRow>(sql, [id])
  if (row === undefined) return undefined
  const slots = await session.tuples<[number, number, TimeZone]>(PROPOSED_SLOTS, [id])
  const participants = await session.rows<Participant>(PARTICIPANTS, [id])
  return eventOf(row, slots.map(slotOf), participants)
}

function eventOf(
  row: EventRow,
  proposedSlots: readonly ProposedSlot[],
  participants: readonly Participant[],
): Event {
  const { id, title, description, organizerId, durationMinutes, stepMinutes, revision } = row
  return {
    id,
    title,
    ...(description !== null && { description }),
    organizerId,
    plan: {
      durationMinutes,
      stepMinutes,
      proposedSlots,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
    } as MeetingPlan,
    participants,
    status: statusOf(row.statusName, row.scheduledStart),
    revision,
    createdAt: row.createdAt,
  } as Event
}

/** A status from its two columns. */
export function statusOf(name: EventStatus['name'], scheduledStart: number | null): EventStatus {
  return name === 'scheduled' ? { name, start: scheduledStart as number } : { name }
}

const slotOf = ([start, end, timeZone]: [number, number, TimeZone]): ProposedSlot => ({
  interval: { start, end } as Interval,
  timeZone,
})

/** Stores a new event, without its people. */
export async function insertEvent(session: Session, event: Event): Promise<void> {
  await session.write(
    `INSERT INTO events (event_id, title, description, organizer_id, duration_minutes,
        step_minutes, status, scheduled_start_ms, revision, structure_revision, created_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      event.id,
      event.title,
      event.description ?? null,
      event.organizerId,
      ...planAndStatus(event),
      event.revision,
      event.revision,
      event.createdAt,
    ],
  )
  await insertProposedSlots(session, event)
}

/** Stores what a change has made of an event, without its people. */
export async function updateEvent(session: Session, before: Event, after: Event): Promise<void> {
  await session.write(
    `UPDATE events SET title = ?, description = ?, duration_minutes = ?, step_minutes = ?,
        status = ?, scheduled_start_ms = ?, revision = ?, structure_revision = ?
      WHERE event_id = ?`,
    [
      after.title,
      after.description ?? null,
      ...planAndStatus(after),
      after.revision,
      after.revision,
      after.id,
    ],
  )
  if (slotTuples(after).join() === slotTuples(before).join()) return
  await session.write('DELETE FROM proposed_slots WHERE event_id = ?', [after.id])
  await insertProposedSlots(session, after)
}

function planAndStatus({ plan, status }: Event) {
  return [
    plan.durationMinutes,
    plan.stepMinutes,
    status.name,
    status.name === 'scheduled' ? status.start : null,
  ] as const
}

const slotTuples = ({ plan }: Event) =>
  plan.proposedSlots.map(({ interval: { start, end }, timeZone }) => [start, end, timeZone])

async function insertProposedSlots(session: Session, event: Event): Promise<void> {
  await session.write(
    `INSERT INTO proposed_slots (event_id, slot_no, start_ms, end_ms, time_zone)
      SELECT ?, slot_no, start_ms, end_ms, time_zone FROM JSON_TABLE(?, '$[*]' COLUMNS (
        slot_no FOR ORDINALITY, start_ms BIGINT PATH '$[0]', end_ms BIGINT PATH '$[1]',
        time_zone VARCHAR(64) PATH '$[2]')) AS new_slots`,
    [event.id, JSON.stringify(slotTuples(event))],
  )
}
