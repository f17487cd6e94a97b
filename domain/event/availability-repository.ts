import type { MeetingPlan } from '../matching/meeting-plan.ts'
import { ok, type Result } from '../result.ts'
import type { UserId } from '../user/user-id.ts'
import type { Availability } from './availability.ts'
import type { Event, Revision } from './event.ts'
import type { EventId } from './event-id.ts'
import type { EventNotFound } from './event-repository.ts'
import type { ParticipantNotFound } from './remove-participant.ts'

/** The part of an event that decides whether an answer is admitted. */
export type EventState = Pick<Event, 'status' | 'revision' | 'answerBy'>

/** Decides whether the answers of an event may change in its present state. */
export type AnswerRule<Fault> = (state: EventState) => Result<void, Fault>

/** An event and all its answers as they stood at one moment: that of the event's revision. */
export type EventWithAnswers = {
  readonly event: Event
  readonly answers: ReadonlyMap<UserId, Availability>
}

/**
 * An answer, or how it follows from where the meeting may lie, if it does: the storage reads that in the
 * same step as it writes the answer.
 */
export type GivenAnswer<Fault = never> =
  | Availability
  | { readonly userId: UserId; readonly within: (plan: MeetingPlan) => Result<Availability, Fault> }

/** The answer that was given, where the meeting may lie as the plan says. */
export const answerWithin = <Fault>(
  given: GivenAnswer<Fault>,
  plan: MeetingPlan,
): Result<Availability, Fault> => ('within' in given ? given.within(plan) : ok(given))

/** One participant's answer, missing until they have given it, as it stood at a revision. */
export type AnswerAtRevision = {
  readonly answer: Availability | undefined
  readonly revision: Revision
}

/**
 * When participants can attend. What the event's webhooks are to be told of a write is part of it.
 * Every method rejects with `StorageUnavailable` alone.
 */
export interface AvailabilityRepository {
  /**
   * The event with all its answers, from one consistent reading, at the revision `atLeast` or a
   * later one.
   *
   * @param wanted.known what an earlier call has answered, so that only what changed since need be
   *   read; it stays as it is
   */
  findAll(
    eventId: EventId,
    wanted: { readonly atLeast: Revision; readonly known?: EventWithAnswers | undefined },
  ): Promise<EventWithAnswers | undefined>

  /** What one participant answered, and the revision of the event at that moment. */
  find(
    eventId: EventId,
    userId: UserId,
  ): Promise<Result<AnswerAtRevision, EventNotFound | ParticipantNotFound>>

  /**
   * Replaces the participant's answer as a whole, sets their status to `responded` and raises the
   * revision, in one step, or does nothing when the rule, the answer or the search refuses.
   * @returns the answer as it was stored, and the new revision
   */
  replace<Fault>(
    eventId: EventId,
    given: GivenAnswer<Fault>,
    rule: AnswerRule<Fault>,
  ): Promise<
    Result<
      { readonly answer: Availability; readonly revision: Revision },
      Fault | EventNotFound | ParticipantNotFound
    >
  >

  /**
   * Removes the participant's answer, sets their status to `invited` and raises the revision, in
   * one step. Where there is no answer, nothing changes, the revision included.
   * @returns the revision afterwards
   */
  withdraw<Fault>(
    eventId: EventId,
    userId: UserId,
    rule: AnswerRule<Fault>,
  ): Promise<Result<Revision, Fault | EventNotFound | ParticipantNotFound>>
}
