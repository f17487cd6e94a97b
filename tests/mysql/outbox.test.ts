import { setTimeout as pause } from 'node:timers/promises'
import { Layer, ManagedRuntime } from 'effect'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { Rankings } from '../../application/rankings.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { mysqlPorts } from '../../bootstrap/mysql-ports.ts'
import { WebhookDispatcher } from '../../bootstrap/webhook-dispatcher.ts'
import { changeEvent } from '../../domain/event/change-event.ts'
import { ok } from '../../domain/result.ts'
import { answerOf, inTime, organizerOf, sampleEvent, slot, user } from '../contract/samples.ts'
import { sampleWebhook } from '../contract/webhook-samples.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { mysqlRepositories } from './mysql-repositories.ts'
import { hasServer, targetOf } from './test-database.ts'

const TRUSTING = { control: 'off', eventCreation: 'anybody' } as const

describe.skipIf(!hasServer)('what is to be told', () => {
  let fresh: FreshDatabase
  let database: MysqlDatabase
  beforeEach(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    database = new MysqlDatabase({ primary: targetOf(fresh.url) }, () => {})
  })
  afterEach(async () => {
    await database.close()
    await fresh.drop()
  })

  test('is stored with the change or not at all, and so is the change', async () => {
    await database.open()
    const { events, availabilities } = mysqlRepositories(database)
    const ada = user('Ada')
    const event = sampleEvent(user('Olga'), [ada])
    await events.create(event, [organizerOf(event), ada], [], [sampleWebhook()])
    const say = (sql: string) => database.read((session) => session.write(sql, []))
    // As good as a crash between the change and what it has to tell.
    await say('RENAME TABLE webhook_deliveries TO elsewhere')
    const answer = answerOf(ada.id, slot('14:00', '15:00'))
    await expect(availabilities.replace(event.id, answer, inTime)).rejects.toThrow()
    const cancel = () =>
      events.update(event.id, (event) => changeEvent(event, { status: 'cancelled' }))
    await expect(cancel()).rejects.toThrow()
    await say('RENAME TABLE elsewhere TO webhook_deliveries')
    expect(await availabilities.findAll(event.id, { atLeast: 1 })).toEqual({
      event,
      answers: new Map(),
    })
  })

  test('is told of a look only at what nobody is changing meanwhile', async () => {
    await database.open()
    const { events, availabilities, deliveries } = mysqlRepositories(database)
    const ada = user('Ada')
    const event = sampleEvent(user('Olga'), [ada])
    const webhook = sampleWebhook(['event.suits_everyone'])
    await events.create(event, [organizerOf(event), ada], [], [webhook])
    await availabilities.replace(event.id, answerOf(ada.id, slot('14:00', '15:00')), inTime)
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: end, resolve: commit } = Promise.withResolvers<void>()
    // Another process: it takes no turn of this one.
    const changing = database.transaction('another process', async (session) => {
      const sql = 'UPDATE events SET revision = revision + 1 WHERE event_id = ?'
      await session.write(sql, [event.id])
      begin()
      await end
      return ok(undefined)
    })
    await begun
    const looking = deliveries.recordLook(event.id, { revision: 2, suits: true }, Date.now())
    // One that did not wait for the change would have told by then.
    await Promise.race([looking, pause(500)])
    commit()
    await Promise.all([changing, looking])
    const now = Date.now() + 60_000
    const wish = { now, until: now, limit: 10, perEvent: 10, perHost: 10, retries: 10 }
    expect(await deliveries.claim({ ...wish, underWay: [] })).toEqual([])
    expect(await deliveries.claimLooks(wish)).toEqual([event.id])
  })

  test('waits for a database that is away, of which the log tells once', async () => {
    const log: string[] = []
    const logger = createLogger('info', { write: (line) => log.push(JSON.parse(line).msg) })
    const services = Layer.provideMerge(Rankings.layer, mysqlPorts(database, TRUSTING))
    const dispatcher = new WebhookDispatcher(ManagedRuntime.make(services), logger)
    dispatcher.start()
    // Long enough for another round of each loop.
    await pause(1_200)
    expect(log).toEqual(['webhooks wait for the storage'])
    await database.open()
    await expect.poll(() => log, { timeout: 10_000 }).toHaveLength(2)
    expect(log[1]).toBe('the storage answers again, webhooks are told')
    await dispatcher.stop()
    expect(log).toHaveLength(2)
  })
})
