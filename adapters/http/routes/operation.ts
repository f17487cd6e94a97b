import { z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import type { ServiceRole } from '../../../domain/access/service-credential.ts'
import { expectedRevision } from '../entity-tag.ts'
import type { HttpContext, HttpEnvironment } from '../http-context.ts'
import {
  anyBearer,
  authentication,
  creatorAuthentication,
  serviceAuthentication,
} from '../middleware/authentication.ts'
import { authenticationOrReplay } from '../middleware/authentication-or-replay.ts'
import {
  bearerRates,
  callerRates,
  creationRates,
  guessRate,
  guessRateIfPresented,
  serviceRates,
} from '../middleware/rate-limits.ts'
import { privateAnswer } from '../middleware/response-headers.ts'
import type { RunUseCase } from '../run-use-case.ts'

/** The path of what belongs to one event. */
export const eventParams = z.object({
  event_id: z.string().openapi({
    param: { description: 'The event.' },
    example: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz',
  }),
})

/** The path of what belongs to one participant of an event. */
export const participantParams = eventParams.extend({
  user_id: z.string().openapi({
    param: { description: 'The participant.' },
    example: 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz',
  }),
})

/** The path of what belongs to one webhook of an event. */
export const webhookParams = eventParams.extend({
  webhook_id: z.string().openapi({
    param: { description: 'The webhook.' },
    example: 'whk_01kf3k9v4xe9ktn8vbq1d5m2rz',
  }),
})

type Security = Record<string, string[]>[]

const SERVICE_CREDENTIALS: Security = [{ apiKey: [] }, { accessToken: [] }]

/**
 * An operation that needs a token for the event: a capability token of it, or a service credential
 * that reaches it; `more` runs once that is known.
 */
export const needsToken = (run: RunUseCase, ...more: MiddlewareHandler<HttpEnvironment>[]) => ({
  security: [{ capability: [] }, ...SERVICE_CREDENTIALS] as Security,
  middleware: [privateAnswer, guessRate, authentication(run), callerRates, ...more],
})

/**
 * The same for an operation that ends the very token that its caller presents: whoever repeats it with
 * its key, because the answer was lost, has the answer all the same.
 */
export const needsTokenUnlessDone = (run: RunUseCase) => ({
  ...needsToken(run),
  middleware: [privateAnswer, guessRate, authenticationOrReplay(run), callerRates],
})

/** An operation on no one event that needs a service credential of one of these roles. */
export const needsService = (
  run: RunUseCase,
  roles: readonly ServiceRole[],
  ...more: MiddlewareHandler<HttpEnvironment>[]
) => ({
  security: SERVICE_CREDENTIALS,
  middleware: [privateAnswer, guessRate, serviceAuthentication(run, roles), serviceRates, ...more],
})

/** An operation for whoever has any credential; which one suffices, the use case says. */
export const needsAnyToken = (run: RunUseCase) => ({
  security: [{ capability: [] }, ...SERVICE_CREDENTIALS] as Security,
  middleware: [privateAnswer, guessRate, anyBearer(run), bearerRates],
})

/** An operation that creates an event: for everyone, unless the service is told otherwise. */
export const needsCreator = (run: RunUseCase, ...more: MiddlewareHandler<HttpEnvironment>[]) => ({
  security: [{}, ...SERVICE_CREDENTIALS] as Security,
  middleware: [
    privateAnswer,
    guessRateIfPresented,
    creatorAuthentication(run),
    creationRates,
    ...more,
  ],
})

/** An operation for everyone. */
export const needsNothing = (...more: MiddlewareHandler<HttpEnvironment>[]) => ({
  security: [] as Security,
  middleware: more,
})

/** How any operation can fail that is limited. */
export const LIMITED = ['TooManyRequests', 'Overloaded', 'DeadlineExceeded'] as const

/** How any operation that asks for a credential can fail. */
export const AUTHENTICATED = [
  ...LIMITED,
  'Unauthenticated',
  'Forbidden',
  'InternalError',
  'StorageUnavailable',
  'IdentityProviderUnavailable',
] as const

/** How any operation on an event that needs a token can fail. */
export const ON_EVENT = [...AUTHENTICATED, 'EventNotFound'] as const

/** How any operation with a body can fail. */
export const WITH_BODY = [
  'UnreadableJson',
  'TooSlow',
  'BodyTooLarge',
  'UnsupportedMediaType',
  'InvalidInput',
] as const

/** The header by which a write is refused when the event changed underneath. */
export const ifMatch = z.object({
  'If-Match': z
    .string()
    .optional()
    .openapi({
      param: { description: 'Do it only while the event has this entity tag.' },
      example: '"3"',
    }),
})

/** The header by which an answer that the caller has already is not sent again. */
export const ifNoneMatch = z.object({
  'If-None-Match': z
    .string()
    .optional()
    .openapi({
      param: { description: 'Answer 304 while this entity tag stands.' },
      example: '"3"',
    }),
})

/** The header that every answer about an event carries, as OpenAPI describes it. */
export const entityTagHeader = {
  ETag: {
    description:
      'The event’s revision as an entity tag; of what only some may see, with a suffix for whom it is.',
    schema: { type: 'string', example: '"3"' },
  },
} as const

/** The answer to a conditional read of what the caller has already. */
export const notModified = { description: 'The caller has it already.', headers: entityTagHeader }

/** A JSON answer with this schema. */
export const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A JSON body with this schema. */
export const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { 'application/json': { schema } },
})

/** Who asks for which event, and at which revision: what every use case on an event wants to know. */
export const eventRequest = (c: HttpContext) => ({
  caller: c.get('caller'),
  eventId: c.req.param('event_id') ?? '',
  expected: expectedRevision(c.req.header('If-Match')),
})
