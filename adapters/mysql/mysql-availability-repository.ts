import type { Availability } from '../../domain/event/availability.ts'
import {
  type AnswerAtRevision,
  type AnswerRule,
  type AvailabilityRepository,
  answerWithin,
  type EventWithAnswers,
  type GivenAnswer,
} from '../../domain/event/availability-repository.ts'
import type { Event, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound } from '../../domain/event/event-repository.ts'
import type { ParticipantStatus } from '../../domain/event/participant.ts'
import type { ParticipantNotFound } from '../../domain/event/remove-participant.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { eraseAnswer, type LockedParticipant, lockParticipant, writeAnswer } from './answer-rows.ts'
import { readEvent } from './event-rows.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import { announce, anotherIsMissing } from './outbox-rows.ts'
import { readPlan } from './plan-rows.ts'
import { type ChangedAnswers, readAnswer, readAnswers, readAnswersSince } from './read-answers.ts'
import type { Session } from './session.ts'
import { watchesAnswers } from './watched-types.ts'

/** Answers in MySQL. */
export class MysqlAvailabilityRepository implements AvailabilityRepository {
  readonly #database: MysqlDatabase

  readonly #now: () => EpochMs

  constructor(database: MysqlDatabase, now: () => EpochMs = Date.now) {
    this.#database = database
    this.#now = now
  }

  async findAll(
    eventId: EventId,
    { atLeast, known }: Parameters<AvailabilityRepository['findAll']>[1],
  ): Promise<EventWithAnswers | undefined> {
    const oldest = Math.max(atLeast, known?.event.revision ?? 0)
    const isFresh = (found: EventWithAnswers | undefined) =>
      found !== undefined && found.event.revision >= oldest
    return this.#database.bulk(
      async (session) =>
        (known && (await readChanges(session, known))) ?? readWhole(session, eventId),
      isFresh,
    )
  }

  async find(
    eventId: EventId,
    userId: UserId,
  ): Promise<Result<AnswerAtRevision, EventNotFound | ParticipantNotFound>> {
    const found = await this.#database.read((session) => readAnswer(session, eventId, userId))
    if (found === undefined) return refuse({ _tag: 'EventNotFound', eventId })
    const { revision, answers } = found
    return answers.has(userId)
      ? ok({ answer: answers.get(userId), revision })
      : refuse({ _tag: 'ParticipantNotFound', userId })
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
    return this.#write(eventId, given.userId, rule, async (session, locked) => {
      const within =
        'within' in given
          ? answerWithin(given, await readPlan(session, eventId, locked.plan))
          : ok(given)
      if (!within.ok) return within
      const answer = within.value
      const revision = locked.state.revision + 1
      await writeAnswer(session, eventId, answer, revision, locked.participant === 'responded')
      await this.#announce(session, eventId, locked, answer.userId, 'responded')
      return ok({ answer, revision })
    })
  }

  async withdraw<Fault>(
    eventId: EventId,
    userId: UserId,
    rule: AnswerRule<Fault>,
  ): Promise<Result<Revision, Fault | EventNotFound | ParticipantNotFound>> {
    return this.#write(eventId, userId, rule, async (session, locked) => {
      const { state, participant } = locked
      if (participant !== 'responded') return ok(state.revision)
      const revision = state.revision + 1
      await eraseAnswer(session, eventId, userId, revision)
      await this.#announce(session, eventId, locked, userId, 'invited')
      return ok(revision)
    })
  }

  /** Stores what it has to tell that the participant has this status now, one revision later. */
  async #announce(
    session: Session,
    eventId: EventId,
    { watched, state, participant }: LockedParticipant,
    userId: UserId,
    becomes: ParticipantStatus,
  ): Promise<void> {
    if (watched.size === 0) return
    const othersAnswered =
      watchesAnswers(watched) && !(await anotherIsMissing(session, eventId, userId))
    const situation = (revision: Revision, status: ParticipantStatus | null) => ({
      status: state.status,
      revision,
      everyoneAnswered: othersAnswered && status === 'responded',
    })
    await announce(session, eventId, watched, {
      before: situation(state.revision, participant),
      after: situation(state.revision + 1, becomes),
      ...(becomes === 'responded' && { submittedBy: userId }),
      now: this.#now(),
    })
  }

  /** Writes for a participant of an event that the rule lets pass, while nobody else can. */
  #write<Written, Fault>(
    eventId: EventId,
    userId: UserId,
    rule: AnswerRule<Fault>,
    write: (session: Session, locked: LockedParticipant) => Promise<Result<Written, Fault>>,
  ): Promise<Result<Written, Fault | EventNotFound | ParticipantNotFound>> {
    return this.#database.transaction(eventId, async (session) => {
      const locked = await lockParticipant(session, eventId, userId)
      if (locked === undefined) return refuse({ _tag: 'EventNotFound', eventId } as const)
      if (locked.participant === null)
        return refuse({ _tag: 'ParticipantNotFound', userId } as const)
      const admitted = rule(locked.state)
      return admitted.ok ? write(session, locked) : admitted
    })
  }
}

async function readWhole(
  session: Session,
  eventId: EventId,
): Promise<EventWithAnswers | undefined> {
  const event = await readEvent(session, eventId)
  return event && { event, answers: await readAnswers(session, eventId) }
}

/** What is known, brought up to date; `undefined` when more has changed than answers. */
async function readChanges(
  session: Session,
  known: EventWithAnswers,
): Promise<EventWithAnswers | undefined> {
  const changed = await readAnswersSince(session, known.event.id, known.event.revision)
  return changed && withChanges(known, changed)
}

function withChanges(known: EventWithAnswers, changed: ChangedAnswers): EventWithAnswers {
  const answers = new Map(known.answers)
  for (const [userId, answer] of changed.answers) {
    if (answer === undefined) answers.delete(userId)
    else answers.set(userId, answer)
  }
  const participants = known.event.participants.map((participant) =>
    changed.answers.has(participant.userId)
      ? { ...participant, status: answers.has(participant.userId) ? 'responded' : 'invited' }
      : participant,
  )
  return { event: { ...known.event, participants, revision: changed.revision } as Event, answers }
}
