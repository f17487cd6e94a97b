import { setTimeout as pause } from 'node:timers/promises'
import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise'
import type { AnsweredEvent } from './answered-event.ts'
import { LOAD } from './load.ts'

/** As many connections as the service has for writing. */
const CONNECTIONS = 10
const WARM_UP_MS = 1_000

const ANSWERED =
  "UPDATE event_participants SET status = 'responded' WHERE event_id = ? AND user_id = ?"

/** All that an event is read from. */
const TABLES = [
  'events',
  'proposed_slots',
  'event_participants',
  'event_groups',
  'event_group_members',
  'availability_slots',
]

const idOf = (path: string) => path.replace('/events/', '')

/** How long it takes to select all rows of an event through the driver, in milliseconds. */
export async function bareFirstReading(connection: Connection, path: string): Promise<number> {
  const begin = performance.now()
  for (const table of TABLES) {
    await connection.execute(`SELECT * FROM ${table} WHERE event_id = ?`, [idOf(path)])
  }
  return performance.now() - begin
}

/** Transactions a second of what stores an answer of ten slots, and no more than that. */
export async function bareSubmissions(
  databaseUrl: string,
  events: readonly AnsweredEvent[],
): Promise<number> {
  const pool = mysql.createPool({ uri: databaseUrl, connectionLimit: CONNECTIONS })
  let isRunning = true
  let count = 0
  const submit = async ({ path, userIds }: AnsweredEvent, place: number) => {
    const eventId = idOf(path)
    const key: [string, string] = [eventId, userIds[place % userIds.length] as string]
    while (isRunning) {
      const connection = await pool.getConnection()
      await connection.query('START TRANSACTION')
      await connection.execute<RowDataPacket[]>(
        'SELECT revision FROM events WHERE event_id = ? FOR UPDATE',
        [eventId],
      )
      await connection.execute(ANSWERED, key)
      await connection.execute('UPDATE events SET revision = revision + 1 WHERE event_id = ?', [
        key[0],
      ])
      await connection.execute(
        'DELETE FROM availability_slots WHERE event_id = ? AND user_id = ?',
        key,
      )
      const rows = Array.from({ length: 10 }, (_, i) => [...key, i * 1_000, i * 1_000 + 500])
      await connection.execute(
        `INSERT INTO availability_slots (event_id, user_id, start_ms, end_ms) VALUES ${rows.map(() => '(?, ?, ?, ?)').join(', ')}`,
        rows.flat(),
      )
      await connection.query('COMMIT')
      connection.release()
      count++
    }
  }
  const running = events.map(submit)
  await pause(WARM_UP_MS)
  count = 0
  await pause(LOAD.seconds * 1_000)
  const rate = count / LOAD.seconds
  isRunning = false
  await Promise.all(running)
  await pool.end()
  return rate
}
