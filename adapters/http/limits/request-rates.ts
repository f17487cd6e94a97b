import { RequestFailed } from '../failure.ts'
import type { RateLimiter, RateState } from './rate-limiter.ts'
import type { PolicyName } from './rate-policies.ts'

/** Counts one request by the policies that turn out to apply to it. */
export class RequestRates {
  readonly #limiter: RateLimiter
  readonly #states: RateState[] = []

  constructor(limiter: RateLimiter) {
    this.#limiter = limiter
  }

  /** Where the caller stands with each policy that has counted this request. */
  get states(): readonly RateState[] {
    return this.#states
  }

  /**
   * Counts the request.
   * @throws RequestFailed with `TooManyRequests` when that is one too many
   */
  async spend(policy: PolicyName, key: string): Promise<void> {
    const state = await this.#limiter.count(policy, key)
    this.#states.push(state)
    if (state.isExceeded) throw new RequestFailed({ _tag: 'TooManyRequests', ...state })
  }

  /** Counts the request, however many there have been. */
  async note(policy: PolicyName, key: string): Promise<void> {
    this.#states.push(await this.#limiter.count(policy, key))
  }

  /** Lets {@link isKnown} know, and tells the caller nothing. */
  async remember(policy: PolicyName, key: string): Promise<void> {
    await this.#limiter.count(policy, key)
  }

  /**
   * Counts nothing.
   * @throws RequestFailed with `TooManyRequests` when nothing is left, unless `isExempt` says otherwise
   */
  async refuseWhereSpent(policy: PolicyName, key: string, isExempt: () => Promise<boolean>) {
    const state = await this.#limiter.look(policy, key)
    if (state === undefined || state.remaining > 0 || (await isExempt())) return
    this.#states.push(state)
    throw new RequestFailed({ _tag: 'TooManyRequests', ...state })
  }

  /** Whether something was counted by the policy in this window. */
  async isKnown(policy: PolicyName, key: string): Promise<boolean> {
    return (await this.#limiter.look(policy, key)) !== undefined
  }
}
