import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CLAIM_MS } from '../../application/deliver-notices.ts'
import { exampleEvent } from '../http/example-event.ts'
import { flavourOrSkip } from '../servers/own-servers.ts'
import { Receiver } from '../webhooks/receiver.ts'
import { call } from './caller.ts'
import { report } from './run-length.ts'
import { stageForFile } from './stage.ts'

const flavour = await flavourOrSkip('the tests of a service that is killed while it tells')
const EVENTS = 40
const ALLOWED = { WEBHOOK_NETWORKS: '127.0.0.0/8' }

describe.skipIf(flavour === undefined)('a service that is killed while it tells', () => {
  const stage = stageForFile(flavour)
  let receiver: Receiver
  beforeEach(async () => {
    receiver = await Receiver.listen()
  })
  afterEach(() => receiver.close())

  const arrived = () => new Set(receiver.received.map(({ headers }) => headers['webhook-id']))

  test('leaves nothing untold: what was under way is told again, under the same id', {
    timeout: 3 * CLAIM_MS,
  }, async () => {
    const killed = await stage().start(undefined, ALLOWED)
    // So slow that some are under way whenever it is killed.
    receiver.reply = (response) => setTimeout(() => response.writeHead(204).end(), 100)
    const webhooks = [{ url: receiver.url, types: ['event.created'] }]
    for (let i = 0; i < EVENTS; i++) {
      const json = { ...exampleEvent, webhooks }
      const { status } = await call(killed.url, 'POST', '/events', { json })
      expect(status).toBe(201)
    }
    await receiver.until(EVENTS / 4)
    killed.process.signal('SIGKILL')
    await killed.process.ended()
    const before = arrived().size
    expect(before).toBeLessThan(EVENTS)

    const next = await stage().start(undefined, ALLOWED)
    await expect.poll(() => arrived().size, { timeout: 2 * CLAIM_MS, interval: 100 }).toBe(EVENTS)
    // What the dead one had claimed waits for the end of its claim.
    await expect
      .poll(() => receiver.received.length > EVENTS, { timeout: 2 * CLAIM_MS, interval: 100 })
      .toBe(true)
    const twice = receiver.received.length - EVENTS
    report(`${before} of ${EVENTS} told before the kill, ${twice} told twice, 0 lost`)
    expect(twice).toBeLessThanOrEqual(4)
    next.process.signal('SIGTERM')
    await next.process.ended()
  })
})
