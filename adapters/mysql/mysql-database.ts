import { setTimeout as pause } from 'node:timers/promises'
import type { Result } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { ConnectionPool, type PoolUse } from './connection-pool.ts'
import type { ConnectionTarget } from './connection-target.ts'
import { migrate } from './migrate.ts'
import { asPortError, isConnectionLost, isWorthRetrying } from './mysql-errors.ts'
import type { Session } from './session.ts'
import { Turns } from './turns.ts'
import { UnitOfWork } from './unit-of-work.ts'

/** Tells those who run the service of something that no request failed for. */
export type Warn = (details: object, message: string) => void

/** Which servers to use. */
export type MysqlServers = {
  /** Takes every write, and every reading that must be fresh. */
  readonly primary: ConnectionTarget
  /** Takes bulk readings, as far as it has caught up. */
  readonly replica?: ConnectionTarget | undefined
}

/** How often a transaction is tried that lost against others. */
const ATTEMPTS = 6
/** No attempt begins later than this after the first. */
const RETRY_MS = 5_000
const PAUSE_MS = 20
/** A replica that failed is left alone for so long. */
const REPLICA_PAUSE_MS = 5_000

/**
 * The database, as the repositories beside this file use it. Until it has been opened, everything
 * rejects with `StorageUnavailable`, which is also all that a healthy statement rejects with.
 *
 * Reading and writing have connections of their own: writers that wait for each other's locks
 * keep no reader waiting. A reader sees one state for the length of a transaction; a writer locks
 * the event first, and then sees what stands.
 */
export class MysqlDatabase {
  readonly #readers: ConnectionPool
  readonly #writers: ConnectionPool
  readonly #replica: ConnectionPool | undefined
  readonly #primary: ConnectionTarget
  readonly #warn: Warn
  readonly #turns = new Turns()
  #isOpen = false
  /** From when on the replica is asked again. */
  #replicaFrom = 0

  constructor({ primary, replica }: MysqlServers, warn: Warn) {
    this.#primary = primary
    this.#warn = warn
    this.#readers = new ConnectionPool(primary, 'reading')
    this.#writers = new ConnectionPool(primary, 'writing')
    this.#replica = replica && new ConnectionPool(replica, 'reading')
  }

  /**
   * Brings the schema up to date, and lets statements pass from then on.
   * @param signal  gives up at once when it is aborted
   * @param prepare  what to do about the schema instead
   * @throws SchemaRefused when this program can't work with the schema that it finds;
   *   StorageUnavailable when the database does not answer
   */
  async open(
    signal?: AbortSignal,
    prepare: (primary: ConnectionTarget) => Promise<unknown> = (primary) =>
      migrate(primary, undefined, signal),
  ): Promise<void> {
    try {
      await prepare(this.#primary)
    } catch (error) {
      throw asPortError(error)
    }
    this.#isOpen = true
  }

  /** Whether a statement would be answered now. */
  async answers(): Promise<boolean> {
    return this.read((session) => session.rows('SELECT 1', [])).then(
      () => true,
      () => false,
    )
  }

  /** How much of each pool is taken now. */
  pools(): Readonly<Record<string, PoolUse>> {
    return {
      reading: this.#readers.taken,
      writing: this.#writers.taken,
      ...(this.#replica && { replica: this.#replica.taken }),
    }
  }

  /** What one statement finds on the primary; in a {@link UnitOfWork}, with what that has written. */
  read<Value>(statement: (session: Session) => Promise<Value>): Promise<Value> {
    const unit = UnitOfWork.current()
    if (unit !== undefined) return unit.read(statement)
    return this.#attempt(() => this.#readers.use(statement))
  }

  /**
   * What several statements find that see the primary in one state: what has been committed, also in
   * a {@link UnitOfWork}, whose session sees a later state with every statement.
   */
  snapshot<Value>(read: (session: Session) => Promise<Value>): Promise<Value> {
    return this.#attempt(() => inOneState(this.#readers, read))
  }

  /**
   * What {@link snapshot} would answer, read from the replica where there is one, it answers, and
   * the value suffices; read from the primary otherwise.
   *
   * @param suffices whether the value is as fresh as it must be
   */
  async bulk<Value>(
    read: (session: Session) => Promise<Value>,
    suffices: (value: Value) => boolean,
  ): Promise<Value> {
    if (this.#replica !== undefined && this.#isOpen && performance.now() >= this.#replicaFrom) {
      try {
        const value = await inOneState(this.#replica, read)
        if (suffices(value)) return value
      } catch (error) {
        this.#leaveReplica(error)
      }
    }
    return this.snapshot(read)
  }

  /**
   * Does all of the work or, when it refuses or fails, none. Starts over when it loses against
   * another transaction, so the work must do nothing but through its session.
   *
   * In a {@link UnitOfWork} it is part of that, which has taken its turn and is committed or rolled
   * back as a whole, and starts over as a whole.
   *
   * @param what  which event the work writes: this process writes an event once at a time
   */
  transaction<Outcome extends Result<unknown, unknown>>(
    what: string,
    work: (session: Session) => Promise<Outcome>,
  ): Promise<Outcome> {
    const unit = UnitOfWork.current()
    if (unit !== undefined) return unit.join(work)
    return this.#turns.take(what, () => this.#transact(work))
  }

  #transact<Outcome extends Result<unknown, unknown>>(
    work: (session: Session) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.#attempt((commits) =>
      this.#writers.use(async (session) => {
        const result = await work(session).catch(async (error) => {
          await rollBack(session, error)
          throw error
        })
        if (result.ok) commits()
        await session.control(result.ok ? 'COMMIT' : 'ROLLBACK')
        return result
      }),
    )
  }

  /** Spares the next readings the wait for a replica that has just failed. */
  #leaveReplica(error: unknown): void {
    const isNews = performance.now() >= this.#replicaFrom
    this.#replicaFrom = performance.now() + REPLICA_PAUSE_MS
    if (isNews) this.#warn({ err: error }, 'the replica failed, the primary is read instead')
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    this.#isOpen = false
    await Promise.all([this.#readers.close(), this.#writers.close(), this.#replica?.close()])
  }

  /**
   * Tries again what lost against others or found its connection dead, unless it had come to
   * commit: what became of a commit without an answer, nobody knows.
   */
  async #attempt<Value>(act: (commits: () => void) => Promise<Value>): Promise<Value> {
    if (!this.#isOpen) throw new StorageUnavailable('the database has not been opened yet')
    const begin = performance.now()
    for (let attempt = 1; ; attempt++) {
      let isCommitting = false
      try {
        return await act(() => {
          isCommitting = true
        })
      } catch (error) {
        const isLast = attempt === ATTEMPTS || performance.now() - begin > RETRY_MS
        if (isLast || isCommitting || !isWorthRetrying(error)) throw asPortError(error)
        await pause(Math.random() * PAUSE_MS * attempt)
      }
    }
  }
}

/** Not on a connection that is lost: it rolls back by itself, and would be waited for in vain. */
async function rollBack(session: Session, reason: unknown): Promise<void> {
  if (!isConnectionLost(reason)) await session.control('ROLLBACK')
}

async function inOneState<Value>(
  pool: ConnectionPool,
  read: (session: Session) => Promise<Value>,
): Promise<Value> {
  return pool.use(async (session) => {
    await session.control('START TRANSACTION READ ONLY')
    const value = await read(session).catch(async (error) => {
      await rollBack(session, error)
      throw error
    })
    await session.control('COMMIT')
    return value
  })
}
