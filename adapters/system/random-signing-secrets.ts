import { randomBytes } from 'node:crypto'
import type { SigningSecrets } from '../../domain/webhook/signing-secrets.ts'
import type { SigningSecret } from '../../domain/webhook/webhook.ts'

/** As many as HMAC-SHA-256 makes use of; Standard Webhooks asks for 24 to 64. */
const SECRET_BYTES = 32

/** Secrets of 256 bits from the system's generator, in the form of Standard Webhooks. */
export const randomSigningSecrets: SigningSecrets = {
  issue: () => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}` as SigningSecret,
}
