import { Data, Effect } from 'effect'
import { sharedHost } from '../domain/webhook/fair-share.ts'
import type { NoticeType } from '../domain/webhook/notice.ts'
import type { Webhook } from '../domain/webhook/webhook.ts'
import type { WebhookUrlRefused } from '../domain/webhook/webhook-sender.ts'
import { settle } from './port-call.ts'
import { Clock, Identifiers, Sender, SigningSecrets } from './ports.ts'

/** A webhook as an organizer introduces it. */
export type WebhookIntroduction = {
  /** As they wrote it. */
  readonly url: string
  readonly types: readonly NoticeType[]
}

/** Some of several webhooks have URLs that can't be: which, and why. */
export class WebhookUrlsRefused extends Data.TaggedError('WebhookUrlsRefused')<{
  readonly faults: readonly (Pick<WebhookUrlRefused, 'reason'> & { readonly index: number })[]
}> {}

/** An enabled webhook with a secret of its own. */
export const introduceWebhook = Effect.fnUntraced(function* ({ url, types }: WebhookIntroduction) {
  const target = yield* settle((yield* Sender).target(url))
  const webhook: Webhook = {
    id: (yield* Identifiers).webhookId(),
    url: target.url,
    host: sharedHost(target.host),
    types,
    secret: (yield* SigningSecrets).issue(),
    status: { name: 'enabled' },
    createdAt: (yield* Clock).now(),
  }
  return webhook
})

/** {@link introduceWebhook} for several, all of them or none. */
export const introduceWebhooks = Effect.fnUntraced(function* (
  introductions: readonly WebhookIntroduction[],
) {
  const sender = yield* Sender
  const faults = introductions.flatMap(({ url }, index) => {
    const target = sender.target(url)
    return target.ok ? [] : [{ index, reason: target.fault.reason }]
  })
  return faults.length > 0
    ? yield* new WebhookUrlsRefused({ faults })
    : yield* Effect.forEach(introductions, introduceWebhook)
})
