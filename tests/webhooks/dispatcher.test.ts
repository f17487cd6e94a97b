import { Layer, ManagedRuntime } from 'effect'
import { expect, test } from 'vitest'
import { Chance, Clock, Deliveries, Events, Sender } from '../../application/ports.ts'
import { Rankings } from '../../application/rankings.ts'
import { createLogger } from '../../bootstrap/logger.ts'
import { memoryPorts } from '../../bootstrap/memory-ports.ts'
import { WebhookDispatcher } from '../../bootstrap/webhook-dispatcher.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventRepository } from '../../domain/event/event-repository.ts'
import type { ClaimedDelivery, DeliveryQueue } from '../../domain/webhook/delivery-queue.ts'
import type { WebhookSender } from '../../domain/webhook/webhook-sender.ts'
import { sampleWebhook } from '../contract/webhook-samples.ts'

/** A dispatcher over parts that do what a test says, and otherwise nothing. */
function dispatcherOver(
  parts: {
    queue?: Partial<DeliveryQueue>
    sender?: Partial<WebhookSender>
    events?: Partial<EventRepository>
  },
  stopMs?: number,
): WebhookDispatcher {
  const idle = { claim: async () => [], claimLooks: async () => [], record: async () => false }
  const ports = Layer.mergeAll(
    memoryPorts({ control: 'off', eventCreation: 'anybody' }),
    Layer.succeed(Deliveries, { ...idle, ...parts.queue } as DeliveryQueue),
    Layer.succeed(Sender, { ...parts.sender } as WebhookSender),
    Layer.succeed(Events, { ...parts.events } as EventRepository),
    Layer.succeed(Clock, { now: () => 1_000 }),
    Layer.succeed(Chance, { fraction: () => 0.5 }),
  )
  const runtime = ManagedRuntime.make(Layer.provideMerge(Rankings.layer, ports))
  return new WebhookDispatcher(runtime, createLogger('silent'), stopMs)
}

const deliveryTo = (host: string): ClaimedDelivery => {
  const { id, url, secret } = sampleWebhook(undefined, host)
  const eventId = `evt_${id.slice(4)}` as EventId
  const notice = { type: 'event.created', revision: 1 } as const
  const claim = { happenedAt: 0, attempts: 0, claimedUntil: 60_000 }
  return { eventId, webhookId: id, url, secret, host, notice, ...claim }
}

test('a stop does not wait for what never ends', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const due = [deliveryTo('a.example.com')]
  const dispatcher = dispatcherOver(
    {
      queue: { claim: async () => due.splice(0) },
      sender: {
        send: () => {
          begin()
          return new Promise(() => {})
        },
      },
    },
    20,
  )
  dispatcher.start()
  await begun
  await dispatcher.stop()
})

test('a stop lets the look that is under way end, and begins no other', async () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: end, resolve: goOn } = Promise.withResolvers<void>()
  const looked: string[] = []
  const due = ['evt_1', 'evt_2'] as EventId[]
  const dispatcher = dispatcherOver({
    queue: { claimLooks: async () => due.splice(0) },
    events: {
      findHead: async (eventId) => {
        looked.push(eventId)
        begin()
        await end
        return undefined
      },
    },
  })
  dispatcher.start()
  await begun
  const stopped = dispatcher.stop()
  goOn()
  await stopped
  expect(looked).toEqual(['evt_1'])
})

test('twenty deliveries are under way at most, however many hosts there are', async () => {
  const due = Array.from({ length: 30 }, (_, i) => deliveryTo(`${i}.example.com`))
  const answers: (() => void)[] = []
  let most = 0
  const dispatcher = dispatcherOver({
    queue: { claim: async ({ limit }) => due.splice(0, limit) },
    sender: {
      send: () => {
        const { promise, resolve } = Promise.withResolvers<{ status: number }>()
        answers.push(() => resolve({ status: 204 }))
        most = Math.max(most, answers.length)
        return promise
      },
    },
  })
  dispatcher.start()
  await expect.poll(() => answers.length).toBeGreaterThanOrEqual(20)
  expect(due).toHaveLength(10)
  for (const answer of answers.splice(0)) answer()
  await expect.poll(() => answers.length).toBe(10)
  for (const answer of answers.splice(0)) answer()
  await dispatcher.stop()
  expect(most).toBe(20)
})
