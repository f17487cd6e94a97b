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
import { ok, type Result, refuse } from '../../domain/result.ts'
import type { EpochMs } from '../../domain/time/epoch-ms.ts'
import { requireUnchanged } from '../../domain/user/require-unchanged.ts'
import type { User, UserRecord } from '../../domain/user/user.ts'
import type { UserChanged, UserNotFound } from '../../domain/user/user-repository.ts'
import { situationOf } from '../../domain/webhook/notices.ts'
import { type Webhook, watchedTypes } from '../../domain/webhook/webhook.ts'
import {
  findOver,
  insertEvent,
  lockEvent,
  lockWatchedEvent,
  readEvent,
  updateEvent,
  type WatchedEvent,
} from './event-rows.ts'
import { listEvents } from './list-events.ts'
import { findByKeys, lookUp } from './look-up.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import { announce } from './outbox-rows.ts'
import { deleteParticipant, insertParticipants, updateAttending } from './participant-rows.ts'
import { deleteEvent, insertGrants, insertUsers, readEnrolled } from './people-rows.ts'
import type { Session } from './session.ts'
import type { SharedLookup } from './shared-lookup.ts'
import { holdRegistered } from './user-rows.ts'
import { insertWebhook, watchAnew } from './webhook-rows.ts'

/** Events in MySQL. */
export class MysqlEventRepository implements EventRepository {
  readonly #database: MysqlDatabase
  readonly #heads: SharedLookup<EventId, EventHead>

  readonly #now: () => EpochMs

  constructor(database: MysqlDatabase, now: () => EpochMs = Date.now) {
    this.#database = database
    this.#now = now
    this.#heads = lookUp(
      database,
      `SELECT event_id AS \`key\`, organizer_id AS organizerId, revision
        FROM events WHERE event_id IN`,
    )
  }

  async create(
    event: Event,
    users: readonly UserRecord[],
    grants: readonly IssuedGrant[],
    webhooks: readonly Webhook[] = [],
  ): Promise<Result<void, UserNotFound | UserChanged>> {
    const newcomers = users.filter(({ registeredAt }) => registeredAt === undefined)
    return this.#database.transaction<Result<void, UserNotFound | UserChanged>>(
      event.id,
      async (session) => {
        if (!newcomers.some(({ id }) => id === event.organizerId)) {
          const held = await holdRegistered(session, event.organizerId)
          const there = requireUnchanged(event.organizerId, users, held)
          if (!there.ok) return there
        }
        await insertEvent(session, event)
        await insertUsers(session, newcomers)
        await insertParticipants(session, event.id, event.participants)
        await insertGrants(session, grants)
        if (webhooks.length > 0) await this.#watch(session, event, webhooks)
        return ok(undefined)
      },
    )
  }

  async find(id: EventId): Promise<Event | undefined> {
    return this.#database.snapshot((session) => readEvent(session, id))
  }

  async findHead(id: EventId): Promise<EventHead | undefined> {
    return this.#heads.find(id)
  }

  async revisionsOf(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, Revision>> {
    const heads = await findByKeys<EventId, Pick<EventHead, 'revision'>>(
      this.#database,
      'SELECT event_id AS `key`, revision FROM events WHERE event_id IN',
      ids,
    )
    return new Map([...heads].map(([id, { revision }]) => [id, revision]))
  }

  async list(query: EventQuery): Promise<readonly EventSummary[]> {
    return this.#database.read((session) => listEvents(session, query))
  }

  async update<Fault>(
    id: EventId,
    change: (event: Event) => Result<Event, Fault>,
  ): Promise<Result<Event, Fault | EventNotFound>> {
    return this.#database.transaction(id, async (session) => {
      const locked = await lockWatchedEvent(session, id)
      if (locked === undefined) return notFound(id)
      const changed = change(locked.event)
      if (changed.ok) await this.#replace(session, locked, changed.value)
      return changed
    })
  }

  async enrol<Fault>(
    id: EventId,
    newcomers: readonly User[],
    grants: readonly IssuedGrant[],
    change: (event: Event, enrolled: readonly User[]) => Result<Event, Fault>,
  ): Promise<Result<Event, Fault | EventNotFound>> {
    return this.#database.transaction(id, async (session) => {
      const locked = await lockWatchedEvent(session, id)
      if (locked === undefined) return notFound(id)
      const changed = change(locked.event, await readEnrolled(session, id))
      if (changed.ok) {
        await insertUsers(session, newcomers)
        await this.#replace(session, locked, changed.value)
        await insertGrants(session, grants)
      }
      return changed
    })
  }

  async findOver(instant: EpochMs, limit: number): Promise<readonly EventId[]> {
    return this.#database.read((session) => findOver(session, instant, limit))
  }

  async delete<Fault>(
    id: EventId,
    permit: (event: Event) => Result<void, Fault>,
  ): Promise<Result<void, Fault | EventNotFound>> {
    return this.#database.transaction(id, async (session) => {
      const event = await lockEvent(session, id)
      if (event === undefined) return notFound(id)
      const permitted = permit(event)
      if (permitted.ok) await deleteEvent(session, id, event.organizerId)
      return permitted
    })
  }

  /** Stores the webhooks of a new event, and that it has come to be. */
  async #watch(session: Session, event: Event, webhooks: readonly Webhook[]): Promise<void> {
    const now = this.#now()
    for (const webhook of webhooks) await insertWebhook(session, event.id, webhook)
    await watchAnew(session, event.id, new Set(), webhooks, now)
    const change = { before: undefined, after: situationOf(event), now }
    await announce(session, event.id, watchedTypes(webhooks), change)
  }

  /** Stores what became of an event, and what that has to tell. */
  async #replace(
    session: Session,
    { event: before, watched }: WatchedEvent,
    after: Event,
  ): Promise<void> {
    await replace(session, before, after)
    if (watched.size === 0) return
    const change = { before: situationOf(before), after: situationOf(after), now: this.#now() }
    await announce(session, after.id, watched, change)
  }
}

/** Stores what became of an event: participants change, go when they are left out, or are new. */
async function replace(session: Session, before: Event, after: Event): Promise<void> {
  if (after === before) return
  await updateEvent(session, before, after)
  if (after.participants === before.participants) return
  const idsOf = ({ participants }: Event) => new Set(participants.map(({ userId }) => userId))
  const [was, is] = [idsOf(before), idsOf(after)]
  for (const userId of was.difference(is)) {
    await deleteParticipant(session, after.id, userId, userId === after.organizerId)
  }
  await updateAttending(session, after.id, before.participants, after.participants)
  const newcomers = after.participants.filter(({ userId }) => !was.has(userId))
  await insertParticipants(session, after.id, newcomers)
}

const notFound = (eventId: EventId): Result<never, EventNotFound> =>
  refuse({ _tag: 'EventNotFound', eventId })
