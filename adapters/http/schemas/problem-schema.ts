import { type RouteConfig, z } from '@hono/zod-openapi'
import { Forbidden, Unauthenticated } from '../../../application/identify.ts'
import { WebhookUrlsRefused } from '../../../application/introduce-webhooks.ts'
import { IdentityProviderUnavailable } from '../../../domain/access/access-token-verifier.ts'
import { StorageUnavailable } from '../../../domain/storage-unavailable.ts'
import { STREAM_BOUNDS } from '../changes/stream-bounds.ts'
import type { Failure, FailureTag } from '../failure.ts'
import { BODY_SECONDS } from '../middleware/body-arrival.ts'
import { MAX_BODY_BYTES } from '../middleware/body-size.ts'
import { DEADLINE_SECONDS } from '../middleware/deadline.ts'
import { problem } from '../problem.ts'
import { PROBLEMS } from '../problem-kinds.ts'

const PROBLEM = 'application/problem+json'

const inputFaultSchema = z.object({
  pointer: z.string().optional().openapi({
    description: 'Where in the body: a JSON pointer (RFC 6901).',
    example: '/slots/2/end_time',
  }),
  parameter: z.string().optional().openapi({ description: 'Which query parameter.' }),
  header: z.string().optional().openapi({ description: 'Which header.' }),
  detail: z.string(),
})

/** RFC 9457. */
const problemSchema = z
  .object({
    type: z.string().openapi({ format: 'uri', description: 'The kind of problem, for programs.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().openapi({ description: 'The request, by the id that the log has too.' }),
    errors: z.array(inputFaultSchema).optional().openapi({ description: 'Every fault at once.' }),
  })
  .openapi('Problem')

/**
 * What the description of an operation says of the failures that it can end in, by status; a
 * failure given as a whole is its own example.
 */
export function problemAnswers(...failures: readonly (FailureTag | Failure)[]) {
  const examples = failures.map((one) => (typeof one === 'string' ? EXAMPLES[one] : one))
  const byStatus = Map.groupBy(examples, ({ _tag }) => PROBLEMS[_tag].status)
  return Object.fromEntries(
    [...byStatus].map(([status, sameStatus]) => [
      status,
      {
        description: [...new Set(sameStatus.map(({ _tag }) => PROBLEMS[_tag].title))].join(' · '),
        headers: sameStatus.some(({ _tag }) => _tag === 'KeyInFlight')
          ? RETRY_BY_KEY
          : (HEADERS[status] ?? {}),
        content: {
          [PROBLEM]: {
            schema: problemSchema,
            examples: Object.fromEntries(
              sameStatus.map((one) => [one._tag, { value: problem(one, EXAMPLE_REQUEST) }]),
            ),
          },
        },
      },
    ]),
  )
}

/** The answers of an operation that can end in these failures too. */
export function withMoreProblems(
  answers: RouteConfig['responses'],
  ...failures: readonly FailureTag[]
) {
  const more = problemAnswers(...failures)
  const merged = Object.entries(more).map(([status, added]) => {
    const known = answers[status] as typeof added | undefined
    return [status, known === undefined ? added : mergedProblems(known, added)] as const
  })
  return { ...answers, ...Object.fromEntries(merged) }
}

type ProblemAnswer = ReturnType<typeof problemAnswers>[string]

function mergedProblems(one: ProblemAnswer, other: ProblemAnswer): ProblemAnswer {
  const { examples, schema } = one.content[PROBLEM]
  const titles = [one, other].flatMap(({ description }) => description.split(' · '))
  return {
    description: [...new Set(titles)].join(' · '),
    headers: { ...one.headers, ...other.headers },
    content: {
      [PROBLEM]: { schema, examples: { ...examples, ...other.content[PROBLEM].examples } },
    },
  }
}

const header = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const, example },
})

/** The headers that come with a status. */
const HEADERS: Partial<Record<number, Record<string, ReturnType<typeof header>>>> = {
  401: { 'WWW-Authenticate': header('How to authenticate.', 'Bearer') },
  412: { ETag: header('The entity tag that the event has now.', '"4"') },
  429: {
    'Retry-After': header('When to try again, in seconds.', '31'),
    RateLimit: header('What is left of the limits that apply.', '"write";r=0;t=31'),
    'RateLimit-Policy': header('The limits that apply.', '"write";q=600;w=60'),
  },
  503: { 'Retry-After': header('When to try again, in seconds.', '2') },
}

/** Of a status that not every failure shares with others that one may try again. */
const RETRY_BY_KEY = {
  'Retry-After': header('When to send it again, in seconds, while the key is in use.', '1'),
}

const EXAMPLE_REQUEST = '019b0a3c-7d5e-7c3a-9a51-3f0c2f1d8e77'
const [eventId, userId] = ['evt_01kf3k9v4xe9ktn8vbq1d5m2rz', 'usr_01kf3k9v4xe9ktn8vbq1d5m2rz']

