import type { IssuedGrant } from '../../domain/access/grant.ts'
import type { Event, Revision } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EventNotFound, EventRepository } from '../../domain/event/event-repository.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { User } from '../../domain/user/user.ts'
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
    users: readonly User[],
    grants: readonly IssuedGrant[],
    webhooks: readonly Webhook[] = [],
  ): Promise<void> {
    const record = this.#storage.add(event)
    this.#storage.admit(record, users, grants)
    for (const webhook of webhooks) {
      record.outbox.webhooks.set(webhook.id, { webhook, deliveries: [] })
    }
    record.outbox.watchAnew(event)
    record.outbox.announce(undefined, event)
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

const notFound = (eventId: EventId): Result<never, EventNotFound> =>
  refuse({ _tag: 'EventNotFound', eventId })
