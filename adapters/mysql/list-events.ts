import type { EventStatus } from '../../domain/event/event.ts'
import type { EventQuery, EventSummary } from '../../domain/event/event-repository.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { statusOf } from './event-rows.ts'
import type { Session } from './session.ts'

type SummaryRow = Omit<EventSummary, 'status' | 'description'> & {
  readonly description: EventSummary['description'] | null
  readonly statusName: EventStatus['name']
  readonly scheduledStart: EpochMs | null
}

/** Events by their ids, the last first. Counting people reads their rows: so many events, no more. */
export async function listEvents(
  session: Session,
  { organizerId, status, before, limit }: EventQuery,
): Promise<readonly EventSummary[]> {
  const conditions = [
    ...(organizerId === undefined ? [] : ['organizer_id = ?']),
    ...(status === undefined ? [] : ['status = ?']),
    ...(before === undefined ? [] : ['event_id < ?']),
  ]
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const rows = await session.rows<SummaryRow>(
    `SELECT event_id AS id, title, description, organizer_id AS organizerId, status AS statusName,
        scheduled_start_ms AS scheduledStart, revision, created_ms AS createdAt,
        (${countOf('')}) AS participantCount,
        (${countOf("AND person.status = 'responded'")}) AS respondedCount
      FROM events ${where} ORDER BY event_id DESC LIMIT ?`,
    [organizerId, status, before, String(limit)].filter((value) => value !== undefined),
  )
  return rows.map(({ description, statusName, scheduledStart, ...row }) => ({
    ...row,
    ...(description !== null && { description }),
    status: statusOf(statusName, scheduledStart),
  }))
}

const countOf = (condition: string) =>
  `SELECT COUNT(*) FROM event_participants AS person
    WHERE person.event_id = events.event_id ${condition}`
