import { beforeEach, describe, expect, test } from 'vitest'
import type { Event } from '../../domain/event/event.ts'
import { ok, refuse } from '../../domain/result.ts'
import {
  changedWebhook,
  MAX_URL_LENGTH,
  MAX_WEBHOOKS,
  type WebhookUrl,
} from '../../domain/webhook/webhook.ts'
import type { OpenRepositories, Repositories } from './repositories.contract.ts'
import { organizerOf, sampleEvent, user } from './samples.ts'
import { sampleWebhook } from './webhook-samples.ts'

/** What every storage owes those who want to be told. */
export function describeWebhooks(name: string, open: OpenRepositories): void {
  describe(`webhooks in ${name}`, () => {
    let repositories: Repositories
    let event: Event
    const stranger = sampleEvent(user('Nobody'), [])

    beforeEach(async () => {
      repositories = await open()
      event = sampleEvent(user('Olga'), [])
      await repositories.events.create(event, [organizerOf(event)], [])
    })

    test('are found as they were added, in their order, and leave the event as it was', async () => {
      const webhooks = [sampleWebhook(), sampleWebhook(['event.scheduled']), sampleWebhook()]
      for (const webhook of webhooks) {
        expect(await repositories.webhooks.add(event.id, webhook)).toEqual(ok(undefined))
      }
      expect(await repositories.webhooks.list(event.id)).toEqual(ok(webhooks))
      expect(await repositories.events.find(event.id)).toEqual(event)
    })

    test('may have names and URLs as long as they can be', async () => {
      const host = `${'x.'.repeat(126)}xx:65535`
      const long = sampleWebhook(undefined, host)
      const url = `${long.url}&x=`.padEnd(MAX_URL_LENGTH, 'x') as WebhookUrl
      const webhook = { ...long, url }
      expect(await repositories.webhooks.add(event.id, webhook)).toEqual(ok(undefined))
      expect(await repositories.webhooks.list(event.id)).toEqual(ok([webhook]))
    })

    test('that come with an event are found like any other', async () => {
      const webhooks = [sampleWebhook(), sampleWebhook(['event.created'])]
      const other = sampleEvent(user('Olga'), [])
      await repositories.events.create(other, [organizerOf(other)], [], webhooks)
      expect(await repositories.webhooks.list(other.id)).toEqual(ok(webhooks))
      expect(await repositories.webhooks.list(event.id)).toEqual(ok([]))
    })

    test('are never more than an event may have, however many come at once', async () => {
      const added = await Promise.all(
        Array.from({ length: MAX_WEBHOOKS + 2 }, () =>
          repositories.webhooks.add(event.id, sampleWebhook()),
        ),
      )
      const refused = refuse({ _tag: 'TooManyWebhooks', max: MAX_WEBHOOKS })
      expect(added.filter(({ ok }) => !ok)).toEqual([refused, refused])
      const listed = await repositories.webhooks.list(event.id)
      expect(listed.ok && listed.value).toHaveLength(MAX_WEBHOOKS)
    })

    test('change as the rule makes them', async () => {
      const webhook = sampleWebhook()
      await repositories.webhooks.add(event.id, webhook)
      const disabled = {
        ...webhook,
        status: { name: 'disabled', reason: 'gone', at: 1_700_000_000_123 } as const,
      }
      expect(await repositories.webhooks.change(event.id, webhook.id, () => disabled)).toEqual(
        ok(disabled),
      )
      expect(await repositories.webhooks.list(event.id)).toEqual(ok([disabled]))
      const changes = { status: 'enabled', types: ['event.cancelled'] } as const
      await repositories.webhooks.change(event.id, webhook.id, (one) =>
        changedWebhook(one, changes),
      )
      const enabled = { ...webhook, types: ['event.cancelled'] }
      expect(await repositories.webhooks.list(event.id)).toEqual(ok([enabled]))
    })

    test('that are not there can’t be changed, removed or asked for, nor those of no event', async () => {
      const { id } = sampleWebhook()
      const { webhooks } = repositories
      const unknown = refuse({ _tag: 'WebhookNotFound', webhookId: id })
      const nowhere = refuse({ _tag: 'EventNotFound', eventId: stranger.id })
      for (const [eventId, expected] of [
        [event.id, unknown],
        [stranger.id, nowhere],
      ] as const) {
        expect(await webhooks.change(eventId, id, (webhook) => webhook)).toEqual(expected)
        expect(await webhooks.remove(eventId, id)).toEqual(expected)
        expect(await webhooks.deliveries(eventId, id, { limit: 10 })).toEqual(expected)
      }
      expect(await webhooks.list(stranger.id)).toEqual(nowhere)
      expect(await webhooks.add(stranger.id, sampleWebhook())).toEqual(nowhere)
    })

    test('are gone once they are removed, and only they', async () => {
      const [staying, going] = [sampleWebhook(), sampleWebhook()]
      await repositories.webhooks.add(event.id, staying)
      await repositories.webhooks.add(event.id, going)
      expect(await repositories.webhooks.remove(event.id, going.id)).toEqual(ok(undefined))
      expect(await repositories.webhooks.list(event.id)).toEqual(ok([staying]))
    })
  })
}
