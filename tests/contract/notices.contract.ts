import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeEvent } from '../../domain/event/change-event.ts'
import { enrolParticipants } from '../../domain/event/enrol-participants.ts'
import type { Event } from '../../domain/event/event.ts'
import { removeParticipant } from '../../domain/event/remove-participant.ts'
import { scheduleEvent, unscheduleEvent } from '../../domain/event/schedule-event.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { User } from '../../domain/user/user.ts'
import type { Notice } from '../../domain/webhook/notice.ts'
import { changedWebhook, type Webhook } from '../../domain/webhook/webhook.ts'
import { made } from '../made.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { answerOf, inTime, newcomer, organizerOf, sampleEvent, slot, user } from './samples.ts'
import { sampleWebhook } from './webhook-samples.ts'

/** What every storage owes the webhooks of an event: to be told of every change, in one step with it. */
export function describeNotices(name: string, open: OpenRepositories): void {
  describe(`what webhooks are told in ${name}`, () => {
    let repositories: Repositories
    let now: number
    let [ada, ben] = [user('Ada'), user('Ben')]
    let event: Event
    let webhook: Webhook
    const noon = slot('14:00', '15:00')

    beforeEach(async () => {
      now = Date.parse('2026-01-06T10:00:00Z')
      repositories = await open(() => now)
      ;[ada, ben] = [user('Ada'), user('Ben')]
      event = sampleEvent(user('Olga'), [ada, ben])
      webhook = sampleWebhook()
      await repositories.events.create(event, [organizerOf(event), ada, ben], [], [webhook])
    })
    afterEach(() => repositories.events.delete(event.id, () => ok(undefined)))

    const told = async ({ id } = webhook): Promise<readonly Notice[]> => {
      const found = await repositories.webhooks.deliveries(event.id, id, { limit: 100 })
      return made(found)
        .map(({ notice }) => notice)
        .toReversed()
    }
    const answer = async ({ id }: User) =>
      made(await repositories.availabilities.replace(event.id, answerOf(id, noon), inTime))
    const update = async (change: (event: Event) => Result<Event, unknown>) =>
      made(await repositories.events.update(event.id, change))
    const created: Notice = { type: 'event.created', revision: 1 }
    const submitted = ({ id }: User, revision: number): Notice => ({
      type: 'availability.submitted',
      revision,
      userId: id,
    })

    test('that the event was created, when they came with it', async () => {
      expect(await told()).toEqual([created])
      const later = sampleWebhook()
      await repositories.webhooks.add(event.id, later)
      expect(await told(later)).toEqual([])
    })

    test('is pending at once, with the time at which it happened', async () => {
      const found = await repositories.webhooks.deliveries(event.id, webhook.id, { limit: 100 })
      const state = { name: 'pending', nextAttemptAt: now }
      const delivery = { webhookId: webhook.id, notice: created, happenedAt: now, attempts: 0 }
      expect(made(found)).toEqual([{ ...delivery, state }])
    })

    test('every answer, and once that everyone has answered', async () => {
      await answer(ada)
      await answer(ben)
      await answer(ada)
      expect(await told()).toEqual([
        created,
        submitted(ada, 2),
        submitted(ben, 3),
        { type: 'event.everyone_answered', revision: 3 },
        submitted(ada, 4),
      ])
    })

    test('that everyone has answered again, after somebody had not', async () => {
      await answer(ada)
      await answer(ben)
      made(await repositories.availabilities.withdraw(event.id, ada.id, inTime))
      await answer(ada)
      const cleo = user('Cleo')
      made(
        await repositories.events.enrol(event.id, [cleo], [], (event, enrolled) =>
          enrolParticipants(event, enrolled, [newcomer(cleo)]),
        ),
      )
      made(await repositories.events.update(event.id, (event) => removeParticipant(event, cleo.id)))
      const everyone = (await told()).filter(({ type }) => type === 'event.everyone_answered')
      expect(everyone.map(({ revision }) => revision)).toEqual([3, 5, 7])
    })

    test('nothing more of somebody who is removed', async () => {
      await answer(ada)
      await answer(ben)
      made(await repositories.events.update(event.id, (event) => removeParticipant(event, ada.id)))
      expect(await told()).toEqual([
        created,
        submitted(ben, 3),
        { type: 'event.everyone_answered', revision: 3 },
      ])
    })

    test('that it was scheduled, and when it begins, and cancelled', async () => {
      const { start } = noon.interval
      await update((event) => scheduleEvent(event, start))
      await update(unscheduleEvent)
      await update((event) => scheduleEvent(event, start))
      await repositories.events.update(event.id, (event) =>
        changeEvent(event, { status: 'cancelled' }),
      )
      expect(await told()).toEqual([
        created,
        { type: 'event.scheduled', revision: 2, start },
        { type: 'event.scheduled', revision: 4, start },
        { type: 'event.cancelled', revision: 5 },
      ])
    })

    test('nothing of what was refused, or changed nothing', async () => {
      await repositories.availabilities.replace(event.id, answerOf(ada.id), () => refuse('no'))
      await repositories.events.update(event.id, () => refuse('no'))
      await repositories.events.update(event.id, ok)
      await repositories.availabilities.withdraw(event.id, ada.id, inTime)
      expect(await told()).toEqual([created])
    })

    test('only what they want to be told, and nothing while they are disabled', async () => {
      const picky = sampleWebhook(['event.everyone_answered'])
      await repositories.webhooks.add(event.id, picky)
      const disabled = { name: 'disabled', reason: 'exhausted', at: now } as const
      const { webhooks } = repositories
      await webhooks.change(event.id, webhook.id, (one) => ({ ...one, status: disabled }))
      await answer(ada)
      await answer(ben)
      expect(await told(picky)).toEqual([{ type: 'event.everyone_answered', revision: 3 }])
      expect(await told()).toEqual([created])
      await webhooks.change(event.id, webhook.id, (one) =>
        changedWebhook(one, { status: 'enabled', types: ['availability.submitted'] }),
      )
      await answer(ada)
      expect(await told()).toEqual([created, submitted(ada, 4)])
    })

    test('each change once, however many come at once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? answer(ada) : answer(ben))),
      )
      const notices = await told()
      expect(notices.map(({ revision }) => revision).toSorted((a, b) => a - b)).toEqual(
        expect.arrayContaining(Array.from({ length: 21 }, (_, i) => i + 1)),
      )
      expect(notices).toHaveLength(22)
    })

    test('is listed a page at a time, the newest first', async () => {
      for (let i = 0; i < 4; i++) await answer(ada)
      const { deliveries } = repositories.webhooks
      const page = async (limit: number, before?: Notice) =>
        made(
          await deliveries.call(repositories.webhooks, event.id, webhook.id, { limit, before }),
        ).map(({ notice }) => notice)
      const all = await page(100)
      expect(all.map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1])
      expect(await page(2)).toEqual(all.slice(0, 2))
      expect(await page(2, all[1])).toEqual(all.slice(2, 4))
      expect(await page(2, all[4])).toEqual([])
    })
  })
}
