import type { EventId } from '../../domain/event/event-id.ts'
import { EmailAddress, type UserRecord } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Involvement, UserQuery } from '../../domain/user/user-repository.ts'
import type { Session } from './session.ts'

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
    ...(email === undefined ? [] : ['email_key = ?']),
    ...(before === undefined ? [] : ['user_id < ?']),
  ]
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const rows = await session.rows<UserRow>(
    `${USER} ${where} ORDER BY user_id DESC LIMIT ?`,
    [email && EmailAddress.key(email), before, String(limit)].filter(
      (value) => value !== undefined,
    ),
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
    `INSERT INTO users (name, email, email_key, account_key, time_zone, registered_ms, subject,
        user_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    valuesOf(user),
  )
}

/** Stores what a change has made of a user. */
export async function updateUser(session: Session, user: UserRecord): Promise<void> {
  await session.write(
    `UPDATE users SET name = ?, email = ?, email_key = ?, account_key = ?, time_zone = ?,
        registered_ms = ?, subject = ?
      WHERE user_id = ?`,
    valuesOf(user),
  )
}

const valuesOf = ({ id, name, email, timeZone, registeredAt, subject }: UserRecord) => [
  name,
  email,
  EmailAddress.key(email),
  registeredAt === undefined ? null : EmailAddress.key(email),
  timeZone ?? null,
  registeredAt ?? null,
  subject ?? null,
  id,
]

/** Removes a user with their API keys, and the answers that are kept of them. */
export async function deleteUser(session: Session, id: UserId): Promise<void> {
  await session.write('DELETE FROM api_keys WHERE user_id = ?', [id])
  await session.write('DELETE FROM receipts WHERE about_id = ?', [id])
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

/**
 * Raises the revision of the events that a user is part of: what they show has changed. Nothing that is
 * stored of an event has, so whoever knows it need not read it again.
 */
export async function reviseEventsOf(session: Session, id: UserId): Promise<void> {
  const { organizes, takesPartIn } = await readInvolvement(session, id)
  const ids = [...new Set([...organizes, ...takesPartIn])].toSorted()
  for (let from = 0; from < ids.length; from += PIECE_EVENTS) {
    await session.write(
      `UPDATE events JOIN JSON_TABLE(?, '$[*]' COLUMNS (
          id CHAR(30) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) AS revised
          ON events.event_id = revised.id
        SET revision = revision + 1`,
      [JSON.stringify(ids.slice(from, from + PIECE_EVENTS))],
    )
  }
}

/** So many events at a time: no statement takes longer than it may. */
const PIECE_EVENTS = 10_000

/** Whether somebody else with this address takes part where the user does. */
export async function isAddressOfFellow(session: Session, user: UserRecord): Promise<boolean> {
  const [fellow] = await session.rows(
    `SELECT 1 FROM event_participants AS mine
        JOIN event_participants AS other USING (event_id)
        JOIN users ON users.user_id = other.user_id
      WHERE mine.user_id = ? AND other.user_id <> mine.user_id AND email_key = ? LIMIT 1`,
    [user.id, EmailAddress.key(user.email)],
  )
  return fellow !== undefined
}

/** The user, who stays as they are until the session's transaction ends, if they are registered. */
export async function holdRegistered(
  session: Session,
  id: UserId,
): Promise<UserRecord | undefined> {
  const user = await userFrom(session, id, `${USER} WHERE user_id = ? LOCK IN SHARE MODE`)
  return user?.registeredAt === undefined ? undefined : user
}
