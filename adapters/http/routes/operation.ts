import { z } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { expectedRevision } from '../entity-tag.ts'
import type { HttpContext, HttpEnvironment } from '../http-context.ts'
import { authentication } from '../middleware/authentication.ts'
import { callerRates, guessRate } from '../middleware/rate-limits.ts'
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

/** An operation that needs a capability token of the event; `more` runs once that is known. */
export const needsToken = (run: RunUseCase, ...more: MiddlewareHandler<HttpEnvironment>[]) => ({
  security: [{ capability: [] }] as Record<string, string[]>[],
  middleware: [privateAnswer, guessRate, authentication(run), callerRates, ...more],
})

/** An operation for everyone. */
export const needsNothing = (...more: MiddlewareHandler<HttpEnvironment>[]) => ({
  security: [] as Record<string, string[]>[],
  middleware: more,
})

/** How any operation can fail that is limited. */
export const LIMITED = ['TooManyRequests', 'Overloaded', 'DeadlineExceeded'] as const

/** How any operation on an event that needs a token can fail. */
export const ON_EVENT = [
  ...LIMITED,
  'Unauthenticated',
  'Forbidden',
  'EventNotFound',
  'InternalError',
  'StorageUnavailable',
] as const

/** How any operation with a body can fail. */
export const WITH_BODY = [
  'UnreadableJson',
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
