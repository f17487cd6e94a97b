import { setTimeout as pause } from 'node:timers/promises'
import { Webhook as Verifier } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { changeWebhook } from '../../application/change-webhook.ts'
import { CLAIM_MS, claimDeliveries, deliver } from '../../application/deliver-notices.ts'
import { listWebhooks } from '../../application/list-webhooks.ts'
import { removeOldDeliveries } from '../../application/remove-old-deliveries.ts'
import { submitAvailability } from '../../application/submit-availability.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { WebhookDispatcher } from '../../bootstrap/webhook-dispatcher.ts'
import { RETRY_DELAYS_MS } from '../../domain/webhook/after-attempt.ts'
import { DeliveryId } from '../../domain/webhook/delivery.ts'
import { slot } from '../contract/samples.ts'
import { status, verified } from './receiver.ts'
import { describeTelling, ORGANIZER, type Watched } from './telling.ts'

const DAY_MS = 24 * 60 * 60 * 1_000

describeTelling('telling webhooks', (telling) => {
  const statusOf = async ({ eventId }: Watched) => {
    const [webhook] = await telling().run(listWebhooks({ caller: ORGANIZER, eventId }))
    return webhook?.status
  }
  const answer = (event: Watched, who: number, ...slots: ReturnType<typeof slot>[]) => {
    const { eventId, participants } = event
    const userId = participants[who]?.userId ?? ''
    return telling().run(submitAvailability({ caller: ORGANIZER, eventId, userId, slots }))
  }

  test('sends what happened, once, under an id of its own', async () => {
    const event = await telling().createEvent(['Ada'])
    await telling().deliverDue()
    await telling().deliverDue()
    const { received } = telling().receiver
    expect(received.map((one) => verified(event.webhook.secret, one))).toEqual([
      {
        type: 'event.created',
        timestamp: expect.any(String),
        data: { event_id: event.eventId, revision: 1 },
      },
    ])
    const id = DeliveryId.of(event.webhook.id, { type: 'event.created', revision: 1 })
    expect(received[0]?.headers['webhook-id']).toBe(id)
    expect(await telling().log(event)).toMatchObject([
      {
        attempts: 1,
        state: { name: 'delivered', endedAt: expect.any(Number) },
        last: { status: 204 },
      },
    ])
  })

  test('tries again on the schedule, with the same words under the same id, and then disables', async () => {
    const event = await telling().createEvent(['Ada'], ['event.created'])
    const { receiver } = telling()
    receiver.reply = status(500)
    await telling().deliverDue()
    for (const [i, delay] of RETRY_DELAYS_MS.entries()) {
      expect(await statusOf(event)).toEqual({ name: 'enabled' })
      expect(await telling().log(event)).toMatchObject([
        {
          attempts: i + 1,
          state: { name: 'pending', nextAttemptAt: telling().now + delay },
          last: { status: 500 },
        },
      ])
      telling().now += delay - 1
      await telling().deliverDue()
      expect(receiver.received).toHaveLength(i + 1)
      telling().now += 1
      await telling().deliverDue()
      expect(receiver.received).toHaveLength(i + 2)
    }
    const at = telling().now
    expect(await statusOf(event)).toEqual({ name: 'disabled', reason: 'exhausted', at })
    expect(await telling().log(event)).toMatchObject([
      { attempts: 10, state: { name: 'failed', endedAt: at } },
    ])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    const [, , third] = receiver.received
    // Each attempt is signed with its own time, which no clock but the test's has reached.
    const sentAt = new Date(Number(third?.headers['webhook-timestamp']) * 1_000)
    const signature = third?.headers['webhook-signature']
    const id = third?.headers['webhook-id'] ?? ''
    expect(new Verifier(event.webhook.secret).sign(id, sentAt, third?.body ?? '')).toBe(signature)
  })

  test('tries again what timed out, and succeeds', async () => {
    const event = await telling().createEvent(['Ada'], ['event.created'])
    const { receiver } = telling()
    receiver.reply = () => {}
    telling().timeoutMs = 200
    await telling().deliverDue()
    expect(await telling().log(event)).toMatchObject([{ last: { reason: 'timed_out' } }])
    receiver.reply = status(200)
    telling().timeoutMs = 20_000
    telling().now += RETRY_DELAYS_MS[0]
    await telling().deliverDue()
    expect(await telling().log(event)).toMatchObject([
      { attempts: 2, state: { name: 'delivered' }, last: { status: 200 } },
    ])
  })

  test('takes a redirect for a failure, and follows none', async () => {
    const event = await telling().createEvent(['Ada'], ['event.created'])
    telling().receiver.reply = status(302, { Location: telling().receiver.url })
    await telling().deliverDue()
    expect(telling().receiver.received).toHaveLength(1)
    expect(await telling().log(event)).toMatchObject([
      { state: { name: 'pending' }, last: { status: 302 } },
    ])
  })

  test('disables at once whoever says that they are gone, until they are enabled again', async () => {
    const types = ['event.created', 'availability.submitted'] as const
    const event = await telling().createEvent(['Ada'], types)
    const { receiver } = telling()
    receiver.reply = status(410)
    await telling().deliverDue()
    const at = telling().now
    expect(await statusOf(event)).toEqual({ name: 'disabled', reason: 'gone', at })
    receiver.reply = status(204)
    await answer(event, 0, slot('14:00', '15:00'))
    telling().now += DAY_MS
    await telling().deliverDue()
    expect(receiver.types).toEqual(['event.created'])
    const request = { caller: ORGANIZER, eventId: event.eventId, webhookId: event.webhook.id }
    await telling().run(changeWebhook({ ...request, changes: { status: 'enabled' } }))
    await answer(event, 0, slot('14:00', '15:00'))
    await telling().deliverDue()
    expect(receiver.types).toEqual(['event.created', 'availability.submitted'])
  })

  test('sends again what a process had claimed that died, once its claim has ended', async () => {
    const event = await telling().createEvent(['Ada'], ['event.created'])
    telling().now = Math.max(telling().now, Date.now())
    const dead = await telling().anotherProcess()
    const claimed = await dead.runPromise(claimDeliveries({ limit: 10, underWay: [] }))
    expect(claimed).toHaveLength(1)
    telling().now += CLAIM_MS - 1
    await telling().deliverDue()
    expect(telling().receiver.received).toEqual([])
    telling().now += 1
    await telling().deliverDue()
    expect(telling().receiver.received).toHaveLength(1)
    // It was not dead after all: it sends once more, and what it stores changes nothing.
    telling().receiver.reply = status(410)
    await Promise.all(claimed.map((one) => dead.runPromise(deliver(one))))
    const ids = telling().receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toEqual([ids[0], ids[0]])
    expect(await statusOf(event)).toEqual({ name: 'enabled' })
    expect(await telling().log(event)).toMatchObject([{ attempts: 1, last: { status: 204 } }])
  })

  test('sends each message once, however many processes do', async () => {
    const log: string[] = []
    const logger = createLogger('info', { write: (line) => log.push(line) })
    const events = await Promise.all(
      Array.from({ length: 40 }, () => telling().createEvent(['Ada'])),
    )
    await Promise.all(events.map((event) => answer(event, 0, slot('14:00', '15:00'))))
    telling().now = Date.now() + 1_000
    const processes = [1, 2, 3].map(() => telling().anotherProcess())
    const dispatchers = (await Promise.all(processes)).map(
      (process) => new WebhookDispatcher(process, logger),
    )
    for (const dispatcher of dispatchers) dispatcher.start()
    await telling().receiver.until(4 * events.length)
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.stop()))
    const { received } = telling().receiver
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(received.length)
    expect(received).toHaveLength(4 * events.length)
    expect(log).toEqual([])
  })

  test('calls one host a few times at once, and lets what is under way end', async () => {
    const { receiver } = telling()
    let [underWay, most] = [0, 0]
    receiver.reply = async (response) => {
      underWay++
      most = Math.max(most, underWay)
      await pause(50)
      underWay--
      response.writeHead(204).end()
    }
    const events = []
    for (let i = 0; i < 12; i++) events.push(await telling().createEvent([], ['event.created']))
    telling().now = Date.now() + 1_000
    const log: string[] = []
    const logger = createLogger('info', { write: (line) => log.push(line) })
    const dispatcher = new WebhookDispatcher(await telling().anotherProcess(), logger)
    dispatcher.start()
    await receiver.until(6)
    await dispatcher.stop()
    expect([most, underWay]).toEqual([4, 0])
    const logs = await Promise.all(events.map((event) => telling().log(event)))
    const delivered = logs.flat().filter(({ state }) => state.name === 'delivered')
    expect(delivered).toHaveLength(receiver.received.length)
    expect(receiver.received.length).toBeLessThan(12)
    expect(log).toEqual([])
  })

  test('tells when a time comes to suit everyone, and not as long as it does', async () => {
    const event = await telling().createEvent(['Ada', 'Ben'], ['event.suits_everyone'])
    const { receiver } = telling()
    const after = async (who: number, ...slots: ReturnType<typeof slot>[]) => {
      await answer(event, who, ...slots)
      await telling().deliverDue()
      return receiver.received.map(({ message }) => message.data['revision'])
    }
    expect(await after(0, slot('14:00', '15:00'))).toEqual([])
    expect(await after(1, slot('15:00', '16:00'))).toEqual([])
    expect(await after(1, slot('14:00', '16:00'))).toEqual([4])
    expect(await after(1, slot('14:00', '15:30'))).toEqual([4])
    expect(await after(0)).toEqual([4])
    // Whoever would rather not can come all the same.
    const reluctantly = { ...slot('14:00', '15:00'), preference: 'if_needed' as const }
    expect(await after(0, reluctantly)).toEqual([4, 7])
    expect(receiver.types).toEqual(['event.suits_everyone', 'event.suits_everyone'])
  })

  test('forgets what ended a month ago', async () => {
    const event = await telling().createEvent(['Ada'], ['event.created'])
    await telling().deliverDue()
    telling().now += 30 * DAY_MS
    await telling().run(removeOldDeliveries())
    expect(await telling().log(event)).toHaveLength(1)
    telling().now += 1
    expect(await telling().run(removeOldDeliveries())).toBe(1)
    expect(await telling().log(event)).toEqual([])
  })
})
