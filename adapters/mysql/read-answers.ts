import type { Availability } from '../../domain/event/availability.ts'
import type { Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { TimeZone } from '../../domain/time/time-zone.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { PACKED_SLOTS, unpackSlots } from './packed-slots.ts'
import type { Session } from './session.ts'

/**
 * So many people at a time: no statement takes long, and others have their turn in between, after
 * some 20 ms where everybody has answered with as many slots as they may.
 */
const PAGE_PEOPLE = 100

/** Every answer to the event; the session must see one state throughout. */
export async function readAnswers(
  session: Session,
  eventId: EventId,
): Promise<ReadonlyMap<UserId, Availability>> {
  const zones = new Map(
    await session.tuples<[UserId, TimeZone]>(
      `SELECT user_id, answer_time_zone FROM event_participants
        WHERE event_id = ? AND answer_time_zone IS NOT NULL`,
      [eventId],
    ),
  )
  const answers = new Map<UserId, Availability>()
  for (let after = ''; ; ) {
    const page = await session.tuples<[UserId, packed: string]>(
      `SELECT user_id, ${PACKED_SLOTS} FROM availability_slots
        WHERE event_id = ? AND user_id > ? GROUP BY user_id ORDER BY user_id LIMIT ${PAGE_PEOPLE}`,
      [eventId, after],
    )
    for (const [userId, packed] of page) {
      answers.set(userId, answerOf(userId, zones.get(userId) as TimeZone, packed))
      zones.delete(userId)
    }
    const last = page.at(-1)
    if (page.length < PAGE_PEOPLE || last === undefined) break
    ;[after] = last
  }
  // Who is left has answered that they can never come.
  for (const [userId, timeZone] of zones) answers.set(userId, answerOf(userId, timeZone, null))
  return answers
}

/** What some participants have answered, and the revision at which the event stands. */
export type ChangedAnswers = {
  readonly revision: Revision
  /** A participant who withdrew has no answer. */
  readonly answers: ReadonlyMap<UserId, Availability | undefined>
}

/**
 * The answers that were written or withdrawn after this revision; `undefined` when more has changed
 * than answers, or the event is gone. The session must see one state throughout.
 */
export async function readAnswersSince(
  session: Session,
  eventId: EventId,
  since: Revision,
): Promise<ChangedAnswers | undefined> {
  const answers = new Map<UserId, Availability | undefined>()
  for (let after = since; ; ) {
    const page = await session.tuples<ChangedRow>(CHANGED_SINCE, [eventId, after, eventId])
    const changed = changedIn(page)
    const structureRevision = page[0]?.[1] ?? 0
    if (changed === undefined || structureRevision > since) return undefined
    for (const [userId, answer] of changed.answers) answers.set(userId, answer)
    if (page.length < PAGE_PEOPLE) return { ...changed, answers }
    after = Math.max(...page.map(([, , answerRevision]) => answerRevision ?? 0))
  }
}

/** The answer of one participant; `answers` is empty for somebody who does not take part. */
export async function readAnswer(
  session: Session,
  eventId: EventId,
  userId: UserId,
): Promise<ChangedAnswers | undefined> {
  return changedIn(await session.tuples<ChangedRow>(CHANGED_BY, [eventId, userId, eventId]))
}

type ChangedRow = [
  revision: Revision,
  structureRevision: Revision,
  answerRevision: Revision | null,
  userId: UserId | null,
  timeZone: TimeZone | null,
  packed: string | null,
]

/**
 * Selects {@link ChangedRow}s of the participants whom the condition finds, one row without any of
 * them where it finds nobody. Who they are is settled before their slots are looked up, or those of
 * all would be, page after page.
 */
const changedWhere = (condition: string) => `SELECT revision, structure_revision, person.*,
    (SELECT ${PACKED_SLOTS} FROM availability_slots AS slot FORCE INDEX (PRIMARY)
      WHERE slot.event_id = events.event_id AND slot.user_id = person.user_id)
  FROM events LEFT JOIN (SELECT answer_revision, user_id, answer_time_zone
      FROM event_participants WHERE event_id = ? AND ${condition}) AS person ON TRUE
  WHERE events.event_id = ?`

const CHANGED_BY = changedWhere('user_id = ? LIMIT 1')

// A revision is that of one answer at most: it tells where the next page begins.
const CHANGED_SINCE = changedWhere(
  `answer_revision > ? ORDER BY answer_revision LIMIT ${PAGE_PEOPLE}`,
)

/** What rows tell that are of one event; `undefined` when there is none, not even the event's. */
function changedIn(rows: readonly ChangedRow[]): ChangedAnswers | undefined {
  const [first] = rows
  if (first === undefined) return undefined
  const [revision] = first
  const answers = new Map<UserId, Availability | undefined>()
  for (const [, , , userId, timeZone, packed] of rows) {
    if (userId === null) continue
    answers.set(userId, timeZone === null ? undefined : answerOf(userId, timeZone, packed))
  }
  return { revision, answers }
}

const answerOf = (userId: UserId, timeZone: TimeZone, packed: string | null) =>
  ({ userId, ...unpackSlots(packed), timeZone }) as Availability
