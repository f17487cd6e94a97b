import type { SigningSecret } from './webhook.ts'

/** Makes secrets that nobody can guess. */
export interface SigningSecrets {
  issue(): SigningSecret
}
