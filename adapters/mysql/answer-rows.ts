import type { Availability } from '../../domain/event/availability.ts'
import type { EventState } from '../../domain/event/availability-repository.ts'
import type { EventStatus, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { ParticipantStatus } from '../../domain/event/participant.ts'
import { Answer } from '../../domain/matching/answer.ts'
import type { Interval } from '../../domain/time/interval.ts'
import type { TimeZone } from '../../domain/time/time-zone.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Session } from './connection-pool.ts'
import { statusOf } from './event-rows.ts'

/** The state of an event with one of its participants; `participant` is missing for a stranger. */
export type LockedParticipant = {
  readonly state: EventState
  readonly participant: ParticipantStatus | null
}

/** The event's state, and the participant's status: nobody else can change either meanwhile. */
export async function lockParticipant(
  session: Session,
  eventId: EventId,
  userId: UserId,
): Promise<LockedParticipant | undefined> {
  const [row] = await session.rows<{
    readonly name: EventStatus['name']
    readonly scheduledStart: number | null
    readonly revision: Revision
    readonly participant: ParticipantStatus | null
  }>(
    `SELECT events.status AS name, scheduled_start_ms AS scheduledStart, revision,
        event_participants.status AS participant
      FROM events LEFT JOIN event_participants
        ON event_participants.event_id = events.event_id AND user_id = ?
      WHERE events.event_id = ? FOR UPDATE`,
    [userId, eventId],
  )
  if (row === undefined) return undefined
  const { name, scheduledStart, revision, participant } = row
  return { state: { status: statusOf(name, scheduledStart), revision }, participant }
}

/**
 * Puts the answer in the place of the participant's earlier one, at this revision of the event.
 * @param earlier whether there is one
 */
export async function writeAnswer(
  session: Session,
  eventId: EventId,
  { userId, slots, timeZone }: Availability,
  revision: Revision,
  earlier: boolean,
): Promise<void> {
  await session.write(SET_ANSWER, [revision, 'responded', timeZone, revision, eventId, userId])
  if (earlier) await session.write(DELETE_SLOTS, [eventId, userId])
  if (slots.size === 0) return
  const rows = Array.from(slots, ({ start, end }) => [start, end])
  await session.write(
    `INSERT INTO availability_slots (event_id, user_id, start_ms, end_ms)
      SELECT ?, ?, start_ms, end_ms FROM JSON_TABLE(?, '$[*]' COLUMNS (
        start_ms BIGINT PATH '$[0]', end_ms BIGINT PATH '$[1]')) AS new_slots`,
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

/** Every answer to the event. */
export async function readAnswers(
  session: Session,
  eventId: EventId,
): Promise<ReadonlyMap<UserId, Availability>> {
  const zones = await session.tuples<[UserId, TimeZone]>(
    `SELECT user_id, answer_time_zone FROM event_participants
      WHERE event_id = ? AND answer_time_zone IS NOT NULL`,
    [eventId],
  )
  const intervals = new Map<UserId, readonly Interval[]>()
  for await (const page of slotPages(session, eventId)) {
    for (const [userId, slots] of page) intervals.set(userId, intervalsIn(slots))
  }
  return new Map(
    zones.map(([userId, timeZone]) => [
      userId,
      answerOf(userId, timeZone, intervals.get(userId) ?? []),
    ]),
  )
}

/** Somebody's slots in one text, `start:end,start:end`: a row for each would take twice as long. */
type PackedSlots = [userId: UserId, slots: string]

/** So many people at a time: no statement takes long, and others have their turn in between. */
const PAGE_PEOPLE = 500

/** The slots of everybody who has any, page by page. */
async function* slotPages(session: Session, eventId: EventId): AsyncGenerator<PackedSlots[]> {
  for (let after = ''; ; ) {
    const page = await session.tuples<PackedSlots>(
      `SELECT user_id, GROUP_CONCAT(start_ms, ':', end_ms) FROM availability_slots
        WHERE event_id = ? AND user_id > ? GROUP BY user_id ORDER BY user_id LIMIT ${PAGE_PEOPLE}`,
      [eventId, after],
    )
    yield page
    const last = page.at(-1)
    if (page.length < PAGE_PEOPLE || last === undefined) return
    ;[after] = last
  }
}

function intervalsIn(slots: string): readonly Interval[] {
  return slots.split(',').map((slot) => {
    const [start, end] = slot.split(':')
    return { start: Number(start), end: Number(end) } as Interval
  })
}

/** What was answered or withdrawn since a revision, and the revisions at which the event stands. */
export type ChangedAnswers = {
  readonly revision: Revision
  readonly structureRevision: Revision
  /** A participant who withdrew has no answer. */
  readonly answers: ReadonlyMap<UserId, Availability | undefined>
}

/** The answers that were written after this revision, in a single statement: a single state. */
export function readAnswersSince(
  session: Session,
  eventId: EventId,
  since: Revision,
): Promise<ChangedAnswers | undefined> {
  return readChanged(session, 'answer_revision > ?', eventId, since)
}

/** The answer of one participant; `answers` is empty for somebody who does not take part. */
export function readAnswer(
  session: Session,
  eventId: EventId,
  userId: UserId,
): Promise<ChangedAnswers | undefined> {
  return readChanged(session, 'user_id = ?', eventId, userId)
}

type ChangedRow = [
  revision: Revision,
  structureRevision: Revision,
  userId: UserId | null,
  timeZone: TimeZone | null,
  start: number | null,
  end: number | null,
]

async function readChanged(
  session: Session,
  whose: 'answer_revision > ?' | 'user_id = ?',
  eventId: EventId,
  value: string | number,
): Promise<ChangedAnswers | undefined> {
  // Where its statistics are of a table that was small a moment ago, MySQL would scan all of it.
  const rows = await session.tuples<ChangedRow>(
    `SELECT revision, structure_revision, person.user_id, answer_time_zone, start_ms, end_ms
      FROM events
      LEFT JOIN event_participants AS person
        ON person.event_id = events.event_id AND person.${whose}
      LEFT JOIN availability_slots AS slot FORCE INDEX FOR JOIN (PRIMARY)
        ON slot.event_id = person.event_id AND slot.user_id = person.user_id
      WHERE events.event_id = ?`,
    [value, eventId],
  )
  const [first] = rows
  if (first === undefined) return undefined
  const intervals = new Map<UserId, Interval[]>()
  const zones = new Map<UserId, TimeZone | null>()
  for (const [, , userId, timeZone, start, end] of rows) {
    if (userId === null) continue
    zones.set(userId, timeZone)
    const theirs = intervals.getOrInsert(userId, [])
    if (start !== null && end !== null) theirs.push({ start, end } as Interval)
  }
  const [revision, structureRevision] = first
  const answers = new Map(
    [...zones].map(([userId, timeZone]) => [
      userId,
      timeZone === null ? undefined : answerOf(userId, timeZone, intervals.get(userId) ?? []),
    ]),
  )
  return { revision, structureRevision, answers }
}

const answerOf = (userId: UserId, timeZone: TimeZone, intervals: readonly Interval[]) =>
  ({ userId, ...Answer.of(intervals.map((interval) => ({ interval }))), timeZone }) as Availability
