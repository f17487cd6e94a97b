import type { Checked } from '../checked.ts'
import { ok, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import { NOTICE_TYPES, type Notice, type NoticeType } from './notice.ts'
import { WebhookId } from './webhook-id.ts'

/** A notice on its way to one webhook, or arrived, or given up. */
export type Delivery = {
  readonly webhookId: WebhookId
  readonly notice: Notice
  readonly happenedAt: EpochMs
  /** How often it was tried. */
  readonly attempts: number
  readonly state: DeliveryState
  /** How the last attempt ended; missing before the first. */
  readonly last?: AttemptEnd | undefined
}

/** `pending` until the receiver has accepted it, or everything was tried. */
export type DeliveryState =
  | { readonly name: 'pending'; readonly nextAttemptAt: EpochMs }
  | { readonly name: 'delivered' | 'failed'; readonly endedAt: EpochMs }

/** The receiver's status, or why there is none. */
export type AttemptEnd = { readonly status: number } | { readonly reason: NoAnswer }

/** Why a delivery has no answer. */
export type NoAnswer =
  | 'timed_out'
  | 'name_not_found'
  | 'address_refused'
  | 'certificate_refused'
  | 'connection_failed'
  /** It was still on its way when its webhook was disabled. */
  | 'webhook_disabled'

/**
 * Identifies a delivery, the same over all attempts: what the receiver gets as `webhook-id`. It says
 * for which webhook, at which revision and of which type, and is therefore never given twice.
 */
export type DeliveryId = string & Checked<'DeliveryId'>

/** A text that is no id of a delivery. */
export type MalformedDeliveryId = { readonly _tag: 'MalformedDeliveryId'; readonly text: string }

/** What a {@link DeliveryId} says of a notice: its place in the log of a webhook. */
export type DeliveryPlace = Pick<Notice, 'revision' | 'type'>

const ID = /^msg_[0-9a-z]{26}_([1-9]\d{0,9})_([a-z_]+)$/

/** The type as it ends an id: `event.scheduled` as `scheduled`. */
const lastWord = (type: NoticeType) => type.slice(type.indexOf('.') + 1)

/** Makes and reads ids of deliveries. */
export const DeliveryId = {
  /** `msg_01kf3k9v4xe9ktn8vbq1d5m2rz_7_scheduled`; no full stop, since those divide what is signed. */
  of: (webhookId: WebhookId, { revision, type }: DeliveryPlace): DeliveryId =>
    `msg_${webhookId.slice(WebhookId.prefix.length + 1)}_${revision}_${lastWord(type)}` as DeliveryId,

  /** What the id of a delivery, to whichever webhook, says. */
  read(text: string): Result<DeliveryPlace, MalformedDeliveryId> {
    const [, revision, word] = ID.exec(text) ?? []
    const type = NOTICE_TYPES.find((type) => lastWord(type) === word)
    return type === undefined
      ? refuse({ _tag: 'MalformedDeliveryId', text })
      : ok({ revision: Number(revision), type })
  },
}

/** How many deliveries one page of the log may have, and how many it has unless the caller says. */
export const DELIVERY_LIMIT = { min: 1, max: 100, default: 20 } as const
