import type { IssuedGrant } from '../../domain/access/grant.ts'
import type { Event, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type {
  EventHead,
  EventNotFound,
  EventQuery,
  EventRepository,
  EventSummary,
} from '../../domain/event/event-repository.ts'
import { overAt } from '../../domain/event/retention.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { requireUnchanged } from '../../domain/user/require-unchanged.ts'
import type { User, UserRecord } from '../../domain/user/user.ts'
import type { UserChanged, UserNotFound } from '../../domain/user/user-repository.ts'
import type { Webhook } from '../../domain/webhook/webhook.ts'
import type { EventRecord, MemoryStorage } from './memory-storage.ts'

/** Events in memory. */
export class MemoryEventRepository implements EventRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async create(
    event: Event,
    users: readonly UserRecord[],
    grants: readonly IssuedGrant[],
    webhooks: readonly Webhook[] = [],
  ): Promise<Result<void, UserNotFound | UserChanged>> {
    const { organizerId } = event
    const newcomers = users.filter(({ registeredAt }) => registeredAt === undefined)
    if (!newcomers.some(({ id }) => id === organizerId)) {
      const there = requireUnchanged(organizerId, users, this.#storage.users.get(organizerId))
      if (!there.ok) return there
    }
    const record = this.#storage.add(event)
    this.#storage.admit(record, newcomers, grants)
    for (const webhook of webhooks) {
      record.outbox.webhooks.set(webhook.id, { webhook, deliveries: [] })
    }
    record.outbox.watchAnew(event)
    record.outbox.announce(undefined, event)
    return ok(undefined)
  }

  async find(id: EventId): Promise<Event | undefined> {
    return this.#storage.events.get(id)?.event
  }

  async findHead(id: EventId): Promise<EventHead | undefined> {
    const event = this.#storage.events.get(id)?.event
    return event && { organizerId: event.organizerId, revision: event.revision }
  }

  async revisionsOf(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, Revision>> {
    const found = ids.flatMap((id) => this.#storage.events.get(id)?.event ?? [])
    return new Map(found.map(({ id, revision }) => [id, revision]))
  }

  async list(query: EventQuery): Promise<readonly EventSummary[]> {
    const { organizerId, status, before, limit } = query
    return [...this.#storage.events.values()]
      .map(({ event }) => event)
      .filter((event) => organizerId === undefined || event.organizerId === organizerId)
      .filter((event) => status === undefined || event.status.name === status)
      .filter(({ id }) => before === undefined || id < before)
      .toSorted((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, limit)
      .map(summaryOf)
  }

  async update<Fault>(
    id: EventId,
    change: (event: Event) => Result<Event, Fault>,
  ): Promise<Result<Event, Fault | EventNotFound>> {
    const record = this.#storage.events.get(id)
    if (record === undefined) return notFound(id)
    const changed = change(record.event)
    if (changed.ok) this.#replace(record, changed.value)
    return changed
  }

  async enrol<Fault>(
    id: EventId,
    newcomers: readonly User[],
    grants: readonly IssuedGrant[],
    change: (event: Event, enrolled: readonly User[]) => Result<Event, Fault>,
  ): Promise<Result<Event, Fault | EventNotFound>> {
    const record = this.#storage.events.get(id)
    if (record === undefined) return notFound(id)
    const enrolled = record.event.participants.flatMap(
      ({ userId }) => this.#storage.users.get(userId) ?? [],
    )
    const changed = change(record.event, enrolled)
    if (changed.ok) {
      this.#replace(record, changed.value)
      this.#storage.admit(record, newcomers, grants)
    }
    return changed
  }

  async findOver(instant: EpochMs, limit: number): Promise<readonly EventId[]> {
    return [...this.#storage.events.values()]
      .filter(({ event }) => overAt(event) <= instant)
      .toSorted((one, other) => overAt(one.event) - overAt(other.event))
      .slice(0, limit)
      .map(({ event }) => event.id)
  }

  async delete<Fault>(
    id: EventId,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>> {
    const record = this.#storage.events.get(id)
    if (record === undefined) return notFound(id)
    const permitted = permit(record.event)
    if (!permitted.ok) return permitted
    for (const hash of record.grants) this.#storage.grants.delete(hash)
    for (const { userId } of record.event.participants) this.#storage.dismiss(userId)
    this.#storage.dismiss(record.event.organizerId)
    this.#storage.receipts.removeOf(id)
    record.outbox.clear(id)
    this.#storage.events.delete(id)
    return ok(undefined)
  }

  #replace(record: EventRecord, changed: Event): void {
    const staying = new Set(changed.participants.map(({ userId }) => userId))
    const leaving = record.event.participants.filter(({ userId }) => !staying.has(userId))
    record.outbox.announce(record.event, changed)
    record.event = changed
    for (const { userId } of leaving) this.#storage.forget(record, userId)
  }
}

function summaryOf(event: Event): EventSummary {
  const { id, title, description, organizerId, status, revision, createdAt, participants } = event
  return {
    id,
    title,
    ...(description !== undefined && { description }),
    organizerId,
    status,
    revision,
    createdAt,
    participantCount: participants.length,
    respondedCount: participants.filter((one) => one.status === 'responded').length,
  }
}

const notFound = (eventId: EventId): Result<never, EventNotFound> =>
  refuse({ _tag: 'EventNotFound', eventId })
