import type { Checked } from '../checked.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { NoticeType } from './notice.ts'
import type { WebhookId } from './webhook-id.ts'

/** Where the organizer of an event wants to be told what happens to it. */
export type Webhook = WebhookTarget & {
  readonly id: WebhookId
  /** What to tell; at least one, each once, in the order of `NOTICE_TYPES`. */
  readonly types: readonly NoticeType[]
  readonly secret: SigningSecret
  readonly status: WebhookStatus
  readonly createdAt: EpochMs
}

/** An address that may be called, and whom that calls: no host is called too often at once. */
export type WebhookTarget = {
  readonly url: WebhookUrl
  /** Name or address, whichever port; URLs of one host have it in common. */
  readonly host: string
}

/** The URL of a webhook, normalised. It may hold secrets: it must not be logged. */
export type WebhookUrl = string & Checked<'WebhookUrl'>

/** What messages are signed with: `whsec_` and 24 to 64 bytes in base64 (Standard Webhooks). */
export type SigningSecret = string & Checked<'SigningSecret'>

/** A disabled webhook is told nothing until it is enabled again. */
export type WebhookStatus =
  | { readonly name: 'enabled' }
  | { readonly name: 'disabled'; readonly reason: DisabledReason; readonly at: EpochMs }

/**
 * A message was tried as often as it may be while nothing else arrived, the receiver said that it is
 * gone (410), or more than {@link MAX_BACKLOG} messages were waiting for it.
 */
export type DisabledReason = 'exhausted' | 'gone' | 'backlog'

/** How many messages may wait for a webhook. One that more wait for is disabled. */
export const MAX_BACKLOG = 1_000

/** How many webhooks an event may have. */
export const MAX_WEBHOOKS = 10

/** How long a URL may be, in characters. */
export const MAX_URL_LENGTH = 2_048

/** The event has as many webhooks as it may. */
export type TooManyWebhooks = { readonly _tag: 'TooManyWebhooks'; readonly max: number }

/** The event has no webhook with this id. */
export type WebhookNotFound = { readonly _tag: 'WebhookNotFound'; readonly webhookId: string }

/** What the enabled ones of an event's webhooks are to be told. */
export const watchedTypes = (webhooks: Iterable<Webhook>): ReadonlySet<NoticeType> =>
  new Set([...webhooks].flatMap(({ status, types }) => (status.name === 'enabled' ? types : [])))

/** What an organizer wants changed of a webhook; a missing field stays. */
export type WebhookChanges = {
  readonly types?: readonly NoticeType[] | undefined
  /** Tells it again from now on; what it has missed stays missed. */
  readonly status?: 'enabled' | undefined
}

/** The webhook with the changes. */
export const changedWebhook = (webhook: Webhook, { types, status }: WebhookChanges): Webhook => ({
  ...webhook,
  types: types ?? webhook.types,
  status: status === undefined ? webhook.status : { name: status },
})
