import type { Grant, IssuedGrant } from '../../domain/access/grant.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { EmailAddress, type User } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Session } from './session.ts'

type UserRow = Omit<User, 'timeZone'> & { readonly timeZone: User['timeZone'] | null }

const COLUMNS = 'user_id AS id, name, email, time_zone AS timeZone'

/** The users with these ids, in any order. */
export async function readUsers(session: Session, ids: readonly UserId[]): Promise<User[]> {
  const rows = await session.rows<UserRow>(
    `SELECT ${COLUMNS} FROM users JOIN JSON_TABLE(?, '$[*]' COLUMNS (
        id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS wanted
      ON users.user_id = wanted.id`,
    [JSON.stringify(ids)],
  )
  return rows.map(userOf)
}

/** The users who take part in an event, in the order in which they joined. */
export async function readEnrolled(session: Session, eventId: EventId): Promise<User[]> {
  const rows = await session.rows<UserRow>(
    `SELECT ${COLUMNS} FROM event_participants JOIN users USING (user_id)
      WHERE event_id = ? ORDER BY participant_no`,
    [eventId],
  )
  return rows.map(userOf)
}

const userOf = ({ timeZone, ...user }: UserRow): User => ({
  ...user,
  ...(timeZone !== null && { timeZone }),
})

/** Stores new users. */
export async function insertUsers(session: Session, users: readonly User[]): Promise<void> {
  if (users.length === 0) return
  const rows = users.map(({ id, name, email, timeZone }) => [
    id,
    name,
    email,
    timeZone ?? null,
    EmailAddress.key(email),
  ])
  await session.write(
    `INSERT INTO users (user_id, name, email, time_zone, email_key)
      SELECT user_id, name, email, time_zone, email_key FROM JSON_TABLE(?, '$[*]' COLUMNS (
        user_id CHAR(30) PATH '$[0]', name VARCHAR(200) PATH '$[1]',
        email VARCHAR(254) PATH '$[2]', time_zone VARCHAR(64) PATH '$[3]',
        email_key VARCHAR(512) PATH '$[4]')) AS new_users`,
    [JSON.stringify(rows)],
  )
}

/** Stores new grants. */
export async function insertGrants(
  session: Session,
  grants: readonly IssuedGrant[],
): Promise<void> {
  if (grants.length === 0) return
  const rows = grants.map(({ grant, hash }) => [
    grant.eventId,
    hash,
    grant.role,
    userOfGrant(grant),
  ])
  await session.write(
    `INSERT INTO capability_grants (event_id, token_hash, role, user_id)
      SELECT event_id, token_hash, role, user_id FROM JSON_TABLE(?, '$[*]' COLUMNS (
        event_id CHAR(30) PATH '$[0]', token_hash CHAR(43) PATH '$[1]',
        role VARCHAR(20) PATH '$[2]', user_id CHAR(30) PATH '$[3]')) AS new_grants`,
    [JSON.stringify(rows)],
  )
}

/** Removes every token that carries this grant. */
export async function deleteGrant(session: Session, grant: Grant): Promise<void> {
  await session.write(
    'DELETE FROM capability_grants WHERE event_id = ? AND role = ? AND user_id <=> ?',
    [grant.eventId, grant.role, userOfGrant(grant)],
  )
}

const userOfGrant = (grant: Grant) => (grant.role === 'participant' ? grant.userId : null)

/** Removes all that there is of an event. */
export async function deleteEvent(
  session: Session,
  eventId: EventId,
  organizerId: UserId,
): Promise<void> {
  await session.write(
    `DELETE users FROM users JOIN event_participants USING (user_id)
      WHERE event_participants.event_id = ? AND registered_ms IS NULL`,
    [eventId],
  )
  await session.write(DISMISS_USER, [organizerId])
  for (const sql of DELETE_EVENT) {
    while ((await session.write(`${sql} LIMIT ${PIECE_ROWS}`, [eventId])) === PIECE_ROWS);
  }
}

/** Removes a user who came with an event; a registered one stays. */
export const DISMISS_USER = 'DELETE FROM users WHERE user_id = ? AND registered_ms IS NULL'

/** So many rows at a time: no statement takes longer than it may. */
const PIECE_ROWS = 20_000

const DELETE_EVENT = [
  'DELETE FROM availability_slots WHERE event_id = ?',
  'DELETE FROM event_participants WHERE event_id = ?',
  'DELETE FROM proposed_slots WHERE event_id = ?',
  'DELETE FROM event_group_members WHERE event_id = ?',
  'DELETE FROM event_groups WHERE event_id = ?',
  'DELETE FROM capability_grants WHERE event_id = ?',
  'DELETE FROM webhook_deliveries WHERE event_id = ?',
  'DELETE FROM webhooks WHERE event_id = ?',
  'DELETE FROM event_looks WHERE event_id = ?',
  'DELETE FROM receipts WHERE about_id = ?',
  'DELETE FROM events WHERE event_id = ?',
]
