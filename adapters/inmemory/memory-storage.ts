import type { ApiKey } from '../../domain/access/api-key.ts'
import type { Grant, IssuedGrant, TokenHash } from '../../domain/access/grant.ts'
import type { Availability } from '../../domain/event/availability.ts'
import type { Event } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import type { UserRecord } from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import { EventOutbox, Waiting } from './memory-outbox.ts'
import { ReceiptShelf } from './receipt-shelf.ts'

/**
 * All that the service knows, in the memory of one process; gone when the process ends.
 *
 * The repositories beside this file share one of these. Each of their methods works through
 * without waiting for anything, so that no other call can come between: that is the transaction.
 */
export class MemoryStorage {
  readonly events = new Map<EventId, EventRecord>()
  readonly users = new Map<UserId, UserRecord>()
  readonly grants = new Map<TokenHash, Grant>()
  readonly apiKeys = new Map<TokenHash, ApiKey>()
  readonly receipts = new ReceiptShelf()
  readonly waiting = new Waiting()
  readonly #now: () => EpochMs

  constructor(now: () => EpochMs = Date.now) {
    this.#now = now
  }

  /** A new event, with nothing that belongs to it yet. */
  add(event: Event): EventRecord {
    const outbox = new EventOutbox(this.waiting, this.#now)
    const record: EventRecord = { event, answers: new Map(), grants: [], outbox }
    this.events.set(event.id, record)
    return record
  }

  /** Stores users and grants, and remembers with the event what is to go when it goes. */
  admit(record: EventRecord, users: readonly UserRecord[], grants: readonly IssuedGrant[]): void {
    for (const user of users) this.users.set(user.id, user)
    for (const { grant, hash } of grants) {
      this.grants.set(hash, grant)
      record.grants.push(hash)
    }
  }

  /** Removes whatever belongs to a user who is no longer part of the event. */
  forget(record: EventRecord, userId: UserId): void {
    record.answers.delete(userId)
    record.outbox.forgetUser(userId)
    this.revoke(record, (grant) => grant.role === 'participant' && grant.userId === userId)
    if (record.event.organizerId !== userId) this.dismiss(userId)
  }

  /** Whether the user stays when their events go. */
  isRegistered(userId: UserId): boolean {
    return this.users.get(userId)?.registeredAt !== undefined
  }

  /** Removes a user who came with an event. */
  dismiss(userId: UserId): void {
    if (!this.isRegistered(userId)) this.users.delete(userId)
  }

  /** Whether there is such an event or user. */
  has(id: EventId | UserId): boolean {
    return this.events.has(id as EventId) || this.users.has(id as UserId)
  }

  /** Removes those of the event's grants. */
  revoke(record: EventRecord, isRevoked: (grant: Grant) => boolean): void {
    record.grants = record.grants.filter((hash) => {
      const grant = this.grants.get(hash)
      if (grant === undefined || !isRevoked(grant)) return true
      return !this.grants.delete(hash)
    })
  }
}

/** An event with what belongs to it. */
export type EventRecord = {
  event: Event
  readonly answers: Map<UserId, Availability>
  grants: TokenHash[]
  /** Its webhooks, and what they are to be told. */
  readonly outbox: EventOutbox
}
