import type { EventId } from '../../domain/event/event-id.ts'
import type { Group } from '../../domain/matching/group.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { Session } from './session.ts'

type Groups = readonly Group<UserId>[]

/** The groups of an event, in their order, with their members in theirs. */
export async function readGroups(session: Session, eventId: EventId): Promise<Groups> {
  const rows = await session.tuples<[name: string, atLeast: number, members: string]>(
    `SELECT name, at_least, GROUP_CONCAT(user_id ORDER BY member_no)
      FROM event_groups JOIN event_group_members USING (event_id, group_no)
      WHERE event_id = ? GROUP BY group_no ORDER BY group_no`,
    [eventId],
  )
  return rows.map(([name, atLeast, members]) => ({
    name,
    members: members.split(',') as UserId[],
    atLeast,
  }))
}

/** Stores the groups of a new event. */
export async function insertGroups(
  session: Session,
  eventId: EventId,
  groups: Groups,
): Promise<void> {
  if (groups.length === 0) return
  const rows = groups.map(({ name, atLeast }) => [name, atLeast])
  await session.write(
    `INSERT INTO event_groups (event_id, group_no, name, at_least)
      SELECT ?, group_no, name, at_least FROM JSON_TABLE(?, '$[*]' COLUMNS (
        group_no FOR ORDINALITY, name VARCHAR(200) PATH '$[0]',
        at_least SMALLINT UNSIGNED PATH '$[1]')) AS new_groups`,
    [eventId, JSON.stringify(rows)],
  )
  await session.write(
    `INSERT INTO event_group_members (event_id, group_no, member_no, user_id)
      SELECT ?, group_no, member_no, user_id FROM JSON_TABLE(?, '$[*]' COLUMNS (
        group_no FOR ORDINALITY, NESTED PATH '$[*]' COLUMNS (
          member_no FOR ORDINALITY, user_id CHAR(30) PATH '$'))) AS new_members`,
    [eventId, JSON.stringify(groups.map(({ members }) => members))],
  )
}

/** Stores groups in the place of others, unless they are the same. */
export async function replaceGroups(
  session: Session,
  eventId: EventId,
  before: Groups,
  after: Groups,
): Promise<void> {
  if (after === before || written(after) === written(before)) return
  await session.write('DELETE FROM event_group_members WHERE event_id = ?', [eventId])
  await session.write('DELETE FROM event_groups WHERE event_id = ?', [eventId])
  await insertGroups(session, eventId, after)
}

const written = (groups: Groups) =>
  JSON.stringify(groups.map(({ name, members, atLeast }) => [name, atLeast, members]))
