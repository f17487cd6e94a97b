import { StorageUnavailable } from '../../domain/storage-unavailable.ts'
import { TookTooLong } from './mysql-errors.ts'

/** How long anybody waits for their turn. */
const WAIT_MS = 5_000
/** How many may wait under one key. */
const MOST_WAITING = 1_000

type Waiting = { readonly begin: () => void; readonly giveUp: (reason: Error) => void }

/**
 * Lets those who want the same thing have it one after the other, in the order in which they came.
 *
 * Writers of one event would wait for each other in the database anyway, each with a connection
 * that the writers of other events could use.
 */
export class Turns {
  /** Who waits under a key, behind the one who has their turn. */
  readonly #waiting = new Map<string, Waiting[]>()

  /**
   * Does the work once all who came before under this key are done.
   * @throws StorageUnavailable when it takes too long until then, or too many wait already
   */
  async take<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    await this.#turn(key)
    try {
      return await work()
    } catch (error) {
      // Those behind would wait as long for the same silence, one after the other.
      if (error instanceof StorageUnavailable && error.cause instanceof TookTooLong) {
        for (const { giveUp } of this.#waiting.get(key)?.splice(0) ?? []) giveUp(error)
      }
      throw error
    } finally {
      const next = this.#waiting.get(key)?.shift()
      if (next === undefined) this.#waiting.delete(key)
      else next.begin()
    }
  }

  async #turn(key: string): Promise<void> {
    const queue = this.#waiting.get(key)
    if (queue === undefined) {
      this.#waiting.set(key, [])
      return
    }
    if (queue.length >= MOST_WAITING) throw new StorageUnavailable('too many writers are waiting')
    const { promise, resolve: begin, reject: giveUp } = Promise.withResolvers<void>()
    const waiting: Waiting = { begin, giveUp }
    queue.push(waiting)
    const late = setTimeout(() => {
      queue.splice(queue.indexOf(waiting), 1)
      giveUp(new StorageUnavailable(`no turn to write within ${WAIT_MS} ms`))
    }, WAIT_MS)
    await promise.finally(() => clearTimeout(late))
  }
}
