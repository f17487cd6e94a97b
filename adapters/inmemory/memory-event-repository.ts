import type { IssuedGrant } from '../../domain/access/grant.ts'
import type { Event, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound, EventRepository } from '../../domain/event/event-repository.ts'
import { overAt } from '../../domain/event/retention.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { User } from '../../domain/user/user.ts'
import type { EventRecord, MemoryStorage } from './memory-storage.ts'

/** Events in memory. */
export class MemoryEventRepository implements EventRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async create(
    event: Event,
    users: readonly User[],
    grants: readonly IssuedGrant[],
  ): Promise<void> {
    const record: EventRecord = { event, answers: new Map(), grants: [] }
    this.#storage.events.set(event.id, record)
    this.#storage.admit(record, users, grants)
  }

  async find(id: EventId): Promise<Event | undefined> {
    return this.#storage.events.get(id)?.event
  }

  async findRevision(id: EventId): Promise<Revision | undefined> {
    return this.#storage.events.get(id)?.event.revision
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
    for (const { userId } of record.event.participants) this.#storage.users.delete(userId)
    this.#storage.users.delete(record.event.organizerId)
    this.#storage.events.delete(id)
    return ok(undefined)
  }

  #replace(record: EventRecord, changed: Event): void {
    const staying = new Set(changed.participants.map(({ userId }) => userId))
    const leaving = record.event.participants.filter(({ userId }) => !staying.has(userId))
    record.event = changed
    for (const { userId } of leaving) this.#storage.forget(record, userId)
  }
}

const notFound = (eventId: EventId): Result<never, EventNotFound> =>
  refuse({ _tag: 'EventNotFound', eventId })
