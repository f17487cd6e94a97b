import type { Forbidden, Unauthenticated } from '../../application/identify.ts'
import type { WebhookUrlsRefused } from '../../application/introduce-webhooks.ts'
import type { IdentityProviderUnavailable } from '../../domain/access/access-token-verifier.ts'
import type { AnswersClosed } from '../../domain/event/admit-answer.ts'
import type { TooManyAvailabilitySlots, TooManyBusyTimes } from '../../domain/event/availability.ts'
import type { MeetingPlanRefused } from '../../domain/event/change-event.ts'
import type {
  AlreadyTakesPart,
  JoiningClosed,
  TooManyParticipants,
} from '../../domain/event/enrol-participants.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import type { WrongEventStatus } from '../../domain/event/event-status.ts'
import type { StaleRevision } from '../../domain/event/expected-revision.ts'
import type { ParticipantNotFound } from '../../domain/event/remove-participant.ts'
import type { OutsideProposedSlots } from '../../domain/event/schedule-event.ts'
import type { TooManyMappedSlots } from '../../domain/matching/heat-map.ts'
import type { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import type { NotRegistered } from '../../domain/user/change-user.ts'
import type { AddressTaken, SubjectTaken, UserNotFound } from '../../domain/user/user-repository.ts'
import type { TooManyWebhooks, WebhookNotFound } from '../../domain/webhook/webhook.ts'
import type { WebhookUrlRefused } from '../../domain/webhook/webhook-sender.ts'
import type { CalendarRefused, UnreadableCalendar } from './calendar/calendar-fault.ts'
import type { ShapeFault } from './json-shape.ts'
import type { RateState } from './limits/rate-limiter.ts'

/** One thing wrong with the input: in the body (`pointer`, RFC 6901), a query parameter or a header. */
export type InputFault = { readonly detail: string } & (
  | { readonly pointer: string }
  | { readonly parameter: string }
  | { readonly header: string }
)

/** Every way in which a use case can fail. */
type UseCaseFailure =
  | Unauthenticated
  | Forbidden
  | EventNotFound
  | ParticipantNotFound
  | WrongEventStatus
  | AnswersClosed
  | JoiningClosed
  | AlreadyTakesPart
  | StaleRevision
  | OutsideProposedSlots
  | MeetingPlanRefused
  | TooManyParticipants
  | TooManyAvailabilitySlots
  | TooManyMappedSlots
  | TooManyBusyTimes
  | TooManyWebhooks
  | WebhookNotFound
  | WebhookUrlRefused
  | WebhookUrlsRefused
  | UserNotFound
  | AddressTaken
  | SubjectTaken
  | NotRegistered
  | StorageUnavailable
  | IdentityProviderUnavailable

/** Every way in which a request can fail before a use case sees it, or in spite of one. */
type RequestFailure =
  | { readonly _tag: 'MalformedRequest' }
  | { readonly _tag: 'HeadersTooLarge' }
  | { readonly _tag: 'TooSlow'; readonly seconds: number }
  | {
      readonly _tag: 'UnreadableJson'
      readonly reason: 'not_json' | 'not_utf8' | ShapeFault
    }
  | UnreadableCalendar
  | CalendarRefused
  | { readonly _tag: 'RouteNotFound' }
  | { readonly _tag: 'MethodNotAllowed'; readonly method: string; readonly allowed: string[] }
  | { readonly _tag: 'BodyTooLarge'; readonly maxBytes: number }
  | { readonly _tag: 'UnsupportedMediaType'; readonly alsoAllowed?: 'text/calendar' }
  | { readonly _tag: 'InvalidInput'; readonly faults: readonly InputFault[] }
  | { readonly _tag: 'KeyReused' }
  | { readonly _tag: 'KeyInFlight' }
  | ({ readonly _tag: 'TooManyRequests' } & RateState)
  | { readonly _tag: 'Overloaded' }
  | {
      readonly _tag: 'TooManyStreams'
      readonly per: 'address' | 'instance'
      readonly max: number
    }
  | { readonly _tag: 'DeadlineExceeded'; readonly seconds: number }
  | { readonly _tag: 'Draining' }
  | { readonly _tag: 'InternalError' }

/** Whatever a caller can be told about in a problem. */
export type Failure = UseCaseFailure | RequestFailure

/** The name of a kind of failure. */
export type FailureTag = Failure['_tag']

/** A failure on its way to the caller; the application's error handler turns it into a problem. */
export class RequestFailed extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure._tag)
    this.failure = failure
  }
}
