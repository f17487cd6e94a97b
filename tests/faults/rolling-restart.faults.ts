import { afterEach, describe, expect, test } from 'vitest'
import { flavourOrSkip } from '../servers/own-servers.ts'
import type { Send } from './answer-writer.ts'
import { Balancer } from './balancer.ts'
import { longOrShort, report } from './run-length.ts'
import { stageForFile } from './stage.ts'
import { WritingCrowd } from './writing-crowd.ts'

const flavour = await flavourOrSkip('the tests of a rolling restart')
const RESTARTS = longOrShort(3, 1)
/** Ten times as long as the balancer needs to notice. */
const DRAIN = { DRAIN_SECONDS: '1' }

describe.skipIf(flavour === undefined)('a rolling restart of two instances under load', () => {
  const stage = stageForFile(flavour)
  const balancer = new Balancer()
  afterEach(() => balancer.stop())

  test('fails no request', async () => {
    const failures: unknown[] = []
    let answered = 0
    const send: Send = async (method, path, options) => {
      try {
        const reply = await balancer.call(method, path, options)
        answered++
        if (reply.status >= 400) failures.push([method, path, reply.status])
        return reply
      } catch (fault) {
        failures.push([method, path, fault])
        throw fault
      }
    }
    const start = () => stage().start(stage().server.port, DRAIN)
    const instances = [await start(), await start()]
    for (const { url } of instances) await balancer.add(url)
    const crowd = await WritingCrowd.gather(instances[0]?.url ?? '')

    let isOver = false
    const load = [
      crowd.write(send, () => isOver),
      ...crowd.events.map(async ({ path, organizer: token }) => {
        while (!isOver) await send('GET', `${path}/recommendations`, { token }).catch(() => {})
      }),
    ]
    const drains: string[] = []
    for (let restart = 1; restart <= RESTARTS; restart++) {
      for (const [n, old] of instances.entries()) {
        await crowd.acknowledged(100)
        const begin = performance.now()
        old.process.signal('SIGTERM')
        expect((await old.process.ended()).code).toBe(0)
        drains.push((performance.now() - begin).toFixed())
        balancer.remove(old.url)
        const started = await start()
        await balancer.add(started.url)
        instances[n] = started
      }
    }
    await crowd.acknowledged(100)
    isOver = true
    await Promise.all(load)
    report(`${answered} answered, ${failures.length} failed; stopped after ${drains} ms`)
    expect(failures).toEqual([])
  })
})
