import { AsyncLocalStorage } from 'node:async_hooks'
import type { Within } from '../../application/receipts.ts'
import type { Result } from '../../domain/result.ts'
import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { asPortError } from './mysql-errors.ts'
import type { Session } from './session.ts'

const units = new AsyncLocalStorage<UnitOfWork | undefined>()

/**
 * Several transactions that are one: those of the calls that are made {@link within} it. It sees to
 * what a session alone can't: that nothing is committed of a part that was refused, nothing at all where
 * one failed, and that the session is left alone once its transaction has ended.
 */
export class UnitOfWork {
  readonly #session: Session
  readonly #underWay = new Set<Promise<unknown>>()
  #isOver = false
  #failure: { readonly reason: unknown } | undefined

  /** @param session  in a transaction that whoever made this will end */
  constructor(session: Session) {
    this.#session = session
  }

  /** The unit of work that the call is part of in which this is asked. */
  static current(): UnitOfWork | undefined {
    return units.getStore()
  }

  /** Makes a call of a port, whose transaction and single readings become part of this. */
  readonly within: Within = (call) => {
    if (this.#isOver) return Promise.reject(new StorageUnavailable('it is too late for this call'))
    const answer = units.run(this, call)
    this.#underWay.add(answer)
    return answer.finally(() => this.#underWay.delete(answer))
  }

  /** Does the work of a transaction in this one; of what refuses, nothing is left. */
  async join<Outcome extends Result<unknown, unknown>>(
    work: (session: Session) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.read(async (session) => {
      await session.control('SAVEPOINT part')
      const outcome = await work(session)
      if (!outcome.ok) await session.control('ROLLBACK TO SAVEPOINT part')
      return outcome
    })
  }

  /** Reads what this has written, and otherwise what has been committed. */
  async read<Value>(statement: (session: Session) => Promise<Value>): Promise<Value> {
    try {
      return await statement(this.#session)
    } catch (reason) {
      this.#failure ??= { reason }
      throw asPortError(reason)
    }
  }

  /**
   * Waits until no call is under way any more and takes none from then on: those that nobody waited
   * for, because their request was given up, come to their end at their next statement.
   *
   * @throws what the session failed with, as the driver says it: it decides over the connection, and
   *   whether all of it is worth trying again
   */
  async end(): Promise<void> {
    this.#isOver = true
    await Promise.allSettled(this.#underWay)
    const reason = this.#failure?.reason
    if (reason !== undefined && !(reason instanceof StorageUnavailable)) throw reason
  }

  /** Whether nothing of it failed. */
  get isWhole(): boolean {
    return this.#failure === undefined
  }
}
