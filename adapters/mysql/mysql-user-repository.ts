import { ok, type Result, refuse } from '../../domain/result.ts'
import type { Subject, User, UserRecord } from '../../domain/user/user.ts'
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
import type { Session } from './connection-pool.ts'
import { lookUp } from './look-up.ts'
import type { MysqlDatabase } from './mysql-database.ts'
import { repeatedKey } from './mysql-errors.ts'
import { readUsers } from './people-rows.ts'
import type { SharedLookup } from './shared-lookup.ts'
import {
  deleteUser,
  insertUser,
  isAddressOfFellow,
  listUsers,
  lockUser,
  readInvolvement,
  readUser,
  reviseEvents,
  updateUser,
} from './user-rows.ts'

/** Users in MySQL. */
export class MysqlUserRepository implements UserRepository {
  readonly #database: MysqlDatabase
  readonly #accounts: SharedLookup<Subject, { readonly id: UserId }>

  constructor(database: MysqlDatabase) {
    this.#database = database
    this.#accounts = lookUp(
      database,
      'SELECT subject AS `key`, user_id AS id FROM users WHERE subject IN',
    )
  }

  async find(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, User>> {
    const users = await this.#database.read((session) => readUsers(session, ids))
    return new Map(users.map((user) => [user.id, user]))
  }

  async read(id: UserId): Promise<UserRecord | undefined> {
    return this.#database.read((session) => readUser(session, id))
  }

  async findBySubject(subject: Subject): Promise<UserId | undefined> {
    return (await this.#accounts.find(subject))?.id
  }

  async list(query: UserQuery): Promise<readonly UserRecord[]> {
    return this.#database.read((session) => listUsers(session, query))
  }

  async register(user: UserRecord): Promise<Result<void, AddressTaken | SubjectTaken>> {
    return this.#database.transaction(user.id, (session) =>
      unlessTaken(async () => {
        await insertUser(session, user)
        return ok(undefined)
      }),
    )
  }

  async change<Fault>(
    id: UserId,
    change: (user: UserRecord) => Result<UserRecord, Fault>,
  ): Promise<Result<UserRecord, Fault | UserNotFound | AddressTaken | SubjectTaken>> {
    return this.#database.transaction<
      Result<UserRecord, Fault | UserNotFound | AddressTaken | SubjectTaken>
    >(id, async (session) => {
      await reviseEventsOf(session, id)
      const user = await lockUser(session, id)
      if (user === undefined) return refuse({ _tag: 'UserNotFound', userId: id })
      const changed = change(user)
      if (!changed.ok) return changed
      if (await isAddressOfFellow(session, changed.value)) return refuse({ _tag: 'AddressTaken' })
      return unlessTaken(async () => {
        await updateUser(session, changed.value)
        return changed
      })
    })
  }

  async involvement(id: UserId): Promise<Involvement> {
    return this.#database.snapshot((session) => readInvolvement(session, id))
  }

  async remove(id: UserId): Promise<Result<void, UserNotFound | StillInvolved>> {
    return this.#database.transaction<Result<void, UserNotFound | StillInvolved>>(
      id,
      async (session) => {
        // Whoever creates an event for a registered user waits for this lock first.
        const user = await lockUser(session, id)
        if (user === undefined) return refuse({ _tag: 'UserNotFound', userId: id })
        const { organizes, takesPartIn } = await readInvolvement(session, id)
        if (organizes.length + takesPartIn.length > 0) return refuse({ _tag: 'StillInvolved' })
        await deleteUser(session, id)
        return ok(undefined)
      },
    )
  }
}

/** Events are locked before users, as by whoever writes an event. */
async function reviseEventsOf(session: Session, id: UserId): Promise<void> {
  const { organizes, takesPartIn } = await readInvolvement(session, id)
  const ids = new Set([...organizes, ...takesPartIn])
  if (ids.size > 0) await reviseEvents(session, ids)
}

/** What the work comes to, unless the user has something that nobody may share with them. */
async function unlessTaken<Value>(
  work: () => Promise<Result<Value, never>>,
): Promise<Result<Value, AddressTaken | SubjectTaken>> {
  try {
    return await work()
  } catch (error) {
    const key = repeatedKey(error)
    if (key === 'account_of_address') return refuse({ _tag: 'AddressTaken' })
    if (key === 'account_of_subject') return refuse({ _tag: 'SubjectTaken' })
    throw error
  }
}
