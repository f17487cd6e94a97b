import { Effect } from 'effect'
import { type AnswersClosed, admitAnswer } from '../domain/event/admit-answer.ts'
import { Availability, type TooManyBusyTimes } from '../domain/event/availability.ts'
import type { Event } from '../domain/event/event.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import type { WrongEventStatus } from '../domain/event/event-status.ts'
import type { StaleRevision } from '../domain/event/expected-revision.ts'
import type { ParticipantNotFound } from '../domain/event/remove-participant.ts'
import { earliestSlot } from '../domain/matching/candidates.ts'
import { type BusyTimes, proposedTime } from '../domain/matching/free-time.ts'
import type { MeetingPlan } from '../domain/matching/meeting-plan.ts'
import { type Result, refuse } from '../domain/result.ts'
import { Interval } from '../domain/time/interval.ts'
import type { TimeZone } from '../domain/time/time-zone.ts'
import type { UserId } from '../domain/user/user-id.ts'
import { authorize, organizerOrOwner } from './authorize.ts'
import { type EventWriteRequest, ifExpected } from './event-write.ts'
import { knownUserId } from './known-user-id.ts'
import { ask, settle } from './port-call.ts'
import { Availabilities, Clock, Events } from './ports.ts'

/** Somebody's calendar, as far as it says when they are busy. */
export interface Calendar<Fault> {
  /** The zone that the calendar says it is kept in. */
  readonly timeZone: TimeZone | undefined

  /**
   * When its owner is busy between the two ends of the span.
   * @param usual  where entries without a zone are, in a calendar that says nothing of it
   * @param asked  where they are, whatever the calendar says
   * @param signal  ends the search; rejects with its reason
   */
  busyIn(
    span: Interval,
    usual: TimeZone,
    asked: TimeZone | undefined,
    signal: AbortSignal,
  ): Promise<Result<BusyTimes, Fault>>
}

/** What the organizer proposes has come to lie elsewhere than where the calendar was looked at. */
type WindowsMoved = { readonly _tag: 'WindowsMoved' }

/**
 * Replaces what a participant has said about their time by what their calendar says; of the calendar
 * nothing is kept but the free time that follows. Participants answer for themselves; the organizer may
 * answer for anyone.
 *
 * A calendar is read for the windows as they stand, without keeping others from changing them; where
 * they were moved meanwhile it is read again, so that the answer fits the windows that it is stored with.
 *
 * @param request.timeZone  where entries without a zone are; that of the calendar, of the participant or of
 *   the earliest window unless it is given
 * @param request.isPreview  whether to answer what would be stored, and store nothing
 * @returns the answer, and the revision at which it stands
 */
export const submitCalendar = Effect.fnUntraced(function* <Fault>(
  request: EventWriteRequest & {
    readonly userId: string
    readonly calendar: Calendar<Fault>
    readonly timeZone: TimeZone | undefined
    readonly isPreview: boolean
  },
) {
  const { calendar, isPreview } = request
  const grant = yield* authorize(request, organizerOrOwner(request.userId))
  const { eventId } = grant
  const userId = yield* knownUserId(request.userId)
  const rule = ifExpected(request.expected, admitAnswer((yield* Clock).now()))
  const [events, availabilities] = [yield* Events, yield* Availabilities]
  for (;;) {
    const event = yield* ask(() => events.find(eventId))
    if (event === undefined)
      return yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId })
    const participant = yield* participantOf(event, userId)
    yield* settle(rule(event))
    const usual = participant.timeZone ?? earliestSlot(event.plan).timeZone
    const timeZone = request.timeZone ?? calendar.timeZone ?? usual
    const span = spanOf(event.plan)
    const busy = yield* settle(
      yield* Effect.promise((signal) => calendar.busyIn(span, usual, request.timeZone, signal)),
    )
    const answerFor = (plan: MeetingPlan) => Availability.around(userId, busy, timeZone, plan)
    if (isPreview) {
      const answer = yield* settle(answerFor(event.plan))
      return { eventId, userId, answer, revision: event.revision, isPreview }
    }
    const within = (plan: MeetingPlan) =>
      Interval.contains(span, spanOf(plan)) ? answerFor(plan) : refuse(MOVED)
    const stored = yield* ask(() =>
      availabilities.replace<AnswerFault | WindowsMoved>(eventId, { userId, within }, rule),
    )
    if (stored.ok) return { eventId, userId, ...stored.value, isPreview }
    const { fault } = stored
    if (fault._tag !== 'WindowsMoved') return yield* Effect.fail(fault)
  }
})

const MOVED: WindowsMoved = { _tag: 'WindowsMoved' }

/** Why an answer that a calendar amounts to is not stored. */
type AnswerFault = WrongEventStatus | AnswersClosed | StaleRevision | TooManyBusyTimes

const participantOf = ({ participants }: Event, userId: UserId) => {
  const participant = participants.find((one) => one.userId === userId)
  return participant === undefined
    ? Effect.fail<ParticipantNotFound>({ _tag: 'ParticipantNotFound', userId })
    : Effect.succeed(participant)
}

/** From where the earliest of what a meeting may take of somebody's time begins to where the last ends. */
function spanOf(plan: MeetingPlan): Interval {
  const { boundaries } = proposedTime(plan)
  // A plan has at least one window.
  return { start: boundaries.at(0), end: boundaries.at(-1) } as Interval
}
