import { showInstant } from '../../domain/time/shown-time.ts'
import { describeRefusal, placed, UNREADABLE_CALENDARS } from './calendar/calendar-wording.ts'
import type { Failure, FailureTag, InputFault } from './failure.ts'
import { counted, describeFault, pointPlanFault, quote } from './fault-wording.ts'
import { MAX_DEPTH } from './json-shape.ts'
import { rateLimitFields } from './limits/rate-limit-fields.ts'
import { RATE_POLICIES } from './limits/rate-policies.ts'
import { WINDOW_SECONDS } from './limits/window.ts'

/** How one kind of failure is told. */
export type ProblemKind<F> = {
  readonly status:
    | (400 | 401 | 403 | 404 | 405 | 408 | 409 | 412 | 413 | 415 | 422 | 429 | 431)
    | (500 | 503)
  readonly title: string
  readonly detail: (failure: F) => string
  readonly errors?: (failure: F) => readonly InputFault[]
  readonly headers?: (failure: F) => Record<string, string>
}

const RETRY_AFTER_SECONDS = '2'
/** A request takes less than that, mostly. */
const KEY_RETRY_AFTER_SECONDS = '1'
/** A stream stays for long; who does without one is asked to see to it less often. */
const STREAM_RETRY_AFTER_SECONDS = '30'

/** An answer tells of this many faults: enough to mend, too few to make a small body a large answer. */
const MAX_FAULTS = 100

