import { Context, Effect, Layer } from 'effect'
import type {
  AvailabilityRepository,
  EventWithAnswers,
} from '../domain/event/availability-repository.ts'
import type { Revision } from '../domain/event/event.ts'
import type { EventId } from '../domain/event/event-id.ts'
import type { EventNotFound } from '../domain/event/event-repository.ts'
import type { MatchedMeeting } from '../domain/matching/matched-meeting.ts'
import { RankedCandidates } from '../domain/matching/ranked-candidates.ts'
import type { StorageUnavailable } from '../domain/storage-unavailable.ts'
import type { UserId } from '../domain/user/user-id.ts'
import { inTurns } from './in-turns.ts'
import { askTogether } from './port-call.ts'
import { Availabilities } from './ports.ts'
import { WeighedCache } from './weighed-cache.ts'

/** An event's ranking with what it was made from: where little has changed, little is read again. */
export type RankedEvent = EventWithAnswers & {
  readonly ranking: RankedCandidates<UserId>
}

/** How rankings have been come by since the process began, which only grows, and what is kept now. */
export type RankingUse = {
  readonly computed: number
  /** Those that were there already, or were being computed for somebody else. */
  readonly fromMemory: number
  readonly keptCount: number
  /** About how much memory those take. */
  readonly keptBytes: number
}

/** About how much memory the kept rankings may take, with the answers that they were made from. */
const MAX_BYTES = 128 * 1024 * 1024

/**
 * Rankings that need not be made again: one holds exactly as long as its event's revision stands.
 * A change need tell nobody: whoever asks brings the revision that stands now.
 */
export class Rankings extends Context.Service<
  Rankings,
  {
    /**
     * The ranking of the event at this revision, or at a later one if the event has moved on
     * meanwhile. Requests that ask at the same time share one computation.
     */
    readonly of: (
      eventId: EventId,
      revision: Revision,
    ) => Effect.Effect<RankedEvent, EventNotFound | StorageUnavailable>
    /** Drops what is kept of an event that is gone. */
    readonly forget: (eventId: EventId) => Effect.Effect<void>
    /** For those who measure. */
    readonly use: () => RankingUse
  }
>()('Rankings') {
  static readonly layer = Layer.effect(
    Rankings,
    Effect.map(Availabilities, (availabilities) => {
      const kept = new KeptRankings(availabilities)
      return {
        of: Effect.fnUntraced(function* (eventId, revision) {
          const ranked = yield* askTogether(() => kept.of(eventId, revision))
          return ranked ?? (yield* Effect.fail<EventNotFound>({ _tag: 'EventNotFound', eventId }))
        }),
        forget: (eventId) => Effect.sync(() => kept.forget(eventId)),
        use: () => kept.use,
      }
    }),
  )
}

/** A ranking that is being made, at this revision at least. */
type RankingUnderWay = {
  readonly atLeast: Revision
  readonly ranked: Promise<RankedEvent | undefined>
}

/**
 * Made of promises, not of effects: a computation that many requests share must not end because
 * the request that happened to begin it has been given up.
 */
class KeptRankings {
  readonly #availabilities: AvailabilityRepository
  readonly #kept = new WeighedCache<EventId, RankedEvent>(MAX_BYTES, bytesOf)
  readonly #underWay = new Map<EventId, RankingUnderWay>()
  #computed = 0
  #fromMemory = 0

  constructor(availabilities: AvailabilityRepository) {
    this.#availabilities = availabilities
  }

  get use(): RankingUse {
    const { count: keptCount, weight: keptBytes } = this.#kept
    return { computed: this.#computed, fromMemory: this.#fromMemory, keptCount, keptBytes }
  }

  async of(eventId: EventId, revision: Revision): Promise<RankedEvent | undefined> {
    for (;;) {
      const kept = this.#kept.get(eventId)
      if (kept !== undefined && kept.event.revision >= revision) {
        this.#fromMemory++
        return kept
      }
      const others = this.#underWay.get(eventId)
      const underWay = others ?? this.#begin(eventId, revision)
      const ranked = await underWay.ranked
      // What was under way may have begun before the change that the caller has seen.
      const reached = Math.max(underWay.atLeast, ranked?.event.revision ?? 0)
      if (reached < revision) continue
      if (others !== undefined && ranked !== undefined) this.#fromMemory++
      return ranked
    }
  }

  forget(eventId: EventId): void {
    this.#kept.delete(eventId)
  }

  #begin(eventId: EventId, atLeast: Revision): RankingUnderWay {
    const ranked = this.#rank(eventId, atLeast).finally(() => this.#underWay.delete(eventId))
    const underWay = { atLeast, ranked }
    this.#underWay.set(eventId, underWay)
    return underWay
  }

  async #rank(eventId: EventId, atLeast: Revision): Promise<RankedEvent | undefined> {
    const known = this.#kept.get(eventId)
    const found = await this.#availabilities.findAll(eventId, { atLeast, known })
    if (found === undefined) {
      this.#kept.delete(eventId)
      return undefined
    }
    const ranking = await inTurns(RankedCandidates.of(meetingOf(found)))
    this.#computed++
    const ranked = { ...found, ranking }
    this.#kept.set(eventId, ranked)
    return ranked
  }
}

/** What the event's ranking is made from. */
function meetingOf({ event, answers }: EventWithAnswers): MatchedMeeting<UserId> {
  const { plan, groups } = event
  const participants = event.participants.map(({ userId, ...participant }) => ({
    ...participant,
    id: userId,
    answer: answers.get(userId),
  }))
  return { plan, participants, groups }
}

// Measured roughly, by what the heap grows by; what matters is that more weighs more.
const BYTES = { event: 4_000, participant: 350, answer: 250, candidate: 56, clockChange: 24 }

function bytesOf({ event, answers, ranking }: RankedEvent): number {
  let bytes =
    BYTES.event +
    BYTES.participant * event.participants.length +
    BYTES.candidate * ranking.candidateCount +
    BYTES.clockChange * ranking.clockChangeCount
  for (const { slots, firmSlots } of answers.values()) {
    bytes += BYTES.answer + slots.boundaries.byteLength
    if (firmSlots !== slots) bytes += firmSlots.boundaries.byteLength
  }
  return bytes
}
