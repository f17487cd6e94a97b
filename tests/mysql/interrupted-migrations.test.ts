import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { ConnectionTarget } from '../../adapters/mysql/connection-target.ts'
import { migrate, readMigrations } from '../../adapters/mysql/migrate.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import type { EventWithAnswers } from '../../domain/event/availability-repository.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { answerOf, slot } from '../contract/samples.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, targetOf } from './test-database.ts'

const migrations = readMigrations()

/** Where an instance can die: so many statements into a migration. */
const deaths = migrations.flatMap((migration) =>
  Array.from({ length: migration.statements.length + 1 }, (_, done) => ({ migration, done })),
)

const ADA = 'usr_ada' as UserId

/** What was stored before people could be in one zone and plan in another. */
const STORED_UNDER_0001 = [
  `INSERT INTO users (user_id, name, email, time_zone) VALUES
    ('usr_olga', 'Olga', 'olga@example.com', 'Europe/Berlin'),
    ('usr_ada', 'Ada', 'ada@example.com', 'Pacific/Apia'),
    ('usr_ben', 'Ben', 'ben@example.com', NULL)`,
  `INSERT INTO events (event_id, title, organizer_id, duration_minutes, step_minutes, status,
    revision, structure_revision, created_ms)
    VALUES ('evt_one', 'Q1 planning', 'usr_olga', 60, 15, 'open', 2, 1, 0)`,
  `INSERT INTO proposed_slots (event_id, slot_no, start_ms, end_ms, time_zone)
    VALUES ('evt_one', 1, 1768226400000, 1768233600000, 'UTC')`,
  `INSERT INTO event_participants
    (event_id, participant_no, user_id, status, answer_time_zone, answer_revision)
    VALUES ('evt_one', 1, 'usr_ada', 'responded', 'UTC', 2),
      ('evt_one', 2, 'usr_ben', 'invited', NULL, 0)`,
  `INSERT INTO availability_slots (event_id, user_id, start_ms, end_ms)
    VALUES ('evt_one', 'usr_ada', 1768226400000, 1768230000000)`,
]

/** The event that these rows are, as it must be read ever after. */
const STORED = {
  id: 'evt_one',
  title: 'Q1 planning',
  organizerId: 'usr_olga',
  plan: {
    durationMinutes: 60,
    stepMinutes: 15,
    proposedSlots: [{ interval: slot('14:00', '16:00').interval, timeZone: 'UTC' }],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
  },
  participants: [
    { userId: ADA, status: 'responded', required: false, timeZone: 'Pacific/Apia' },
    { userId: 'usr_ben', status: 'invited', required: false },
  ],
  groups: [],
  joining: 'open',
  visibility: { answers: 'everyone', participants: 'everyone' },
  status: { name: 'open' },
  revision: 2,
  createdAt: 0,
}

/** Every table as the server would create it. */
async function schemaOf(url: string): Promise<readonly string[]> {
  const connection = await createConnection(url)
  const [tables] = await connection.query<RowDataPacket[]>('SHOW TABLES')
  const all = tables.map(async (row) => {
    const [[table]] = await connection.query<RowDataPacket[]>(
      `SHOW CREATE TABLE ${Object.values(row)[0]}`,
    )
    return String(table?.['Create Table'])
  })
  const schema = await Promise.all(all)
  await connection.end()
  return schema
}

describe.skipIf(!hasServer)('a migration', () => {
  let fresh: FreshDatabase
  let target: ConnectionTarget
  let uninterrupted: readonly string[]

  const create = async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    target = targetOf(fresh.url)
  }
  beforeAll(async () => {
    await create()
    await migrate(target)
    uninterrupted = await schemaOf(fresh.url)
    await fresh.drop()
  })
  beforeEach(create)
  afterEach(() => fresh.drop())

  async function storeUnder0001(): Promise<void> {
    await migrate(target, migrations.slice(0, 1))
    const connection = await createConnection(fresh.url)
    for (const insert of STORED_UNDER_0001) await connection.query(insert)
    await connection.end()
  }

  async function found(): Promise<EventWithAnswers | undefined> {
    const database = new MysqlDatabase({ primary: target }, () => {})
    await database.open()
    const { availabilities } = mysqlRepositories(database)
    const found = await availabilities.findAll('evt_one' as EventId, { atLeast: 1 })
    await database.close()
    return found
  }

  test('leaves what was stored as it was; people plan in the zone that was theirs', async () => {
    await storeUnder0001()
    const { event, answers } = (await found()) as EventWithAnswers
    expect(event).toEqual(STORED)
    expect(answers).toEqual(new Map([[ADA, answerOf(ADA, slot('14:00', '15:00'))]]))
    expect(answers.get(ADA)?.firmSlots).toBe(answers.get(ADA)?.slots)
  })

  test.each(deaths)(
    'comes to its end where an instance died $done statements into $migration.name',
    async ({ migration, done }) => {
      const before = migrations.filter(({ number }) => number < migration.number)
      if (before.length > 0) await storeUnder0001()
      const half = { ...migration, statements: [...migration.statements.slice(0, done), 'no SQL'] }
      await expect(migrate(target, [...before, half])).rejects.toThrow(/syntax/)
      const remaining = migrations.slice(before.length)
      expect(await migrate(target)).toEqual(remaining.map(({ name }) => name))
      expect(await schemaOf(fresh.url)).toEqual(uninterrupted)
      if (before.length > 0) expect((await found())?.event).toEqual(STORED)
    },
  )
})
