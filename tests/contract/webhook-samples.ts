import { uuidIdentifiers } from '../../adapters/system/uuid-identifiers.ts'
import { NOTICE_TYPES, type NoticeType } from '../../domain/webhook/notice.ts'
import type { SigningSecret, Webhook, WebhookUrl } from '../../domain/webhook/webhook.ts'

/** A new webhook that is told everything, unless it says otherwise. */
export const sampleWebhook = (
  types: readonly NoticeType[] = NOTICE_TYPES,
  host = 'hooks.example.com',
): Webhook => ({
  id: uuidIdentifiers.webhookId(),
  url: `https://${host}/meetings?key=%C3%A4` as WebhookUrl,
  host,
  types,
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' as SigningSecret,
  status: { name: 'enabled' },
  createdAt: Date.parse('2026-01-05T09:00:00Z'),
})
