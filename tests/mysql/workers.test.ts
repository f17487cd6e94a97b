import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { followEvent } from '../http/change-reader.ts'
import { exampleEvent } from '../http/example-event.ts'
import { ServiceProcess } from '../process/service-process.ts'
import { createDatabase, type FreshDatabase } from '../servers/fresh-database.ts'
import { hasServer } from './test-database.ts'

const WORKERS = 3

/** The processes that this one has started. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return list.trim().split(' ').filter(Boolean).map(Number)
}

/** What the log says of a worker that has ended. */
const endOf = (pid: number) => new RegExp(`"pid":${pid},.*"msg":"a worker ended, starting another`)

describe.skipIf(!hasServer)('a service of three workers on one port', () => {
  let fresh: FreshDatabase
  let service: ServiceProcess
  let url: string
  beforeAll(async () => {
    fresh = await createDatabase(inject('databaseUrl') as string)
    service = new ServiceProcess({
      PORT: '0',
      METRICS_PORT: '0',
      WORKERS: String(WORKERS),
      STORAGE: 'mysql',
      DATABASE_URL: fresh.url,
    })
    url = await service.url()
    await service.printed(/(ready on[\s\S]*){3}/)
  })
  afterAll(async () => {
    service.signal('SIGTERM')
    await service.ended()
    await fresh.drop()
  })

  /** Each on a connection of its own, so that they come to different workers. */
  const call = (path: string, init: RequestInit = {}) =>
    fetch(url + path, { ...init, headers: { ...init.headers, Connection: 'close' } })

  test('answers the same whichever worker is asked', async () => {
    const response = await call('/events', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(exampleEvent),
    })
    const created = await response.json()
    const headers = { Authorization: `Bearer ${created.organizer_token}` }
    const path = `/events/${created.event_id}`
    for (let revision = 2; revision < 12; revision++) {
      const body = JSON.stringify({ title: `The ${revision}th title` })
      const change = {
        method: 'PATCH',
        body,
        headers: { ...headers, 'Content-Type': 'application/json' },
      }
      expect((await call(path, change)).status).toBe(200)
      const readings = Array.from({ length: 2 * WORKERS }, async () => [
        (await (await call(path, { headers })).json()).revision,
        (await (await call(`${path}/recommendations`, { headers })).json()).revision,
      ])
      for (const seen of await Promise.all(readings)) expect(seen).toEqual([revision, revision])
    }
    for (const pid of await childrenOf(service.pid)) {
      await service.printed(new RegExp(`"pid":${pid},.*"msg":"request"`))
    }
  })

  /** The values of the metrics that begin so, from all workers together. */
  async function metric(beginning: string): Promise<readonly number[]> {
    const [, port] = await service.printed(/"port":(\d+),"msg":"metrics/)
    const response = await fetch(`http://127.0.0.1:${port}/metrics`)
    expect(response.status).toBe(200)
    const lines = (await response.text()).split('\n').filter((line) => line.startsWith(beginning))
    return lines.map((line) => Number(line.split(' ').at(-1)))
  }
  const answered = () => metric('http_request_duration_seconds_count{method="GET",route="/health"')
  const workersThat = (state: string) => metric(`meeting_slot_service_workers{state="${state}"}`)

  test('tells the metrics of all workers together', async () => {
    const [before = 0] = await answered()
    await Promise.all(Array.from({ length: 30 }, () => call('/health')))
    expect(await answered()).toEqual([before + 30])
    expect(await metric('database_pool_connections{pool="reading",state="limit"')).toEqual([
      10 * WORKERS,
    ])
    expect(await metric('database_pool_waiting{pool="writing"')).toEqual([0])
    expect(await metric('meeting_slot_service_build_info')).toEqual([1])
    expect(await workersThat('answering')).toEqual([WORKERS])
  })

  test('tells of a worker that hangs what it told last', async () => {
    const before = await answered()
    const [stuck = 0] = await childrenOf(service.pid)
    process.kill(stuck, 'SIGSTOP')
    expect(await answered()).toEqual(before)
    expect(await workersThat('silent')).toEqual([1])
    process.kill(stuck, 'SIGCONT')
    await expect.poll(() => workersThat('silent'), { timeout: 10_000 }).toEqual([0])
    expect(await workersThat('answering')).toEqual([WORKERS])
  })

  test('takes nothing from what was counted when a worker is killed', async () => {
    const before = await answered()
    const [victim = 0] = await childrenOf(service.pid)
    process.kill(victim, 'SIGKILL')
    await service.printed(endOf(victim))
    expect(await answered()).toEqual(before)
    await expect.poll(() => workersThat('answering'), { timeout: 10_000 }).toEqual([WORKERS])
    expect(await answered()).toEqual(before)
    expect(await metric('database_pool_connections{pool="reading",state="limit"')).toEqual([
      10 * WORKERS,
    ])
  })

  test('replaces a worker that is killed', async () => {
    const before = await childrenOf(service.pid)
    expect(before).toHaveLength(WORKERS)
    const [victim = 0] = before
    process.kill(victim, 'SIGKILL')
    await service.printed(endOf(victim))
    await expect.poll(() => childrenOf(service.pid), { timeout: 10_000 }).toHaveLength(WORKERS)
    expect(await childrenOf(service.pid)).not.toContain(victim)
    expect((await call('/health')).status).toBe(200)
  })

  test('ends with all its workers on SIGTERM', async () => {
    const workers = await childrenOf(service.pid)
    // More than workers, so that all of them have some.
    const readers = await followEvent(url, 9)
    service.signal('SIGTERM')
    for (const reader of readers) expect(await reader.next()).toBeUndefined()
    expect(await service.ended()).toMatchObject({ code: 0, stderr: '' })
    for (const pid of workers) expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
  })
})

test.skipIf(!hasServer)('a service whose workers were all killed ends on SIGTERM', async () => {
  const fresh = await createDatabase(inject('databaseUrl') as string)
  const service = new ServiceProcess({
    PORT: '0',
    METRICS_PORT: '0',
    WORKERS: '2',
    STORAGE: 'mysql',
    DATABASE_URL: fresh.url,
  })
  await service.printed(/(ready on[\s\S]*){2}/)
  // Successors of those that have run for a while start at once, but theirs after a second.
  for (let kills = 0; kills < 2; kills++) {
    await expect.poll(() => childrenOf(service.pid)).toHaveLength(2)
    for (const pid of await childrenOf(service.pid)) {
      process.kill(pid, 'SIGKILL')
      await service.printed(endOf(pid))
    }
  }
  service.signal('SIGTERM')
  expect(await service.ended()).toMatchObject({ code: 0, stderr: '' })
  await fresh.drop()
})
