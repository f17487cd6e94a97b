import { createConnection, type RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ConnectionTarget,
  readConnectionTarget,
} from '../../adapters/mysql/connection-target.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { admitAnswer } from '../../domain/event/admit-answer.ts'
import type { Event } from '../../domain/event/event.ts'
import type { User } from '../../domain/user/user.ts'
import type { Repositories } from '../contract/repositories.contract.ts'
import { answerOf, sampleEvent, slot, user } from '../contract/samples.ts'
import { made } from '../made.ts'
import { DatabaseServer } from '../servers/database-server.ts'
import { createDatabase } from '../servers/fresh-database.ts'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { PRIMARY_SETTINGS, type Replica, startReplica } from '../servers/replica.ts'
import { mysqlRepositories } from './mysql-repositories.ts'

const flavour = await flavourOrSkip('the tests with a replica')

describe.skipIf(flavour === undefined)('a read replica', () => {
  let primary: DatabaseServer
  let replica: Replica
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
    const [there, copy] = [url, replicaUrl].map((one) => readConnectionTarget(one))
    database = new MysqlDatabase(
      { primary: there as ConnectionTarget, replica: copy as ConnectionTarget },
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
      const written = made(await repositories.availabilities.replace(event.id, answer, admitAnswer))
      const atLeast = (await repositories.events.findRevision(event.id)) ?? 0
      expect(atLeast).toBe(written)
      for (const from of [known, undefined]) {
        known = await repositories.availabilities.findAll(event.id, { atLeast, known: from })
        expect(known?.answers).toEqual(new Map([[ada.id, answer]]))
      }
    }
    expect(await revisionOnReplica(event)).toBeUndefined()
    expect(warnings).toEqual([])
  })

  test('that is gone leaves the work to the primary, and is told of', async () => {
    await replica.kill()
    const { event } = await newEvent()
    const found = await repositories.availabilities.findAll(event.id, { atLeast: 1 })
    expect(found?.event).toEqual(event)
    expect(warnings.at(-1)).toBe('the replica failed, the primary is read instead')
  })
})
