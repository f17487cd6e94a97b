import { Layer } from 'effect'
import { randomSigningSecrets } from '../adapters/system/random-signing-secrets.ts'
import { randomTokenIssuer } from '../adapters/system/random-token-issuer.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { systemRandomness } from '../adapters/system/system-randomness.ts'
import { uuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import { HttpWebhookSender } from '../adapters/webhooks/http-webhook-sender.ts'
import {
  AccessControl,
  Chance,
  Clock,
  Identifiers,
  Sender,
  SigningSecrets,
  Tokens,
} from '../application/ports.ts'
import type { Configuration } from './configuration.ts'

/** The ports that need no storage. */
export function systemPorts(
  accessControl: 'on' | 'off',
  webhookNetworks: Configuration['webhookNetworks'] = [],
) {
  return Layer.mergeAll(
    Layer.succeed(Tokens, randomTokenIssuer),
    Layer.succeed(Identifiers, uuidIdentifiers),
    Layer.succeed(Clock, systemClock),
    Layer.succeed(Chance, systemRandomness),
    Layer.succeed(SigningSecrets, randomSigningSecrets),
    Layer.succeed(Sender, new HttpWebhookSender({ networks: webhookNetworks })),
    Layer.succeed(AccessControl, accessControl),
  )
}
