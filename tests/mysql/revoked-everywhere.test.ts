import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createEvent, participant } from '../http/example-event.ts'
import { RunningService } from '../http/running-service.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { hasServer, targetOf } from './test-database.ts'

describe.skipIf(!hasServer)('two instances that share a database', () => {
  let fresh: FreshDatabase
  let instances: RunningService[]
  beforeAll(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    const primary = targetOf(fresh.url)
    const start = () => RunningService.start({ storage: { kind: 'mysql', servers: { primary } } })
    instances = await Promise.all([start(), start()])
    // They listen before the database has been opened.
    for (const { url } of instances) {
      while ((await fetch(`${url}/ready`)).status !== 200) await pause(20)
    }
  })
  afterAll(async () => {
    await Promise.all(instances.map((instance) => instance.stop()))
    await fresh.drop()
  })

  test('know at once of each other’s renewed, revoked and expired tokens, however busy', async () => {
    const [one, other] = instances as [RunningService, RunningService]
    const event = await createEvent(one)
    const { id } = participant(event, 0)
    let { token } = participant(event, 0)
    const seen = (by: RunningService, token: string) =>
      by.call('GET', `${event.path}/recommendations`, { token })
    const change = (by: RunningService, method: string, path: string, json?: object) =>
      by.call(method, event.path + path, { token: event.organizer, json })
    for (let round = 0; round < 20; round++) {
      const [here, there] = round % 2 === 0 ? [one, other] : [other, one]
      // Those that are under way meanwhile may see either; that they ask keeps look-ups going.
      const crowd = Array.from({ length: 10 }, () => seen(there, token))
      expect((await seen(there, token)).status).toBe(200)
      const renewed = await change(here, 'POST', `/participants/${id}/token`)
      expect((await seen(there, token)).status).toBe(401)
      await Promise.all(crowd)
      token = renewed.body.token
      expect((await seen(there, token)).status).toBe(200)
    }
    await change(one, 'PATCH', '', { links_expire_at: '2026-01-01T00:00:00Z' })
    expect((await seen(other, token)).status).toBe(401)
    await change(one, 'PATCH', '', { links_expire_at: null })
    expect((await seen(other, token)).status).toBe(200)
    await change(other, 'DELETE', `/participants/${id}/token`)
    expect((await seen(one, token)).status).toBe(401)
  })

  test('know at once what the other has hidden', async () => {
    const [one, other] = instances as [RunningService, RunningService]
    const event = await createEvent(one)
    const { token } = participant(event, 0)
    const lists = async () => {
      const { body } = await other.call('GET', `${event.path}/recommendations?limit=1`, { token })
      return body.recommendations[0].no_response.length
    }
    for (const [answers, expected] of [
      ['organizer_only', 1],
      ['everyone', 3],
      ['organizer_only', 1],
    ] as const) {
      const json = { visibility: { answers } }
      await one.call('PATCH', event.path, { token: event.organizer, json })
      expect(await lists()).toBe(expected)
    }
  })
})
