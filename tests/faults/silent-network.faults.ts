import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { flavourOrSkip } from '../servers/own-servers.ts'
import type { Send } from './answer-writer.ts'
import { call, expectUnavailable } from './caller.ts'
import { RECOVERY_LIMIT_MS, recovered, requestsOf } from './recovery.ts'
import { isShort, longOrShort, report } from './run-length.ts'
import { stageForFile } from './stage.ts'
import { createStagedEvent, type StagedEvent, type StagedParticipant } from './staged-event.ts'
import { TcpProxy } from './tcp-proxy.ts'
import { WritingCrowd } from './writing-crowd.ts'

const flavour = await flavourOrSkip('the tests of a silent network')
/** Ten connections to read and ten to write. */
const POOLED = 20
/** So many times each kind of request: more than there are connections, all on one event. */
const CROWD = 15
/** The server hears nothing of a connection for 30 s, then ends it; after that a write succeeds. */
const LOCKED_LIMIT_MS = 45_000
/** What is in flight has ten seconds, and the connections one more. */
const STOP_LIMIT_MS = 15_000

// They wait for most of their time: one can wait while another does.
const CONCURRENTLY = { concurrent: true }

if (isShort) report('SKIPPED in the short form: the test that waits half a minute for locks')

describe.skipIf(flavour === undefined)('a network to the database', CONCURRENTLY, () => {
  const stage = stageForFile(flavour)
  const proxies: TcpProxy[] = []
  afterAll(() => Promise.all(proxies.map((proxy) => proxy.stop())))

  /** A service, and the network between it and its database. */
  async function startBehindProxy() {
    const proxy = await TcpProxy.start(stage().server.port)
    proxies.push(proxy)
    return { proxy, ...(await stage().start(proxy.port)) }
  }

  test('that swallows everything makes 503 of every request in time, and leaves no trace', async () => {
    const { proxy, url } = await startBehindProxy()
    const crowd = await WritingCrowd.gather(url)
    const { event, participant } = await quietEvent(url)
    for (let hole = 1; hole <= longOrShort(3, 1); hole++) {
      let isOver = false
      const writing = crowd.write(
        (method, path, options) => call(url, method, path, options),
        (outcome) => isOver || outcome !== 'acknowledged',
      )
      await Promise.race([crowd.acknowledged(100), writing])
      proxy.blackHole('all')

      // Those that were under way when it happened, and those that come later.
      const underWay = performance.now()
      const replies = await Promise.all([
        call(url, 'GET', '/ready'),
        ...requestsOf(event, participant).map((request) => call(url, ...request)),
      ])
      for (const reply of replies) expectUnavailable(reply)
      await writing
      const underWayMs = performance.now() - underWay
      const later = await Promise.all([
        call(url, 'GET', '/ready'),
        ...requestsOf(event, participant).map((request) => call(url, ...request)),
      ])
      for (const reply of later) expectUnavailable(reply)
      expect((await call(url, 'GET', '/health')).status).toBe(200)

      proxy.restore()
      const recoveryMs = await recovered(url, event, participant)
      isOver = true
      await askAllAtOnce(url, event, participant)
      const slowestMs = Math.max(...[...replies, ...later].map(({ elapsedMs }) => elapsedMs))
      report(
        `black hole ${hole}: all under way ended within ${underWayMs.toFixed()} ms, slowest 503 ${Math.max(slowestMs, crowd.slowestMs).toFixed()} ms, 200 again after ${recoveryMs.toFixed()} ms`,
      )
      expect(recoveryMs).toBeLessThan(RECOVERY_LIMIT_MS)
    }
    await crowd.check(url, stage().databaseUrl)
    expect(proxy.connectionCount).toBeLessThanOrEqual(POOLED)
    expect(crowd.total('broken')).toBe(0)
  })

  test('that forgets idle connections fails one reader and one writer, not one for each of them', async () => {
    const { proxy, url } = await startBehindProxy()
    const { event, participant } = await quietEvent(url)
    await askAllAtOnce(url, event, participant)
    report(`${proxy.connectionCount} connections were idle when they died`)
    proxy.blackHole('existing')

    let refused = 0
    const begin = performance.now()
    for (const request of requestsOf(event, participant)) {
      for (;;) {
        const reply = await call(url, ...request)
        if (reply.status === 200) break
        expectUnavailable(reply)
        refused++
      }
    }
    report(`${refused} answered 503 in ${(performance.now() - begin).toFixed()} ms`)
    // There are connections to read and connections to write.
    expect(refused).toBeLessThanOrEqual(2)
    await askAllAtOnce(url, event, participant)
  })

  // The database knows nothing of it, and keeps what those connections have locked.
  test.skipIf(isShort)(
    'that forgets connections amid their transactions locks no event for long',
    async () => {
      const { proxy, url } = await startBehindProxy()
      const crowd = await WritingCrowd.gather(url)
      const send: Send = (method, path, options) => call(url, method, path, options)
      let hasFailed = false
      const writing = crowd.write(send, (outcome) => {
        hasFailed ||= outcome !== 'acknowledged'
        return hasFailed
      })
      await Promise.race([crowd.acknowledged(100), writing])
      proxy.blackHole('existing')
      const begin = performance.now()
      await writing

      const isTooLate = () => performance.now() - begin > LOCKED_LIMIT_MS
      await crowd.write(send, (outcome) => outcome === 'acknowledged' || isTooLate())
      const lockedMs = performance.now() - begin
      report(`every event could be written again after ${lockedMs.toFixed()} ms`)
      expect(lockedMs).toBeLessThan(LOCKED_LIMIT_MS)
      await crowd.check(url, stage().databaseUrl)
    },
  )

  test('that cuts connections costs no reader anything', async () => {
    const { proxy, url } = await startBehindProxy()
    const { event, participant } = await quietEvent(url)
    const reads = requestsOf(event, participant).filter(([method]) => method === 'GET')
    const statuses = new Set<number>()
    for (let cut = 1; cut <= longOrShort(100, 20); cut++) {
      const reading = Array.from({ length: 10 }, () => reads)
        .flat()
        .map(async (request) => statuses.add((await call(url, ...request)).status))
      await Promise.race(reading)
      proxy.cut()
      await Promise.all(reading)
    }
    expect([...statuses]).toEqual([200])
  })

  test('that swallows everything does not keep a service from stopping', async () => {
    const { proxy, url, process } = await startBehindProxy()
    const { event, participant } = await quietEvent(url)
    await askAllAtOnce(url, event, participant)
    proxy.blackHole('all')
    const asked = call(url, 'GET', event.path, { token: participant.token })
    await proxy.swallows()
    const begin = performance.now()
    process.signal('SIGTERM')
    expectUnavailable(await asked)
    const ended = await Promise.race([process.ended(), pause(STOP_LIMIT_MS)])
    report(`stopped after ${(performance.now() - begin).toFixed()} ms`)
    expect(ended).toMatchObject({ code: 0 })
  })
})

/** An event that nobody writes to but the test. */
async function quietEvent(
  url: string,
): Promise<{ readonly event: StagedEvent; readonly participant: StagedParticipant }> {
  const event = await createStagedEvent(url, 1)
  const [participant] = event.participants
  if (participant === undefined) throw new Error('nobody was invited')
  return { event, participant }
}

/** Expects more requests at once than there are connections to succeed. */
async function askAllAtOnce(
  url: string,
  event: StagedEvent,
  participant: StagedParticipant,
): Promise<void> {
  const requests = Array.from({ length: CROWD }, () => requestsOf(event, participant)).flat()
  const replies = await Promise.all(requests.map((request) => call(url, ...request)))
  expect([...new Set(replies.map(({ status }) => status))]).toEqual([200])
}
