import { Context } from 'effect'
import type { AccessTokenVerifier } from '../domain/access/access-token-verifier.ts'
import type { ApiKeyRepository } from '../domain/access/api-key-repository.ts'
import type { GrantRepository } from '../domain/access/grant-repository.ts'
import type { TokenIssuer } from '../domain/access/token-issuer.ts'
import type { Clock as ClockPort } from '../domain/clock.ts'
import type { AvailabilityRepository } from '../domain/event/availability-repository.ts'
import type { EventRepository } from '../domain/event/event-repository.ts'
import type { Identifiers as IdentifiersPort } from '../domain/identifiers.ts'
import type { Randomness } from '../domain/randomness.ts'
import type { UserRepository } from '../domain/user/user-repository.ts'
import type { DeliveryQueue } from '../domain/webhook/delivery-queue.ts'
import type { SigningSecrets as SigningSecretsPort } from '../domain/webhook/signing-secrets.ts'
import type { WebhookRepository } from '../domain/webhook/webhook-repository.ts'
import type { WebhookSender } from '../domain/webhook/webhook-sender.ts'
import type { Receipts as ReceiptsPort } from './receipts.ts'

/** The key under which a use case asks for the events. */
export class Events extends Context.Service<Events, EventRepository>()('Events') {}

/** The key under which a use case asks for the answers. */
export class Availabilities extends Context.Service<Availabilities, AvailabilityRepository>()(
  'Availabilities',
) {}

/** The key under which a use case asks for the users. */
export class Users extends Context.Service<Users, UserRepository>()('Users') {}

/** The key under which a use case asks for the grants. */
export class Grants extends Context.Service<Grants, GrantRepository>()('Grants') {}

/** The key under which a use case asks for webhooks. */
export class Webhooks extends Context.Service<Webhooks, WebhookRepository>()('Webhooks') {}

/** The key under which a use case asks for what waits to be told. */
export class Deliveries extends Context.Service<Deliveries, DeliveryQueue>()('Deliveries') {}

/** The key under which a use case calls webhooks. */
export class Sender extends Context.Service<Sender, WebhookSender>()('Sender') {}

/** The key under which a use case asks for secrets to sign with. */
export class SigningSecrets extends Context.Service<SigningSecrets, SigningSecretsPort>()(
  'SigningSecrets',
) {}

/** The key under which a use case asks for chance. */
export class Chance extends Context.Service<Chance, Randomness>()('Chance') {}

/** The key under which a use case asks for tokens. */
export class Tokens extends Context.Service<Tokens, TokenIssuer>()('Tokens') {}

/** The key under which a use case asks for what API keys stand for. */
export class ApiKeys extends Context.Service<ApiKeys, ApiKeyRepository>()('ApiKeys') {}

/** The key under which a use case asks for API keys. */
export class ApiKeyTokens extends Context.Service<ApiKeyTokens, TokenIssuer>()('ApiKeyTokens') {}

/** The key under which a use case asks about access tokens. */
export class AccessTokens extends Context.Service<AccessTokens, AccessTokenVerifier>()(
  'AccessTokens',
) {}

/** The key under which a use case asks for new identifiers. */
export class Identifiers extends Context.Service<Identifiers, IdentifiersPort>()('Identifiers') {}

/** The key under which a use case asks for the time. */
export class Clock extends Context.Service<Clock, ClockPort>()('Clock') {}

/** The key under which is asked what was done under which idempotency key. */
export class Receipts extends Context.Service<Receipts, ReceiptsPort>()('Receipts') {}

/** Who may create events: whoever can connect, or only the bearers of service credentials. */
export class EventCreation extends Context.Service<EventCreation, 'anybody' | 'credentials'>()(
  'EventCreation',
) {}

/**
 * Whether a call must carry a token (`on`), or anyone may do everything that an
 * organizer may (`off`, for a trusted network).
 */
export class AccessControl extends Context.Service<AccessControl, 'on' | 'off'>()(
  'AccessControl',
) {}
