import type { Event, EventStatus, Joining } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { overAt } from '../../domain/event/retention.ts'
import type { Audience } from '../../domain/event/visibility.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { insertGroups, readGroups, replaceGroups } from './group-rows.ts'
import { readParticipants } from './participant-rows.ts'
import {
  insertProposedSlots,
  PLAN_COLUMNS,
  type PlanColumns,
  planValues,
  readPlan,
  replaceProposedSlots,
} from './plan-rows.ts'
import type { Session } from './session.ts'
import { readTypes, type Watched } from './watched-types.ts'

/*
 * What is read here was checked before it was stored, so it is taken for what it is without being
 * checked again: a rule that grows stricter must not make stored events unreadable.
 */

type EventRow = Pick<Event, 'id' | 'title' | 'organizerId' | 'revision' | 'createdAt'> &
  PlanColumns & {
    readonly description: Event['description'] | null
    readonly answerBy: EpochMs | null
    readonly linksExpireAt: EpochMs | null
    readonly joining: Joining
    readonly answersAudience: Audience
    readonly participantsAudience: Audience
    readonly statusName: EventStatus['name']
    readonly scheduledStart: EpochMs | null
    readonly watchedTypes: string
  }

const EVENT = `SELECT event_id AS id, title, description, organizer_id AS organizerId,
    ${PLAN_COLUMNS}, answer_by_ms AS answerBy, links_expire_ms AS linksExpireAt,
    joining, answers_audience AS answersAudience, participants_audience AS participantsAudience,
    status AS statusName,
    scheduled_start_ms AS scheduledStart, revision, created_ms AS createdAt,
    watched_types AS watchedTypes
  FROM events WHERE event_id = ?`

/** The event as the session sees it. */
export async function readEvent(session: Session, id: EventId): Promise<Event | undefined> {
  return (await eventFrom(session, id, EVENT))?.event
}

/** The event, which nobody else can change or delete until the session's transaction ends. */
export async function lockEvent(session: Session, id: EventId): Promise<Event | undefined> {
  return (await lockWatchedEvent(session, id))?.event
}

/** An event with what its webhooks are to be told of it. */
export type WatchedEvent = { readonly event: Event; readonly watched: Watched }

/** The same, for a change of which the event's webhooks are to be told. */
export function lockWatchedEvent(session: Session, id: EventId): Promise<WatchedEvent | undefined> {
  return eventFrom(session, id, `${EVENT} FOR UPDATE`)
}

async function eventFrom(
  session: Session,
  id: EventId,
  sql: string,
): Promise<WatchedEvent | undefined> {
  const [row] = await session.rows<EventRow>(sql, [id])
  if (row === undefined) return undefined
  const { title, description, organizerId, answerBy, linksExpireAt, revision, createdAt } = row
  const event = {
    id,
    title,
    ...(description !== null && { description }),
    organizerId,
    plan: await readPlan(session, id, row),
    participants: await readParticipants(session, id),
    groups: await readGroups(session, id),
    ...(answerBy !== null && { answerBy }),
    ...(linksExpireAt !== null && { linksExpireAt }),
    joining: row.joining,
    visibility: { answers: row.answersAudience, participants: row.participantsAudience },
    status: statusOf(row.statusName, row.scheduledStart),
    revision,
    createdAt,
  } as Event
  return { event, watched: new Set(readTypes(row.watchedTypes)) }
}

/**
 * The events that were over at this instant, at most `limit`, the oldest first. A process of an older
 * version leaves `over_ms` as it was, or out: what it finds there counts only where the windows agree.
 */
export async function findOver(
  session: Session,
  instant: EpochMs,
  limit: number,
): Promise<readonly EventId[]> {
  const rows = await session.rows<{ readonly id: EventId }>(
    `SELECT event_id AS id FROM events
      WHERE (over_ms <= ? OR over_ms IS NULL) AND created_ms <= ? AND NOT EXISTS (
        SELECT 1 FROM proposed_slots
          WHERE proposed_slots.event_id = events.event_id AND proposed_slots.end_ms > ?)
      ORDER BY over_ms, event_id LIMIT ${Math.trunc(limit)}`,
    [instant, instant, instant],
  )
  return rows.map(({ id }) => id)
}

/** A status from its two columns; an older version kept no start of what was cancelled. */
export function statusOf(name: EventStatus['name'], scheduledStart: number | null): EventStatus {
  if (name === 'scheduled') return { name, start: scheduledStart as number }
  return name === 'cancelled' && scheduledStart !== null
    ? { name, start: scheduledStart }
    : { name }
}

/** Stores a new event, without its people. */
export async function insertEvent(session: Session, event: Event): Promise<void> {
  await session.write(
    `INSERT INTO events (title, description, duration_minutes, step_minutes,
        buffer_before_minutes, buffer_after_minutes, answer_by_ms, links_expire_ms, joining,
        answers_audience, participants_audience, status, scheduled_start_ms, revision, structure_revision,
        over_ms, event_id, organizer_id, created_ms)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...changeable(event), event.id, event.organizerId, event.createdAt],
  )
  await insertProposedSlots(session, event.id, event.plan)
  await insertGroups(session, event.id, event.groups)
}

/** Stores what a change has made of an event, without its people. */
export async function updateEvent(session: Session, before: Event, after: Event): Promise<void> {
  await session.write(
    `UPDATE events SET title = ?, description = ?, duration_minutes = ?, step_minutes = ?,
        buffer_before_minutes = ?, buffer_after_minutes = ?, answer_by_ms = ?, links_expire_ms = ?,
        joining = ?, answers_audience = ?, participants_audience = ?, status = ?,
        scheduled_start_ms = ?, revision = ?, structure_revision = ?, over_ms = ?
      WHERE event_id = ?`,
    [...changeable(after), after.id],
  )
  await replaceProposedSlots(session, after.id, before.plan, after.plan)
  await replaceGroups(session, after.id, before.groups, after.groups)
}

function changeable(event: Event) {
  const { title, description, plan, answerBy, linksExpireAt, status, revision } = event
  return [
    title,
    description ?? null,
    ...planValues(plan),
    answerBy ?? null,
    linksExpireAt ?? null,
    event.joining,
    event.visibility.answers,
    event.visibility.participants,
    status.name,
    'start' in status ? (status.start ?? null) : null,
    revision,
    revision,
    overAt(event),
  ] as const
}
