import { Layer } from 'effect'
import { noAccessTokens } from '../adapters/oidc/no-access-tokens.ts'
import { OidcAccessTokens } from '../adapters/oidc/oidc-access-tokens.ts'
import { randomApiKeyIssuer } from '../adapters/system/random-api-key-issuer.ts'
import { randomSigningSecrets } from '../adapters/system/random-signing-secrets.ts'
import { randomTokenIssuer } from '../adapters/system/random-token-issuer.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { systemRandomness } from '../adapters/system/system-randomness.ts'
import { uuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import { HttpWebhookSender } from '../adapters/webhooks/http-webhook-sender.ts'
import {
  AccessControl,
  AccessTokens,
  ApiKeyTokens,
  Chance,
  Clock,
  EventCreation,
  Identifiers,
  Sender,
  SigningSecrets,
  Tokens,
} from '../application/ports.ts'
import type { Access } from './access.ts'
import type { Configuration } from './configuration.ts'

/** The ports that need no storage. */
export function systemPorts(
  { control, eventCreation, identityProvider }: Access,
  webhookNetworks: Configuration['webhookNetworks'] = [],
) {
  return Layer.mergeAll(
    Layer.succeed(Tokens, randomTokenIssuer),
    Layer.succeed(Identifiers, uuidIdentifiers),
    Layer.succeed(Clock, systemClock),
    Layer.succeed(Chance, systemRandomness),
    Layer.succeed(SigningSecrets, randomSigningSecrets),
    Layer.succeed(Sender, new HttpWebhookSender({ networks: webhookNetworks })),
    Layer.succeed(ApiKeyTokens, randomApiKeyIssuer),
    Layer.succeed(
      AccessTokens,
      identityProvider ? new OidcAccessTokens(identityProvider) : noAccessTokens,
    ),
    Layer.succeed(AccessControl, control),
    Layer.succeed(EventCreation, eventCreation),
  )
}
