import { inTurns } from '../../../application/in-turns.ts'
import type { Steps } from '../../../domain/steps.ts'
import { Places } from '../limits/places.ts'

/**
 * How many calendars may be in hand at once, in all and from one address: they arrive, wait and are read,
 * each with as many bytes in memory as a file may have.
 */
export const MOST_CALENDARS = { inAll: 64, ofOneAddress: 32 } as const

/**
 * Where calendars are read, one at a time and each in turns with everything else: one more at once would
 * make none of them quicker, and whoever asks for anything else wait for all of them.
 *
 * Addresses take turns too, so that nobody's calendars wait for all those of somebody else.
 */
export class CalendarDesk {
  readonly #places = new Places(MOST_CALENDARS)
  readonly #waiting = new Map<string, (() => void)[]>()
  #isTaken = false

  /** Takes a place for a calendar of this address, unless there is none left. */
  enter(address: string): boolean {
    return this.#places.take(address) === 'taken'
  }

  /** Gives it back. */
  leave(address: string): void {
    this.#places.leave(address)
  }

  /**
   * The value of the work on a calendar of this address, once it is its turn.
   * @param signal  ends it, waiting or under way
   * @throws the signal's reason
   */
  async work<Value>(address: string, steps: Steps<Value>, signal: AbortSignal): Promise<Value> {
    signal.throwIfAborted()
    if (this.#isTaken) await this.#turnOf(address, signal)
    this.#isTaken = true
    try {
      return await inTurns(steps, signal)
    } finally {
      this.#isTaken = false
      this.#callNext()
    }
  }

  #turnOf(address: string, signal: AbortSignal): Promise<void> {
    const turn = Promise.withResolvers<void>()
    const giveUp = () => {
      this.#forget(address, call)
      turn.reject(signal.reason)
    }
    const call = () => {
      signal.removeEventListener('abort', giveUp)
      turn.resolve()
    }
    signal.addEventListener('abort', giveUp, { once: true })
    const others = this.#waiting.get(address)
    if (others === undefined) this.#waiting.set(address, [call])
    else others.push(call)
    return turn.promise
  }

  #forget(address: string, call: () => void): void {
    const left = this.#waiting.get(address)?.filter((one) => one !== call) ?? []
    if (left.length === 0) this.#waiting.delete(address)
    else this.#waiting.set(address, left)
  }

  /** The first of the address that has waited longest since it last had a turn. */
  #callNext(): void {
    const [next] = this.#waiting
    if (next === undefined) return
    const [address, [call, ...others]] = next
    this.#waiting.delete(address)
    if (others.length > 0) this.#waiting.set(address, others)
    // Nobody may come in between.
    this.#isTaken = true
    call?.()
  }
}