/** From the tag of a failure to its status and words: for the answers, and for their description. */
export const PROBLEMS = {
  MalformedRequest: {
    status: 400,
    title: 'Malformed request',
    detail: () => 'This is not a request of HTTP/1.1 within the limits of this server.',
  },
  UnreadableJson: {
    status: 400,
    title: 'Unreadable JSON',
    detail: ({ reason }) =>
      ({
        not_json: 'The body is not well-formed JSON.',
        not_utf8: 'The body is not UTF-8, as JSON has to be.',
        too_deep: `The body nests deeper than ${MAX_DEPTH} objects and arrays.`,
        repeated_name: 'An object in the body has two fields of the same name.',
      })[reason],
  },
  UnreadableCalendar: {
    status: 400,
    title: 'Unreadable calendar',
    detail: ({ reason, line }) => placed(line, UNREADABLE_CALENDARS[reason]),
  },
  Unauthenticated: {
    status: 401,
    title: 'Authentication required',
    detail: ({ reason }) =>
      reason === 'no_token'
        ? 'Send a link’s token, an API key or an access token that allows this as "Authorization: Bearer …".'
        : 'The token is unknown: never issued, renewed, revoked, expired, or gone with what it opened.',
    headers: ({ reason }) => ({
      'WWW-Authenticate': reason === 'no_token' ? 'Bearer' : 'Bearer error="invalid_token"',
    }),
  },
  Forbidden: {
    status: 403,
    title: 'Forbidden',
    detail: ({ role, reason }) =>
      ({
        role:
          role === 'none'
            ? 'The access token that was sent gives no role here.'
            : `The ${role} token that was sent does not allow this.`,
        required: `Only the organizer says who is required; the ${role} token that was sent does not.`,
        other_event: `The ${role} token that was sent is not for the event at this address.`,
        other_user: `The ${role} token that was sent speaks for another user.`,
      })[reason],
  },
  EventNotFound: {
    status: 404,
    title: 'Event not found',
    detail: ({ eventId }) => `There is no event ${quote(eventId)}.`,
  },
  ParticipantNotFound: {
    status: 404,
    title: 'Participant not found',
    detail: ({ userId }) => `No user ${quote(userId)} takes part in this event.`,
  },
  WebhookNotFound: {
    status: 404,
    title: 'Webhook not found',
    detail: ({ webhookId }) => `This event has no webhook ${quote(webhookId)}.`,
  },
  UserNotFound: {
    status: 404,
    title: 'User not found',
    detail: ({ userId }) => `There is no such user, or none who is registered: ${quote(userId)}.`,
  },
  AddressTaken: {
    status: 409,
    title: 'Address taken',
    detail: () =>
      'Another registered user, or somebody in an event of theirs, has this e-mail address.',
  },
  SubjectTaken: {
    status: 409,
    title: 'Subject taken',
    detail: () => 'Another user is registered for this subject.',
  },
  NotRegistered: {
    status: 409,
    title: 'Not registered',
    detail: ({ userId }) =>
      `User ${quote(userId)} came with an event; only a registered user has a subject.`,
  },
  RouteNotFound: {
    status: 404,
    title: 'No such resource',
    detail: () => 'Nothing is here; the OpenAPI document lists every operation.',
  },
  MethodNotAllowed: {
    status: 405,
    title: 'Method not allowed',
    detail: ({ method, allowed }) =>
      `${method} is not allowed here; allowed: ${allowed.join(', ')}.`,
    headers: ({ allowed }) => ({ Allow: allowed.join(', ') }),
  },
  TooSlow: {
    status: 408,
    title: 'Request took too long to arrive',
    detail: ({ seconds }) =>
      `The request did not arrive within ${seconds} seconds; nothing was changed.`,
    // The rest of the request is not read: the connection can't be used again.
    headers: () => ({ Connection: 'close' }),
  },
  WrongEventStatus: {
    status: 409,
    title: 'Wrong status of the event',
    detail: ({ status, allowed }) =>
      `The event is ${status}; this needs it to be ${allowed.join(' or ')}.`,
  },
  AnswersClosed: {
    status: 409,
    title: 'Answers are closed',
    detail: ({ answerBy }) =>
      `Answers were due by ${showInstant(answerBy)}; the organizer can set a later answer_by.`,
  },
  JoiningClosed: {
    status: 409,
    title: 'Joining is closed',
    detail: () =>
      'Nobody can join at present; the organizer can add people, or open joining again.',
  },
  AlreadyTakesPart: {
    status: 409,
    title: 'Already takes part',
    detail: ({ index, newcomerCount }) =>
      newcomerCount === 1
        ? 'Somebody with this e-mail address takes part already.'
        : `The e-mail address of number ${index + 1} of these ${newcomerCount} people is that of somebody who takes part already, or of another of them.`,
  },
  TooManyWebhooks: {
    status: 409,
    title: 'Too many webhooks',
    detail: ({ max }) => `An event may have ${max} webhooks; remove one first.`,
  },
  KeyInFlight: {
    status: 409,
    title: 'Still being carried out',
    detail: () =>
      'A request with this Idempotency-Key is still being carried out; send it again to learn its answer.',
    headers: () => ({ 'Retry-After': KEY_RETRY_AFTER_SECONDS }),
  },
  StaleRevision: {
    status: 412,
    title: 'The event has changed',
    detail: ({ actual }) =>
      `The event is at revision ${actual}, which If-Match does not name; read it again.`,
    headers: ({ actual }) => ({ ETag: `"${actual}"` }),
  },
  BodyTooLarge: {
    status: 413,
    title: 'Body too large',
    detail: ({ maxBytes }) => `The body may have ${maxBytes} bytes.`,
    // The rest of the body is not read: the connection can't be used again.
    headers: () => ({ Connection: 'close' }),
  },
  UnsupportedMediaType: {
    status: 415,
    title: 'Unsupported media type',
    detail: ({ alsoAllowed }) => {
      const or = alsoAllowed === undefined ? '' : ` or "${alsoAllowed}"`
      return `Send the body as "Content-Type: application/json"${or}, in UTF-8 and without a Content-Encoding.`
    },
  },
  InvalidInput: {
    status: 422,
    title: 'Invalid input',
    detail: ({ faults }) => {
      const told = faults.length > MAX_FAULTS ? `; the first ${MAX_FAULTS} are told` : ''
      return `${counted(faults.length, 'fault')} in the input${told}; nothing was changed.`
    },
    errors: ({ faults }) => faults.slice(0, MAX_FAULTS),
  },
  KeyReused: {
    status: 422,
    title: 'Idempotency-Key used for another request',
    detail: () =>
      'This Idempotency-Key stands for an earlier request, with another address, body or If-Match; nothing was changed.',
  },
  MeetingPlanRefused: {
    status: 422,
    title: 'Invalid input',
    detail: ({ faults }) => `${counted(faults.length, 'fault')} in the plan; nothing was changed.`,
    errors: ({ faults }) =>
      faults
        .slice(0, MAX_FAULTS)
        .map((fault) => ({ pointer: pointPlanFault(fault), detail: describeFault(fault) })),
  },
  OutsideProposedSlots: {
    status: 422,
    title: 'Outside the proposed slots',
    detail: () => 'The meeting must lie inside one proposed slot.',
    errors: (fault) => [{ pointer: '/start_time', detail: describeFault(fault) }],
  },
  TooManyParticipants: {
    status: 422,
    title: 'Too many participants',
    detail: describeFault,
    errors: (fault) => [{ pointer: '/participants', detail: describeFault(fault) }],
  },
  TooManyAvailabilitySlots: {
    status: 422,
    title: 'Too many slots',
    detail: describeFault,
    errors: (fault) => [{ pointer: '/slots', detail: describeFault(fault) }],
  },
  TooManyMappedSlots: {
    status: 422,
    title: 'Too many slots for a heat map',
    detail: ({ counted, count, max }) =>
      counted === 'availability_slots'
        ? `A heat map is to be had for at most ${max} availability slots within the proposed slots, of all participants together; there are ${count}.`
        : `A heat map holds at most ${max} segments and slots of \`answers\` together; these would be ${count}.`,
  },
  TooManyBusyTimes: {
    status: 422,
    title: 'Too many busy times',
    detail: ({ count, max }) =>
      `The calendar takes ${count} separate times of the proposed slots; at most ${max} are allowed: propose less time.`,
  },
  CalendarRefused: {
    status: 422,
    title: 'Calendar can’t be followed',
    detail: (refused) => placed(refused.line, describeRefusal(refused)),
  },
  WebhookUrlRefused: {
    status: 422,
    title: 'Invalid input',
    detail: () => 'No message can be sent to this URL; nothing was changed.',
    errors: (fault) => [{ pointer: '/url', detail: describeFault(fault) }],
  },
  WebhookUrlsRefused: {
    status: 422,
    title: 'Invalid input',
    detail: ({ faults }) =>
      `No message can be sent to ${counted(faults.length, 'URL')}; nothing was changed.`,
    errors: ({ faults }) =>
      faults.map(({ index, reason }) => ({
        pointer: `/webhooks/${index}/url`,
        detail: describeFault({ _tag: 'WebhookUrlRefused', reason }),
      })),
  },
  TooManyRequests: {
    status: 429,
    title: 'Too many requests',
    detail: ({ policy, quota, resetSeconds }) =>
      `The limit "${policy}" is ${counted(quota, 'request')} in ${WINDOW_SECONDS} seconds for each ${RATE_POLICIES[policy].per}; try again in ${counted(resetSeconds, 'second')}.`,
    headers: (state) => ({
      'Retry-After': String(state.resetSeconds),
      ...rateLimitFields([state]),
    }),
  },
  HeadersTooLarge: {
    status: 431,
    title: 'Header fields too large',
    detail: () => 'The request line and header fields may have 16 KiB together.',
    headers: () => ({ Connection: 'close' }),
  },
  InternalError: {
    status: 500,
    title: 'Internal error',
    detail: () => 'Something went wrong here; the log has it under the instance of this problem.',
  },
  StorageUnavailable: {
    status: 503,
    title: 'Storage unavailable',
    detail: () => 'The storage does not answer; try again later.',
    headers: () => ({ 'Retry-After': RETRY_AFTER_SECONDS }),
  },
  IdentityProviderUnavailable: {
    status: 503,
    title: 'Identity provider unavailable',
    detail: () => 'Access tokens can’t be verified for now; try again later.',
    headers: () => ({ 'Retry-After': RETRY_AFTER_SECONDS }),
  },
  Overloaded: {
    status: 503,
    title: 'Overloaded',
    detail: () => 'Too many requests are under way here; try again in a moment.',
    headers: () => ({ 'Retry-After': RETRY_AFTER_SECONDS }),
  },
  TooManyStreams: {
    status: 503,
    title: 'Too many open streams',
    detail: ({ per, max }) =>
      `${per === 'address' ? 'Your address' : 'This instance'} has ${counted(max, 'stream')} open, and may have no more; read the event now and then instead, or try again later.`,
    headers: () => ({ 'Retry-After': STREAM_RETRY_AFTER_SECONDS }),
  },
  DeadlineExceeded: {
    status: 503,
    title: 'Took too long',
    detail: ({ seconds }) =>
      `This was not done within ${seconds} seconds; a change that was under way may have happened: read before you repeat it.`,
    headers: () => ({
      'Retry-After': RETRY_AFTER_SECONDS,
      // A body that is still on its way is not read any more.
      Connection: 'close',
    }),
  },
  Draining: {
    status: 503,
    title: 'Shutting down',
    detail: () => 'This instance is shutting down; another one will answer.',
    headers: () => ({ 'Retry-After': RETRY_AFTER_SECONDS }),
  },
} satisfies { readonly [Tag in FailureTag]: ProblemKind<Extract<Failure, { _tag: Tag }>> }
