import type { EventId } from '../../domain/event/event-id.ts'
import type { UserRecord } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Involvement, UserQuery } from '../../domain/user/user-repository.ts'
import type { Session } from './connection-pool.ts'

type UserRow = Pick<UserRecord, 'id' | 'name' | 'email'> & {
  readonly [Field in 'timeZone' | 'registeredAt' | 'subject']: UserRecord[Field] | null
}

const USER = `SELECT user_id AS id, name, email, time_zone AS timeZone,
    registered_ms AS registeredAt, subject FROM users`

/** All that is known of a user. */
export const readUser = (session: Session, id: UserId): Promise<UserRecord | undefined> =>
  userFrom(session, id, `${USER} WHERE user_id = ?`)

/** The user, whom nobody else can change or remove until the session's transaction ends. */
export const lockUser = (session: Session, id: UserId): Promise<UserRecord | undefined> =>
  userFrom(session, id, `${USER} WHERE user_id = ? FOR UPDATE`)

async function userFrom(session: Session, id: UserId, sql: string) {
  const [row] = await session.rows<UserRow>(sql, [id])
  return row && recordOf(row)
}

/** Users by their ids, the last first. */
export async function listUsers(
  session: Session,
  { email, before, limit }: UserQuery,
): Promise<readonly UserRecord[]> {
  const conditions = [
    ...(email === undefined ? [] : ['email_key = LOWER(?)']),
    ...(before === undefined ? [] : ['user_id < ?']),
  ]
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const rows = await session.rows<UserRow>(
    `${USER} ${where} ORDER BY user_id DESC LIMIT ?`,
    [email, before, String(limit)].filter((value) => value !== undefined),
  )
  return rows.map(recordOf)
}

const recordOf = ({ id, name, email, timeZone, registeredAt, subject }: UserRow): UserRecord => ({
  id,
  name,
  email,
  ...(timeZone !== null && { timeZone }),
  ...(registeredAt !== null && { registeredAt }),
  ...(subject !== null && { subject }),
})

/** Stores a new user. */
export async function insertUser(session: Session, user: UserRecord): Promise<void> {
  await session.write(
    `INSERT INTO users (name, email, time_zone, registered_ms, subject, user_id)
      VALUES (?, ?, ?, ?, ?, ?)`,
    valuesOf(user),
  )
}

/** Stores what a change has made of a user. */
export async function updateUser(session: Session, user: UserRecord): Promise<void> {
  await session.write(
    `UPDATE users SET name = ?, email = ?, time_zone = ?, registered_ms = ?, subject = ?
      WHERE user_id = ?`,
    valuesOf(user),
  )
}

const valuesOf = ({ id, name, email, timeZone, registeredAt, subject }: UserRecord) => [
  name,
  email,
  timeZone ?? null,
  registeredAt ?? null,
  subject ?? null,
  id,
]

/** Removes a user with their API keys. */
export async function deleteUser(session: Session, id: UserId): Promise<void> {
  await session.write('DELETE FROM api_keys WHERE user_id = ?', [id])
  await session.write('DELETE FROM users WHERE user_id = ?', [id])
}

/** The events that a user is part of. */
export async function readInvolvement(session: Session, id: UserId): Promise<Involvement> {
  const idsIn = async (sql: string) =>
    (await session.tuples<[EventId]>(sql, [id])).map(([eventId]) => eventId)
  return {
    organizes: await idsIn('SELECT event_id FROM events WHERE organizer_id = ? ORDER BY event_id'),
    takesPartIn: await idsIn(
      'SELECT event_id FROM event_participants WHERE user_id = ? ORDER BY event_id',
    ),
  }
}

/** Raises the revision of these events: more of them has changed than an answer. */
export async function reviseEvents(session: Session, ids: Iterable<EventId>): Promise<void> {
  await session.write(
    `UPDATE events JOIN JSON_TABLE(?, '$[*]' COLUMNS (
        id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS revised
        ON events.event_id = revised.id
      SET structure_revision = revision + 1, revision = revision + 1`,
    [JSON.stringify([...ids])],
  )
}

/** Whether somebody else with this address takes part where the user does. */
export async function isAddressOfFellow(session: Session, user: UserRecord): Promise<boolean> {
  const [fellow] = await session.rows(
    `SELECT 1 FROM event_participants AS mine
        JOIN event_participants AS other USING (event_id)
        JOIN users ON users.user_id = other.user_id
      WHERE mine.user_id = ? AND other.user_id <> mine.user_id AND email_key = LOWER(?) LIMIT 1`,
    [user.id, user.email],
  )
  return fellow !== undefined
}

/** Whether the user is registered; they stay so until the session's transaction ends. */
export async function staysRegistered(session: Session, id: UserId): Promise<boolean> {
  const [row] = await session.rows(
    'SELECT 1 FROM users WHERE user_id = ? AND registered_ms IS NOT NULL LOCK IN SHARE MODE',
    [id],
  )
  return row !== undefined
}
