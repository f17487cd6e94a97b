import type { Availability } from '../../domain/event/availability.ts'
import {
  type AnswerAtRevision,
  type AnswerRule,
  type AvailabilityRepository,
  answerWithin,
  type EventWithAnswers,
  type GivenAnswer,
} from '../../domain/event/availability-repository.ts'
import type { Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import { recordAnswer, recordWithdrawal } from '../../domain/event/record-answer.ts'
import type { ParticipantNotFound } from '../../domain/event/remove-participant.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type { EventRecord, MemoryStorage } from './memory-storage.ts'

/** Answers in memory. */
export class MemoryAvailabilityRepository implements AvailabilityRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async findAll(eventId: EventId): Promise<EventWithAnswers | undefined> {
    const record = this.#storage.events.get(eventId)
    return record && { event: record.event, answers: new Map(record.answers) }
  }

  async find(
    eventId: EventId,
    userId: UserId,
  ): Promise<Result<AnswerAtRevision, EventNotFound | ParticipantNotFound>> {
    const record = this.#recordOf(eventId, userId)
    if (!record.ok) return record
    const { answers, event } = record.value
    return ok({ answer: answers.get(userId), revision: event.revision })
  }

  async replace<Fault>(
    eventId: EventId,
    given: GivenAnswer<Fault>,
    rule: AnswerRule<Fault>,
  ): Promise<
    Result<
      { readonly answer: Availability; readonly revision: Revision },
      Fault | EventNotFound | ParticipantNotFound
    >
  > {
    const record = this.#recordOf(eventId, given.userId)
    if (!record.ok) return record
    const admitted = rule(record.value.event)
    if (!admitted.ok) return admitted
    const within = answerWithin(given, record.value.event.plan)
    if (!within.ok) return within
    const answer = within.value
    record.value.answers.set(answer.userId, answer)
    const before = record.value.event
    record.value.event = recordAnswer(before, answer.userId)
    record.value.outbox.announce(before, record.value.event, answer.userId)
    return ok({ answer, revision: record.value.event.revision })
  }

  async withdraw<Fault>(
    eventId: EventId,
    userId: UserId,
    rule: AnswerRule<Fault>,
  ): Promise<Result<Revision, Fault | EventNotFound | ParticipantNotFound>> {
    const record = this.#recordOf(eventId, userId)
    if (!record.ok) return record
    const admitted = rule(record.value.event)
    if (!admitted.ok) return admitted
    if (record.value.answers.delete(userId)) {
      const before = record.value.event
      record.value.event = recordWithdrawal(before, userId)
      record.value.outbox.announce(before, record.value.event)
    }
    return ok(record.value.event.revision)
  }

  #recordOf(
    eventId: EventId,
    userId: UserId,
  ): Result<EventRecord, EventNotFound | ParticipantNotFound> {
    const record = this.#storage.events.get(eventId)
    if (record === undefined) return refuse({ _tag: 'EventNotFound', eventId })
    const takesPart = record.event.participants.some((participant) => participant.userId === userId)
    return takesPart ? ok(record) : refuse({ _tag: 'ParticipantNotFound', userId })
  }
}
