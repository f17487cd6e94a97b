import { describe, expect, test } from 'vitest'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { call, expectUnavailable } from './caller.ts'
import { RECOVERY_LIMIT_MS, recovered, requestsOf } from './recovery.ts'
import { longOrShort, report } from './run-length.ts'
import { stageForFile } from './stage.ts'
import { createStagedEvent } from './staged-event.ts'
import { WritingCrowd } from './writing-crowd.ts'

const flavour = await flavourOrSkip('the tests of a killed database')
const KILLS = longOrShort(5, 1)
/** How many rounds of requests meet each outage. */
const ROUNDS = longOrShort(50, 20)

describe.skipIf(flavour === undefined)('a database that is killed under load', () => {
  const stage = stageForFile(flavour)

  test('makes 503 of every request, and 200 again soon after it is back', async () => {
    const { server, databaseUrl } = stage()
    const { url } = await stage().start()
    const crowd = await WritingCrowd.gather(url)
    const other = await createStagedEvent(url, 1)
    const [participant] = other.participants
    if (participant === undefined) throw new Error('nobody was invited')

    let isOver = false
    const writing = crowd.write(
      (method, path, options) => call(url, method, path, options),
      () => isOver,
    )
    for (let kill = 1; kill <= KILLS; kill++) {
      await Promise.race([crowd.acknowledged(100), writing])
      await server.kill()

      let slowestMs = 0
      for (let round = 0; round < ROUNDS; round++) {
        const [health, ...replies] = await Promise.all([
          call(url, 'GET', '/health'),
          call(url, 'GET', '/ready'),
          ...requestsOf(other, participant).map((request) => call(url, ...request)),
        ])
        expect(health.status).toBe(200)
        for (const reply of replies) {
          expectUnavailable(reply)
          slowestMs = Math.max(slowestMs, reply.elapsedMs)
        }
      }

      await server.restart()
      const recoveryMs = await recovered(url, other, participant)
      report(
        `kill ${kill}: slowest 503 ${slowestMs.toFixed()} ms, 200 again ${recoveryMs.toFixed()} ms after the database took connections`,
      )
      expect(recoveryMs).toBeLessThan(RECOVERY_LIMIT_MS)
    }
    await Promise.race([crowd.acknowledged(100), writing])
    isOver = true
    await writing
    await crowd.check(url, databaseUrl)

    const [acknowledged, unavailable] = [crowd.total('acknowledged'), crowd.total('unavailable')]
    report(
      `${acknowledged} acknowledged, 0 lost; ${unavailable} answered 503; slowest write ${crowd.slowestMs.toFixed()} ms`,
    )
    expect(crowd.total('broken')).toBe(0)
  })
})
