import { Layer } from 'effect'
import { noAccessTokens } from '../adapters/oidc/no-access-tokens.ts'
import { OidcAccessTokens } from '../adapters/oidc/oidc-access-tokens.ts'
import { randomApiKeyIssuer } from '../adapters/system/random-api-key-issuer.ts'
import { randomTokenIssuer } from '../adapters/system/random-token-issuer.ts'
import { systemClock } from '../adapters/system/system-clock.ts'
import { uuidIdentifiers } from '../adapters/system/uuid-identifiers.ts'
import {
  AccessControl,
  AccessTokens,
  ApiKeyTokens,
  Clock,
  EventCreation,
  Identifiers,
  Tokens,
} from '../application/ports.ts'
import type { Access } from './access.ts'

/** The ports that need no storage. */
export function systemPorts({ control, eventCreation, identityProvider }: Access) {
  return Layer.mergeAll(
    Layer.succeed(Tokens, randomTokenIssuer),
    Layer.succeed(Identifiers, uuidIdentifiers),
    Layer.succeed(Clock, systemClock),
    Layer.succeed(ApiKeyTokens, randomApiKeyIssuer),
    Layer.succeed(
      AccessTokens,
      identityProvider ? new OidcAccessTokens(identityProvider) : noAccessTokens,
    ),
    Layer.succeed(AccessControl, control),
    Layer.succeed(EventCreation, eventCreation),
  )
}
