import type { EventId } from '../event/event-id.ts'
import type { Result } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { AttemptEnd, DeliveryId } from './delivery.ts'
import type { Notice } from './notice.ts'
import type { SigningSecret, WebhookTarget, WebhookUrl } from './webhook.ts'

/** Why a URL can't be that of a webhook. */
export type WebhookUrlRefused = {
  readonly _tag: 'WebhookUrlRefused'
  readonly reason:
    | 'not_a_url'
    | 'too_long'
    | 'not_https'
    | 'has_credentials'
    | 'special_address'
    | 'local_name'
}

/** One message to one receiver. */
export type WebhookMessage = {
  readonly id: DeliveryId
  readonly url: WebhookUrl
  readonly secret: SigningSecret
  readonly eventId: EventId
  readonly notice: Notice
  readonly happenedAt: EpochMs
  /** When this attempt is made. */
  readonly sentAt: EpochMs
}

/** How long one attempt may take: what waits for it, and claims it, reckons with this. */
export const ATTEMPT_MS = 10_000

/** Calls webhooks. */
export interface WebhookSender {
  /**
   * Where the URL leads, unless it can be seen that no message would go there. A name may still turn
   * out to lead where none may go: that is found out at every attempt.
   */
  target(url: string): Result<WebhookTarget, WebhookUrlRefused>

  /** Sends a message once, signed; never rejects. */
  send(message: WebhookMessage): Promise<AttemptEnd>
}
