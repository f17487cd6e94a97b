import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RateLimiter } from '../../adapters/http/limits/rate-limiter.ts'
import { MysqlDatabase } from '../../adapters/mysql/mysql-database.ts'
import { MysqlSharedCounts } from '../../adapters/mysql/mysql-shared-counts.ts'
import { exampleEvent } from '../http/example-event.ts'
import { RunningService } from '../http/running-service.ts'
import { freePort } from '../servers/free-port.ts'
import { hasServer, openTestDatabase, type TestDatabase, targetOf } from './test-database.ts'

const MINUTE = 60_000
// The clock stands still, so that no window ends during a test.
let now = Math.ceil(Date.now() / MINUTE) * MINUTE
beforeEach(() => {
  now += 10 * MINUTE
  vi.useFakeTimers({ toFake: ['Date'], now })
})
afterEach(() => vi.useRealTimers())

describe.skipIf(!hasServer)('rate limits on MySQL', () => {
  let opened: TestDatabase
  let second: MysqlDatabase
  let warnings: string[]
  beforeEach(async () => {
    opened = await openTestDatabase()
    second = new MysqlDatabase({ primary: targetOf(opened.url) }, () => {})
    await second.open()
    warnings = []
  })
  afterEach(async () => {
    await second.close()
    await opened.drop()
  })

  /** The limiter of an instance: ten writes a minute. */
  const limiterOn = (database: MysqlDatabase) =>
    new RateLimiter({
      factor: 1 / 60,
      shared: new MysqlSharedCounts(database),
      warn: (_details, message) => warnings.push(message),
    })
  const write = (limiter: RateLimiter, times: number) =>
    Promise.all(Array.from({ length: times }, () => limiter.count('write', 'Ada')))
  const rows = () =>
    opened.database.read((session) =>
      session.rows<{ used: number; keyHash: string }>(
        'SELECT used, key_hash AS keyHash FROM rate_counts',
        [],
      ),
    )

  test('are shared by two instances once they have told each other', async () => {
    const [one, other] = [limiterOn(opened.database), limiterOn(second)]
    await write(one, 6)
    await write(other, 3)
    await one.exchange()
    await other.exchange()
    expect(await other.count('write', 'Ada')).toMatchObject({ remaining: 0, isExceeded: false })
    expect(await other.count('write', 'Ada')).toMatchObject({ isExceeded: true })
    expect(await other.count('write', 'Ben')).toMatchObject({ remaining: 9 })
    // The first learns the rest as soon as it has something to tell.
    expect(await one.count('write', 'Ada')).toMatchObject({ remaining: 3 })
    await other.exchange()
    await one.exchange()
    expect(await one.count('write', 'Ada')).toMatchObject({ isExceeded: true })
  })

  test('count what happens during an exchange once', async () => {
    const [one, other] = [limiterOn(opened.database), limiterOn(second)]
    await write(other, 2)
    await other.exchange()
    await write(one, 1)
    const telling = one.exchange()
    await write(one, 1)
    await telling
    expect(await one.look('write', 'Ada')).toMatchObject({ remaining: 6 })
    await one.exchange()
    expect(await one.look('write', 'Ada')).toMatchObject({ remaining: 6 })
    expect(await rows()).toMatchObject([{ used: 4 }])
  })

  test('add up what many tell at once', async () => {
    const limiters = Array.from({ length: 6 }, (_, i) =>
      limiterOn(i % 2 ? second : opened.database),
    )
    await Promise.all(
      limiters.map(async (limiter) => {
        for (const key of 'abcdefgh') await limiter.count('write', key)
        await limiter.exchange()
      }),
    )
    const found = await rows()
    expect(found).toHaveLength(8)
    expect(new Set(found.map(({ used }) => used))).toEqual(new Set([6]))
    expect(warnings).toEqual([])
  })

  test('keep neither names nor addresses, and nothing for long', async () => {
    const limiter = limiterOn(opened.database)
    await limiter.count('failed-authentication', '192.0.2.1')
    await limiter.exchange()
    const before = await rows()
    expect(before).toEqual([{ used: 1, keyHash: expect.stringMatching(/^[\w-]{43}$/) }])
    vi.setSystemTime(now + 3 * MINUTE)
    await limiter.count('write', 'Ada')
    await limiter.exchange()
    const after = await rows()
    expect(after).toHaveLength(1)
    expect(after).not.toEqual(before)
  })

  test('write nothing for a reading', async () => {
    const limiter = limiterOn(opened.database)
    await limiter.count('read', 'Ada')
    await limiter.count('request', '192.0.2.1')
    await limiter.exchange()
    expect(await rows()).toEqual([])
  })

  test('go on alone while the database is away, and say so once', async () => {
    // Until it is opened it answers as one that is away does.
    const late = new MysqlDatabase({ primary: targetOf(opened.url) }, () => {})
    const limiter = limiterOn(late)
    for (let i = 0; i < 10; i++) {
      expect(await limiter.count('write', 'Ada')).toMatchObject({ isExceeded: false })
      await limiter.exchange()
    }
    expect(await limiter.count('write', 'Ada')).toMatchObject({ isExceeded: true })
    expect(warnings).toEqual(['rate limits are not shared: each process counts alone'])
    await late.open()
    await limiter.count('write', 'Ben')
    await limiter.exchange()
    expect(await rows()).toHaveLength(1)
    await late.close()
  })

  test('ask nobody to wait for a database that is silent', async () => {
    const limiter = new RateLimiter({
      factor: 1 / 60,
      shared: { add: () => new Promise(() => {}) },
      warn: () => {},
    })
    await write(limiter, 1)
    void limiter.exchange()
    expect((await write(limiter, 10)).at(-1)).toMatchObject({ isExceeded: true })
  })

  test('hold over HTTP on two instances', async () => {
    const storage = { kind: 'mysql', servers: { primary: targetOf(opened.url) } } as const
    const [one, other] = await Promise.all([
      RunningService.start({ storage, rateLimit: 1 }),
      RunningService.start({ storage, rateLimit: 1 }),
    ])
    const create = async (service: RunningService) =>
      (await service.call('POST', '/events', { json: exampleEvent })).status
    try {
      for (const service of [one, other]) {
        await expect.poll(async () => (await service.call('GET', '/ready')).status).toBe(200)
      }
      for (let left = 120; left > 0; left--) expect(await create(one)).toBe(201)
      expect(await create(one)).toBe(429)
      let taken = 0
      await expect
        .poll(async () => (await create(other)) === 429 || ++taken, { timeout: 20_000 })
        .toBe(true)
      expect(taken).toBeLessThan(120)
    } finally {
      await Promise.all([one.stop(), other.stop()])
    }
  })
})

describe('rate limits of a service without its database', () => {
  test('hold, and are not the reason for any failure', async () => {
    const primary = targetOf(`mysql://root@127.0.0.1:${await freePort()}/nowhere`)
    const service = await RunningService.start({
      storage: { kind: 'mysql', servers: { primary } },
      rateLimit: 0.1,
    })
    try {
      const statuses = []
      for (let i = 0; i < 13; i++) {
        statuses.push((await service.call('POST', '/events', { json: exampleEvent })).status)
      }
      expect(statuses).toEqual([...Array(12).fill(503), 429])
    } finally {
      await service.stop()
    }
  })
})