/** One failure of each kind. */
const EXAMPLES: { readonly [Tag in FailureTag]: Extract<Failure, { _tag: Tag }> } = {
  MalformedRequest: { _tag: 'MalformedRequest' },
  HeadersTooLarge: { _tag: 'HeadersTooLarge' },
  TooSlow: { _tag: 'TooSlow', seconds: BODY_SECONDS },
  UnreadableJson: { _tag: 'UnreadableJson', reason: 'not_json' },
  UnreadableCalendar: { _tag: 'UnreadableCalendar', reason: 'malformed', line: 17 },
  Unauthenticated: new Unauthenticated({ reason: 'no_token' }),
  Forbidden: new Forbidden({ role: 'join', reason: 'role' }),
  EventNotFound: { _tag: 'EventNotFound', eventId },
  ParticipantNotFound: { _tag: 'ParticipantNotFound', userId },
  UserNotFound: { _tag: 'UserNotFound', userId },
  AddressTaken: { _tag: 'AddressTaken' },
  SubjectTaken: { _tag: 'SubjectTaken' },
  NotRegistered: { _tag: 'NotRegistered', userId },
  RouteNotFound: { _tag: 'RouteNotFound' },
  MethodNotAllowed: { _tag: 'MethodNotAllowed', method: 'PUT', allowed: ['GET', 'HEAD'] },
  WrongEventStatus: { _tag: 'WrongEventStatus', status: 'scheduled', allowed: ['open'] },
  AnswersClosed: { _tag: 'AnswersClosed', answerBy: Date.parse('2026-01-10T23:00:00Z') },
  JoiningClosed: { _tag: 'JoiningClosed' },
  AlreadyTakesPart: { _tag: 'AlreadyTakesPart', index: 0, newcomerCount: 1 },
  KeyInFlight: { _tag: 'KeyInFlight' },
  KeyReused: { _tag: 'KeyReused' },
  StaleRevision: { _tag: 'StaleRevision', expected: [3], actual: 4 },
  BodyTooLarge: { _tag: 'BodyTooLarge', maxBytes: MAX_BODY_BYTES.usual },
  UnsupportedMediaType: { _tag: 'UnsupportedMediaType' },
  InvalidInput: {
    _tag: 'InvalidInput',
    faults: [{ pointer: '/duration_minutes', detail: 'must be at least 5; is 3' }],
  },
  MeetingPlanRefused: {
    _tag: 'MeetingPlanRefused',
    faults: [{ _tag: 'TooManyCandidates', count: 43_141, max: 20_000 }],
  },
  OutsideProposedSlots: {
    _tag: 'OutsideProposedSlots',
    start: Date.parse('2026-01-12T20:30:00Z'),
    durationMinutes: 60,
  },
  TooManyParticipants: { _tag: 'TooManyParticipants', count: 10_001, max: 10_000 },
  TooManyAvailabilitySlots: { _tag: 'TooManyAvailabilitySlots', count: 501, max: 500 },
  TooManyMappedSlots: {
    _tag: 'TooManyMappedSlots',
    counted: 'availability_slots',
    count: 20_001,
    max: 20_000,
  },
  TooManyBusyTimes: { _tag: 'TooManyBusyTimes', count: 501, max: 500 },
  CalendarRefused: {
    _tag: 'CalendarRefused',
    reason: 'unknown_zone',
    timeZone: 'W. Europe Standard Time',
    line: 17,
  },
  TooManyWebhooks: { _tag: 'TooManyWebhooks', max: 10 },
  WebhookNotFound: { _tag: 'WebhookNotFound', webhookId: 'whk_01kf3k9v4xe9ktn8vbq1d5m2rz' },
  WebhookUrlRefused: { _tag: 'WebhookUrlRefused', reason: 'not_https' },
  WebhookUrlsRefused: new WebhookUrlsRefused({
    faults: [{ index: 0, reason: 'special_address' }],
  }),
  TooManyRequests: {
    _tag: 'TooManyRequests',
    policy: 'write',
    quota: 600,
    remaining: 0,
    resetSeconds: 31,
    isExceeded: true,
  },
  InternalError: { _tag: 'InternalError' },
  StorageUnavailable: new StorageUnavailable(),
  IdentityProviderUnavailable: new IdentityProviderUnavailable(),
  Overloaded: { _tag: 'Overloaded' },
  TooManyStreams: { _tag: 'TooManyStreams', per: 'address', max: STREAM_BOUNDS.ofOneAddress },
  DeadlineExceeded: { _tag: 'DeadlineExceeded', seconds: DEADLINE_SECONDS },
  Draining: { _tag: 'Draining' },
}
