import type { SharedCounts } from '../../../application/shared-counts.ts'
import type { EpochMs } from '../../../domain/time/epoch-ms.ts'
import { CountExchange, type Warn } from './count-exchange.ts'
import { KeyCounter } from './key-counter.ts'
import { type PolicyName, RATE_POLICIES } from './rate-policies.ts'
import { windowEnd } from './window.ts'

/** Where somebody stands with a policy. */
export type RateState = {
  readonly policy: PolicyName
  /** Requests a window. */
  readonly quota: number
  readonly remaining: number
  /** Seconds until the window ends, at least 1. */
  readonly resetSeconds: number
  /** More was used than the quota. */
  readonly isExceeded: boolean
}

/** How a limiter differs from the plain one. */
export type RateLimiterOptions = {
  /** Multiplies every quota; what comes out is at least 1. */
  readonly factor: number
  /** Where processes count together; none where there is but one. */
  readonly shared?: SharedCounts | undefined
  readonly warn: Warn
}

/**
 * Counts requests by the policies. Every decision is made from memory: no request waits for the
 * storage, nor fails with it. Several processes learn of each other's counts some moments later
 * ({@link CountExchange}).
 */
export class RateLimiter {
  readonly #counters: ReadonlyMap<PolicyName, KeyCounter>
  readonly #exchange: CountExchange | undefined

  constructor({ factor, shared, warn }: RateLimiterOptions) {
    this.#counters = new Map(
      Object.entries(RATE_POLICIES).map(([name, { quota }]) => [
        name as PolicyName,
        new KeyCounter(Math.max(1, Math.round(quota * factor))),
      ]),
    )
    this.#exchange =
      shared &&
      new CountExchange(
        shared,
        ({ policy, key }, used) => this.#counter(policy).raise(key, used),
        warn,
      )
  }

  /** Counts one more, and tells how that stands. What is beyond the quota is told to nobody else. */
  async count(policy: PolicyName, key: string): Promise<RateState> {
    const counter = this.#counter(policy)
    const state = stateOf(policy, counter.quota, await counter.add(key))
    if (RATE_POLICIES[policy].isShared && !state.isExceeded) this.#exchange?.note(policy, key)
    return state
  }

  /** How it stands, without counting; undefined where nothing was counted in this window. */
  async look(policy: PolicyName, key: string): Promise<RateState | undefined> {
    const counter = this.#counter(policy)
    const used = await counter.look(key)
    return used === 0 ? undefined : stateOf(policy, counter.quota, used)
  }

  /** Tells the other processes at once, and learns from them; never fails. */
  async exchange(): Promise<void> {
    await this.#exchange?.exchange()
  }

  /** Tells nobody any more. */
  close(): void {
    this.#exchange?.close()
  }

  #counter(policy: PolicyName): KeyCounter {
    return this.#counters.get(policy) as KeyCounter
  }
}

const stateOf = (policy: PolicyName, quota: number, used: number): RateState => ({
  policy,
  quota,
  remaining: Math.max(0, quota - used),
  resetSeconds: secondsLeft(Date.now()),
  isExceeded: used > quota,
})

const secondsLeft = (now: EpochMs) => Math.ceil((windowEnd(now) - now) / 1_000)
