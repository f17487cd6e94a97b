import { Effect } from 'effect'
import type { WebhookNotFound } from '../domain/webhook/webhook.ts'
import { WebhookId } from '../domain/webhook/webhook-id.ts'

/** The text as a webhook id; a text that can be none is a webhook that is not there. */
export const knownWebhookId = (text: string): Effect.Effect<WebhookId, WebhookNotFound> => {
  const id = WebhookId.of(text)
  return id.ok
    ? Effect.succeed(id.value)
    : Effect.fail({ _tag: 'WebhookNotFound', webhookId: text })
}
