import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import type { Event } from '../../domain/event/event.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import type { User } from '../../domain/user/user.ts'
import type { Repositories } from '../contract/repositories.contract.ts'
import { answerOf, inTime, organizerOf, sampleEvent, slot, user } from '../contract/samples.ts'
import { made } from '../made.ts'
import { DatabaseServer } from '../servers/database-server.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { PRIMARY_SETTINGS, type Replica, startReplica } from '../servers/replica.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { targetOf } from './test-database.ts'

const flavour = await flavourOrSkip('the tests with a replica')

describe.skipIf(flavour === undefined)('a read replica', () => {
  let primary: DatabaseServer
  let replica: Replica
  let primaryUrl: string
  let replicaUrl: string
  let database: MysqlDatabase
  let repositories: Repositories
  const warnings: string[] = []

  beforeAll(async () => {
    const kind = flavour as NonNullable<typeof flavour>
    primary = await DatabaseServer.start(kind, { settings: PRIMARY_SETTINGS[kind] })
    const { url } = await createDatabase(primary.url)
    replica = await startReplica(primary, { delaySeconds: 0 })
    replicaUrl = `${replica.url}${new URL(url).pathname}`
    primaryUrl = url
    database = new MysqlDatabase(
      { primary: targetOf(url), replica: targetOf(replicaUrl) },
      (_details, message) => warnings.push(message),
    )
    await database.open()
    repositories = mysqlRepositories(database)
  }, 60_000)

  afterAll(async () => {
    await database.close()
    await replica.stop()
    await primary.stop()
  }, 60_000)

  const newEvent = async (): Promise<{ event: Event; ada: User }> => {
    const [olga, ada] = [user('Olga'), user('Ada')]
    const event = sampleEvent(olga, [ada])
    await repositories.events.create(event, [olga, ada], [])
    return { event, ada }
  }

  const onReplica = async <Row>(sql: string, values: string[] = []): Promise<Row[]> => {
    const connection = await createConnection(replicaUrl)
    const [rows] = await connection.query<RowDataPacket[]>(sql, values)
    await connection.end()
    return rows as Row[]
  }

  const revisionOnReplica = async ({ id }: Event): Promise<number | undefined> => {
    const sql = 'SELECT revision FROM events WHERE event_id = ?'
    return (await onReplica<{ revision: number }>(sql, [id]))[0]?.revision
  }

  const selectsOnReplica = async (): Promise<number> => {
    const [row] = await onReplica<{ Value: string }>("SHOW GLOBAL STATUS LIKE 'Com_select'")
    return Number(row?.Value)
  }

  test('answers bulk readings once it has caught up', async () => {
    const { event } = await newEvent()
    await expect.poll(() => revisionOnReplica(event), { timeout: 10_000 }).toBe(1)
    const before = await selectsOnReplica()
    const found = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
    expect(found?.event).toEqual(event)
    expect(await selectsOnReplica()).toBeGreaterThan(before)
  })

  test('that lags never keeps anyone from reading their own writes', async () => {
    await replica.setDelay(3_600)
    const { event, ada } = await newEvent()
    let known = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
    for (let minute = 10; minute < 40; minute++) {
      const answer = answerOf(ada.id, slot('14:00', `15:${minute}`))
      const outcome = await repositories.availabilities.replace(event.id, answer, inTime)
      const atLeast = (await repositories.events.findHead(event.id))?.revision ?? 0
      expect(atLeast).toBe(made(outcome).revision)
      for (const from of [known, undefined]) {
        known = await repositories.availabilities.findAll(event.id, { atLeast, known: from })
        expect(known?.answers).toEqual(new Map([[ada.id, answer]]))
      }
    }
    expect(await revisionOnReplica(event)).toBeUndefined()
    expect(warnings).toEqual([])
  })

  test('taken for the primary, as one that was demoted, answers no writer', async () => {
    const demoted = new MysqlDatabase({ primary: targetOf(replicaUrl) }, () => {})
    await expect.poll(() => demoted.open().then(() => 'open', String)).toBe('open')
    const { events } = mysqlRepositories(demoted)
    const olga = user('Olga')
    const created = events.create(sampleEvent(olga, []), [olga], [])
    await expect(created).rejects.toThrow(StorageUnavailable)
    await demoted.close()
  })

  test('or not: after one answer an instance reads that answer alone, not the whole event', async () => {
    const people = Array.from({ length: 40 }, (_, i) => user(`P${i}`))
    const event = sampleEvent(user('Olga'), people)
    const direct = new MysqlDatabase({ primary: targetOf(primaryUrl) }, () => {})
    await direct.open()
    const { events, availabilities } = mysqlRepositories(direct)
    await events.create(event, [organizerOf(event), ...people], [])
    const slots = Array.from({ length: 20 }, (_, i) => slot(`14:${10 + 2 * i}`, `14:${11 + 2 * i}`))
    for (const { id } of people) {
      await availabilities.replace(event.id, answerOf(id, ...slots), inTime)
    }
    const rowsRead = async () => {
      const connection = await createConnection(primaryUrl)
      const sql = "SHOW GLOBAL STATUS LIKE 'Handler_read%'"
      const [rows] = await connection.query<RowDataPacket[]>(sql)
      await connection.end()
      return rows.reduce((sum, { Value }) => sum + Number(Value), 0)
    }
    const known = await availabilities.findAll(event.id, { atLeast: 41 })
    const [first] = people as [User]
    await availabilities.replace(event.id, answerOf(first.id, ...slots.slice(0, 5)), inTime)
    const asking = await rowsRead()
    const before = await rowsRead()
    const found = await availabilities.findAll(event.id, { atLeast: 42, known })
    // Asking reads rows too, always as many.
    const changed = (await rowsRead()) - 2 * before + asking
    expect(found?.answers.get(first.id)?.slots.size).toBe(5)
    expect(changed).toBeLessThan(20)
    await direct.close()
  })

  test('that is gone leaves the work to the primary, and is told of', async () => {
    await replica.kill()
    const { event } = await newEvent()
    const found = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
    expect(found?.event).toEqual(event)
    expect(warnings.at(-1)).toBe('the replica failed, the primary is read instead')
  })
})
