import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { TcpProxy } from '../faults/tcp-proxy.ts'
import { ChangeReader } from '../http/change-reader.ts'
import { type Created, createEvent, participant } from '../http/example-event.ts'
import { RunningService } from '../http/running-service.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { hasServer, targetOf } from './test-database.ts'

/** How long anybody may wait to be told: what is later fails the test. */
const SOON_MS = 2_000

describe.skipIf(!hasServer)('two instances that share a database', () => {
  let fresh: FreshDatabase
  let proxy: TcpProxy
  /** The other one reaches the database through the proxy. */
  let [one, other]: RunningService[] = []
  const readers: ChangeReader[] = []
  beforeAll(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    const primary = targetOf(fresh.url)
    proxy = await TcpProxy.start(primary.port)
    const start = (port: number, beatMs: number) => {
      const servers = { primary: { ...primary, port } }
      const bounds = { beatMs }
      return RunningService.start({ storage: { kind: 'mysql', servers } }, undefined, bounds)
    }
    ;[one, other] = await Promise.all([start(primary.port, 15_000), start(proxy.port, 1_000)])
    // They listen before the database has been opened.
    for (const service of [one, other]) {
      while ((await fetch(`${service?.url}/ready`)).status !== 200) await pause(20)
    }
  })
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.hangUp()
  })
  afterAll(async () => {
    await Promise.all([one, other].map((service) => service?.stop()))
    await proxy.stop()
    await fresh.drop()
  })

  const here = () => one as RunningService
  const there = () => other as RunningService
  const follow = async (service: RunningService, event: Created, token = event.organizer) => {
    const reader = await ChangeReader.open(service.url + event.path, { token })
    readers.push(reader)
    return reader
  }
  const change = (service: RunningService, event: Created, title: string) =>
    service.call('PATCH', event.path, { token: event.organizer, json: { title } })

  describe('tell those who follow on the one', () => {
    let event: Created
    let reader: ChangeReader
    beforeEach(async () => {
      event = await createEvent(there())
      reader = await follow(here(), event)
      await reader.next()
    })

    test(
      'what was changed on the other',
      async () => {
        await change(there(), event, 'Q2 planning')
        expect(await reader.until(2)).toEqual([2])
      },
      SOON_MS,
    )

    test(
      'that the event was deleted on the other',
      async () => {
        await there().call('DELETE', event.path, { token: event.organizer })
        expect((await reader.next())?.event).toBe('deleted')
        expect(await reader.next()).toBeUndefined()
      },
      SOON_MS,
    )
  })

  test('tell nobody more whose token was revoked on the other', async () => {
    const event = await createEvent(here())
    const { id, token } = participant(event, 0)
    const reader = await follow(there(), event, token)
    await reader.next()
    const revoke = ['DELETE', `${event.path}/participants/${id}/token`] as const
    await here().call(...revoke, { token: event.organizer })
    await change(here(), event, 'Q2 planning')
    expect(await reader.next()).toBeUndefined()
  })

  test('keep those who follow while the database is silent, and tell them what they have missed', async () => {
    const event = await createEvent(here())
    const reader = await follow(there(), event)
    await reader.next()
    const next = reader.next()
    proxy.blackHole('all')
    const waits = () => there().log.filter((line) => line.includes('followers wait')).length
    await expect.poll(waits, { timeout: 20_000 }).toBe(1)
    await change(here(), event, 'Q2 planning')
    const beats = reader.beats
    await expect.poll(() => reader.beats, { timeout: 10_000 }).toBeGreaterThan(beats + 2)
    proxy.restore()
    expect((await next)?.id).toBe('2')
    expect(waits()).toBe(1)
    const back = () => there().log.filter((line) => line.includes('followers are told')).length
    await expect.poll(back, { timeout: 10_000 }).toBe(1)
  }, 60_000)
})
