import { revised } from '../../domain/event/event.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { ok, type Result, refuse } from '../../domain/result.ts'
import {
  EmailAddress,
  looksTheSame,
  type Subject,
  type User,
  type UserRecord,
} from '../../domain/user/user.ts'
import type { UserId } from '../../domain/user/user-id.ts'
import type {
  AddressTaken,
  Involvement,
  StillInvolved,
  SubjectTaken,
  UserNotFound,
  UserQuery,
  UserRepository,
} from '../../domain/user/user-repository.ts'
import type { EventRecord, MemoryStorage } from './memory-storage.ts'

/** Users in memory. */
export class MemoryUserRepository implements UserRepository {
  readonly #storage: MemoryStorage

  constructor(storage: MemoryStorage) {
    this.#storage = storage
  }

  async find(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>> {
    const found = ids.flatMap((id) => this.#storage.users.get(id) ?? [])
    return new Map(found.map(({ registeredAt, subject, ...user }) => [user.id, user]))
  }

  async read(id: UserId): Promise<UserRecord | undefined> {
    return this.#storage.users.get(id)
  }

  async findBySubject(subject: Subject): Promise<UserId | undefined> {
    return this.#users().find((user) => user.subject === subject)?.id
  }

  async list({ email, before, limit }: UserQuery): Promise<readonly UserRecord[]> {
    return this.#users()
      .filter(({ id }) => before === undefined || id < before)
      .filter((user) => email === undefined || EmailAddress.same(user.email, email))
      .toSorted((one, other) => (one.id < other.id ? 1 : -1))
      .slice(0, limit)
  }

  async register(user: UserRecord): Promise<Result<void, AddressTaken | SubjectTaken>> {
    const free = this.#checkFree(user)
    if (free.ok) this.#storage.users.set(user.id, user)
    return free
  }

  async change<Fault>(
    id: UserId,
    change: (user: UserRecord) => Result<UserRecord, Fault>,
  ): Promise<Result<UserRecord, Fault | UserNotFound | AddressTaken | SubjectTaken>> {
    const user = this.#storage.users.get(id)
    if (user === undefined) return refuse({ _tag: 'UserNotFound', userId: id })
    const changed = change(user)
    if (!changed.ok) return changed
    const free = this.#checkFree(changed.value)
    if (!free.ok) return free
    this.#storage.users.set(id, changed.value)
    if (!looksTheSame(user, changed.value)) {
      for (const record of this.#eventsOf(id)) record.event = revised(record.event, {})
    }
    return changed
  }

  async involvement(id: UserId): Promise<Involvement> {
    const idsWhere = (isMeant: (record: EventRecord) => boolean): readonly EventId[] =>
      this.#eventsOf(id)
        .filter(isMeant)
        .map(({ event }) => event.id)
    return {
      organizes: idsWhere(({ event }) => event.organizerId === id),
      takesPartIn: idsWhere((record) => takesPart(record, id)),
    }
  }

  async remove(id: UserId): Promise<Result<void, UserNotFound | StillInvolved>> {
    if (!this.#storage.users.has(id)) return refuse({ _tag: 'UserNotFound', userId: id })
    if (this.#eventsOf(id).length > 0) return refuse({ _tag: 'StillInvolved' })
    this.#storage.users.delete(id)
    this.#storage.receipts.removeOf(id)
    for (const [hash, { credential }] of this.#storage.apiKeys) {
      if (credential.role === 'organizer' && credential.userId === id) {
        this.#storage.apiKeys.delete(hash)
      }
    }
    return ok(undefined)
  }

  #users(): readonly UserRecord[] {
    return [...this.#storage.users.values()]
  }

  /** Whether nobody else has what the user may share with nobody. */
  #checkFree(user: UserRecord): Result<void, AddressTaken | SubjectTaken> {
    const others = this.#users().filter(({ id }) => id !== user.id)
    const hasAddress = ({ email }: User) => EmailAddress.same(email, user.email)
    const isRegistered = user.registeredAt !== undefined
    if (isRegistered && others.some((one) => one.registeredAt !== undefined && hasAddress(one))) {
      return refuse({ _tag: 'AddressTaken' })
    }
    if (this.#fellowsOf(user.id).some(hasAddress)) return refuse({ _tag: 'AddressTaken' })
    return user.subject !== undefined && others.some(({ subject }) => subject === user.subject)
      ? refuse({ _tag: 'SubjectTaken' })
      : ok(undefined)
  }

  /** Those who take part where the user does. */
  #fellowsOf(id: UserId): readonly User[] {
    return this.#eventsOf(id)
      .filter((record) => takesPart(record, id))
      .flatMap(({ event }) => event.participants)
      .flatMap(({ userId }) => (userId === id ? [] : (this.#storage.users.get(userId) ?? [])))
  }

  #eventsOf(id: UserId): readonly EventRecord[] {
    return [...this.#storage.events.values()].filter(
      (record) => record.event.organizerId === id || takesPart(record, id),
    )
  }
}

const takesPart = ({ event }: EventRecord, id: UserId): boolean =>
  event.participants.some(({ userId }) => userId === id)
