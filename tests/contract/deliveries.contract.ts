import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeEvent } from '../../domain/event/change-event.ts'
import type { Event } from '../../domain/event/event.ts'
import { scheduleEvent, unscheduleEvent } from '../../domain/event/schedule-event.ts'
import { ok } from '../../domain/result.ts'
import type { User } from '../../domain/user/user.ts'
import type { Delivery } from '../../domain/webhook/delivery.ts'
import type { ClaimedDelivery } from '../../domain/webhook/delivery-queue.ts'
import type { Shares } from '../../domain/webhook/fair-share.ts'
import { NEXT_LOOK_MS } from '../../domain/webhook/suits-everyone.ts'
import { MAX_BACKLOG, type Webhook } from '../../domain/webhook/webhook.ts'
import { made } from '../made.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { answerOf, inTime, organizerOf, sampleEvent, slot, user } from './samples.ts'
import { sampleWebhook } from './webhook-samples.ts'

const LEASE = 60_000

/** What every storage owes those who deliver: each delivery to one at a time, and none is lost. */
export function describeDeliveries(name: string, open: OpenRepositories): void {
  describe(`deliveries in ${name}`, () => {
    let repositories: Repositories
    let now: number
    let ada: User
    let event: Event
    let webhook: Webhook
    const begin = async (webhooks: readonly Webhook[]) => {
      await repositories.events.delete(event.id, () => ok(undefined))
      event = sampleEvent(user('Olga'), [ada])
      await repositories.events.create(event, [organizerOf(event), ada], [], webhooks)
    }

    beforeEach(async () => {
      now = Date.parse('2026-01-06T10:00:00Z')
      repositories = await open(() => now)
      ada = user('Ada')
      event = sampleEvent(user('Olga'), [ada])
      webhook = sampleWebhook()
      await repositories.events.create(event, [organizerOf(event), ada], [], [webhook])
    })
    afterEach(() => repositories.events.delete(event.id, () => ok(undefined)))

    const claim = (wish: Partial<Shares> & { limit?: number } = {}) =>
      repositories.deliveries.claim({
        now,
        until: now + LEASE,
        limit: 100,
        perEvent: 100,
        perHost: 100,
        retries: 100,
        underWay: [],
        ...wish,
      })
    const claimOne = async () => (await claim({ limit: 1 }))[0] as ClaimedDelivery
    const log = async ({ id } = webhook): Promise<readonly Delivery[]> =>
      made(await repositories.webhooks.deliveries(event.id, id, { limit: 100 }))
    const answer = async () =>
      made(
        await repositories.availabilities.replace(
          event.id,
          answerOf(ada.id, slot('14:00', '15:00')),
          inTime,
        ),
      )
    const disabled = async () =>
      made(await repositories.webhooks.list(event.id)).map(({ status }) => status)

    test('say all that it takes to send them', async () => {
      expect(await claim()).toEqual([
        {
          eventId: event.id,
          webhookId: webhook.id,
          url: webhook.url,
          host: webhook.host,
          secret: webhook.secret,
          notice: { type: 'event.created', revision: 1 },
          happenedAt: now,
          attempts: 0,
          claimedUntil: now + LEASE,
        },
      ])
    })

    test('are claimed by one, until the claim ends', async () => {
      await answer()
      const claims = await Promise.all(Array.from({ length: 8 }, () => claim({ limit: 1 })))
      expect(claims.flat()).toHaveLength(3)
      expect(new Set(claims.flat().map(({ notice }) => notice.type)).size).toBe(3)
      now += LEASE - 1
      expect(await claim()).toEqual([])
      now += 1
      expect(await claim()).toHaveLength(3)
    })

    test('go to each host a few at a time, so that none keeps the others waiting', async () => {
      const [slow, other] = [sampleWebhook(undefined, 'slow.example.com'), sampleWebhook()]
      await begin([slow, other])
      for (let i = 0; i < 3; i++) await answer()
      const hosts = async (wish: Parameters<typeof claim>[0]) =>
        (await claim(wish)).map(({ host }) => host).toSorted()
      const underWayTo = (...hosts: string[]) =>
        hosts.map((host) => ({ eventId: 'another', host, attempts: 0 }))
      const underWay = underWayTo('slow.example.com')
      expect(await hosts({ perHost: 2, underWay })).toEqual([
        'hooks.example.com',
        'hooks.example.com',
        'slow.example.com',
      ])
      const both = underWayTo('slow.example.com', 'slow.example.com', 'hooks.example.com')
      expect(await hosts({ perHost: 2, underWay: both })).toEqual(['hooks.example.com'])
    })

    test('of others are found behind however many to a busy host, or of a busy event', async () => {
      const slow = Array.from({ length: 10 }, () => sampleWebhook(undefined, 'slow.example.com'))
      await begin(slow)
      for (let i = 0; i < 25; i++) await answer()
      now += 1
      const other = sampleEvent(user('Olga'), [])
      await repositories.events.create(other, [organizerOf(other)], [], [sampleWebhook()])
      const underWay = [{ eventId: 'another', host: 'slow.example.com', attempts: 0 }]
      const toOthers = await claim({ perHost: 1, underWay })
      expect(toOthers.map(({ eventId }) => eventId)).toEqual([other.id])
      await repositories.deliveries.record(
        toOthers[0] as ClaimedDelivery,
        { status: 500 },
        { state: { name: 'pending', nextAttemptAt: now } },
        now,
      )
      const busy = [{ eventId: event.id, host: 'x', attempts: 0 }]
      const [first] = await claim({ perEvent: 2, limit: 1, underWay: busy })
      expect(first?.eventId).toBe(other.id)
      await repositories.events.delete(other.id, () => ok(undefined))
    })

    test('that have failed before leave room for others', async () => {
      const state = { name: 'pending', nextAttemptAt: now } as const
      await repositories.deliveries.record(await claimOne(), { status: 500 }, { state }, now)
      now += 1
      await answer()
      const underWay = [{ eventId: 'another', host: 'x', attempts: 1 }]
      const claimed = await claim({ retries: 1, underWay })
      expect(claimed.map(({ notice }) => notice.type).toSorted()).toEqual([
        'availability.submitted',
        'event.everyone_answered',
      ])
      expect(await claim({ retries: 2, underWay })).toMatchObject([{ attempts: 1 }])
    })

    test('end once they are delivered', async () => {
      const state = { name: 'delivered', endedAt: now } as const
      await repositories.deliveries.record(await claimOne(), { status: 204 }, { state }, now)
      expect(await log()).toMatchObject([{ attempts: 1, state, last: { status: 204 } }])
      now += 2 * LEASE
      expect(await claim()).toEqual([])
    })

    test('come again when they are due again, with one attempt more', async () => {
      const nextAttemptAt = now + 5_000
      const state = { name: 'pending', nextAttemptAt } as const
      const end = { reason: 'timed_out' } as const
      await repositories.deliveries.record(await claimOne(), end, { state }, now)
      expect(await log()).toMatchObject([{ attempts: 1, state, last: end }])
      now = nextAttemptAt - 1
      expect(await claim()).toEqual([])
      now = nextAttemptAt
      expect(await claim()).toMatchObject([{ attempts: 1, notice: { type: 'event.created' } }])
    })

    test('are recorded by whose claim it is, not by who claimed before', async () => {
      const late = await claimOne()
      now += LEASE
      const current = await claimOne()
      const failed = { name: 'failed', endedAt: now } as const
      const after = { state: failed, disables: 'exhausted' } as const
      await repositories.deliveries.record(late, { status: 500 }, after, now)
      expect(await log()).toMatchObject([{ attempts: 0, state: { name: 'pending' } }])
      expect(await disabled()).toEqual([{ name: 'enabled' }])
      const state = { name: 'delivered', endedAt: now } as const
      await repositories.deliveries.record(current, { status: 200 }, { state }, now)
      expect(await log()).toMatchObject([{ attempts: 1, state }])
    })

    test('disable their webhook where that is due, and those on the way to it fail', async () => {
      const other = sampleWebhook()
      await repositories.webhooks.add(event.id, other)
      await answer()
      const state = { name: 'failed', endedAt: now } as const
      const [claimed] = (await claim()).filter(({ webhookId }) => webhookId === webhook.id)
      const after = { state, disables: 'gone' } as const
      await repositories.deliveries.record(claimed as ClaimedDelivery, { status: 410 }, after, now)
      expect(await disabled()).toEqual([
        { name: 'disabled', reason: 'gone', at: now },
        { name: 'enabled' },
      ])
      const ended = (await log()).map(({ state, last }) => JSON.stringify([state.name, last]))
      const given = '["failed",{"reason":"webhook_disabled"}]'
      expect(ended.toSorted()).toEqual([given, given, '["failed",{"status":410}]'])
      now += LEASE
      await answer()
      expect(new Set((await claim()).map(({ webhookId }) => webhookId))).toEqual(
        new Set([other.id]),
      )
    })

    test('that are exhausted while others arrive fail alone', async () => {
      const created = await claimOne()
      await answer()
      const arrived = await claimOne()
      now += 10
      const delivered = { name: 'delivered', endedAt: now } as const
      await repositories.deliveries.record(arrived, { status: 200 }, { state: delivered }, now)
      const state = { name: 'failed', endedAt: now } as const
      const after = { state, disables: 'exhausted' } as const
      expect(await repositories.deliveries.record(created, { status: 422 }, after, now)).toBe(false)
      expect(await disabled()).toEqual([{ name: 'enabled' }])
      now += 10
      await answer()
      const [later] = (await claim()).filter(({ happenedAt }) => happenedAt === now)
      const exhausted = later as ClaimedDelivery
      expect(await repositories.deliveries.record(exhausted, { status: 422 }, after, now)).toBe(
        true,
      )
      expect(await disabled()).toEqual([{ name: 'disabled', reason: 'exhausted', at: now }])
    })

    test('of which too many wait disable their webhook, which then watches nothing', async () => {
      await begin([sampleWebhook(['availability.submitted'])])
      const [crowded] = made(await repositories.webhooks.list(event.id)) as [Webhook]
      for (let i = 0; i < MAX_BACKLOG; i++) await answer()
      expect(await disabled()).toEqual([{ name: 'enabled' }])
      await answer()
      expect(await disabled()).toEqual([{ name: 'disabled', reason: 'backlog', at: now }])
      await answer()
      expect(await claim()).toEqual([])
      const [newest] = await log(crowded)
      expect(newest).toMatchObject({
        notice: { revision: MAX_BACKLOG + 2 },
        state: { name: 'failed' },
        last: { reason: 'webhook_disabled' },
      })
    })

    test('that are claimed and then gone with their webhook or event are recorded nowhere', async () => {
      const claimed = await claimOne()
      const after = { state: { name: 'failed', endedAt: now }, disables: 'gone' } as const
      made(await repositories.webhooks.remove(event.id, webhook.id))
      await repositories.deliveries.record(claimed, { status: 410 }, after, now)
      now += LEASE
      expect(await claim()).toEqual([])
      await repositories.events.delete(event.id, () => ok(undefined))
      await repositories.deliveries.record(claimed, { status: 410 }, after, now)
    })

    test('are removed some time after they ended', async () => {
      await answer()
      const state = { name: 'delivered', endedAt: now } as const
      await repositories.deliveries.record(await claimOne(), { status: 200 }, { state }, now)
      await repositories.deliveries.removeEnded(now)
      expect(await log()).toHaveLength(3)
      expect(await repositories.deliveries.removeEnded(now + 1)).toBe(1)
      expect((await log()).map(({ state }) => state.name)).toEqual(['pending', 'pending'])
    })

    describe('of a time that suits everyone', () => {
      const looks = (limit = 10) =>
        repositories.deliveries.claimLooks({ now, until: now + LEASE, limit })
      const look = (revision: number, suits: boolean) =>
        repositories.deliveries.recordLook(event.id, { revision, suits }, now)
      const suiting = async ({ id } = webhook) =>
        (await log({ ...webhook, id }))
          .filter(({ notice }) => notice.type === 'event.suits_everyone')
          .map(({ notice }) => notice.revision)

      test('need a look when everyone has answered, and not before', async () => {
        expect(await looks()).toEqual([])
        await answer()
        expect(await looks()).toEqual([event.id])
      })

      test('need no look where nobody wants to know', async () => {
        await begin([sampleWebhook(['event.everyone_answered'])])
        await answer()
        expect(await looks()).toEqual([])
      })

      test('are looked for by one, until the claim ends, and once for many changes', async () => {
        for (let i = 0; i < 3; i++) await answer()
        expect((await Promise.all([looks(), looks(), looks()])).flat()).toEqual([event.id])
        now += LEASE
        expect(await looks()).toEqual([event.id])
      })

      test('are told once, as long as there is one, and again when there is one again', async () => {
        await answer()
        await look(2, true)
        expect(await looks()).toEqual([])
        await answer()
        await look(3, true)
        await answer()
        await look(4, false)
        await answer()
        await look(5, true)
        await look(5, true)
        expect(await suiting()).toEqual([5, 2])
      })

      test('are not told of what has changed since somebody looked: somebody looks again', async () => {
        await answer()
        await answer()
        await looks()
        await look(2, true)
        expect(await suiting()).toEqual([])
        // An event that keeps changing is not ranked over and over.
        expect(await looks()).toEqual([])
        await answer()
        expect(await looks()).toEqual([])
        now += NEXT_LOOK_MS
        expect(await looks()).toEqual([event.id])
      })

      test('are told of an open event alone', async () => {
        await answer()
        await repositories.events.update(event.id, (event) =>
          changeEvent(event, { status: 'cancelled' }),
        )
        await look(3, true)
        expect(await suiting()).toEqual([])
        expect(await looks()).toEqual([])
      })

      test('that was there before anybody watched is no news', async () => {
        await begin([])
        await answer()
        await repositories.webhooks.add(event.id, webhook)
        expect(await looks()).toEqual([event.id])
        await look(2, true)
        expect(await suiting()).toEqual([])
        await answer()
        await look(3, false)
        await answer()
        await look(4, true)
        expect(await suiting()).toEqual([4])
      })

      test('is news where the event has changed since watching began, before anybody looked', async () => {
        await begin([])
        await answer()
        await repositories.webhooks.add(event.id, webhook)
        await answer()
        await look(3, true)
        expect(await suiting()).toEqual([3])
      })

      test('is told again when it went while the event was not open', async () => {
        await answer()
        await look(2, true)
        made(await repositories.availabilities.withdraw(event.id, ada.id, inTime))
        const { start } = slot('14:00', '15:00').interval
        await repositories.events.update(event.id, (event) => scheduleEvent(event, start))
        await look(4, false)
        await repositories.events.update(event.id, unscheduleEvent)
        await answer()
        await look(6, true)
        expect(await suiting()).toEqual([6, 2])
      })

      test('is no news of an event that was scheduled in between and still suits', async () => {
        await answer()
        await look(2, true)
        const { start } = slot('14:00', '15:00').interval
        await repositories.events.update(event.id, (event) => scheduleEvent(event, start))
        await look(3, true)
        await repositories.events.update(event.id, unscheduleEvent)
        await look(4, true)
        expect(await suiting()).toEqual([2])
      })

      test('is news where nobody had answered when somebody began to watch', async () => {
        await begin([])
        await repositories.webhooks.add(event.id, webhook)
        await answer()
        await look(2, true)
        expect(await suiting()).toEqual([2])
      })

      test('is looked for no longer once the webhook that watches is disabled', async () => {
        const after = { state: { name: 'failed', endedAt: now }, disables: 'gone' } as const
        await repositories.deliveries.record(await claimOne(), { status: 410 }, after, now)
        await answer()
        expect(await looks()).toEqual([])
      })

      test('is looked for no longer once nobody watches', async () => {
        await answer()
        made(await repositories.webhooks.remove(event.id, webhook.id))
        expect(await looks()).toEqual([])
        await look(2, true)
      })
    })
  })
}
