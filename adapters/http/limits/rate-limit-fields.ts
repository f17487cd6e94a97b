import type { RateState } from './rate-limiter.ts'
import { WINDOW_SECONDS } from './window.ts'

/**
 * The fields that tell a caller where they stand, one item a policy:
 * `RateLimit-Policy: "write";q=600;w=60` and `RateLimit: "write";r=598;t=31`.
 *
 * @see draft-ietf-httpapi-ratelimit-headers-10
 */
export function rateLimitFields(states: readonly RateState[]): Record<string, string> {
  if (states.length === 0) return {}
  return {
    'RateLimit-Policy': states
      .map(({ policy, quota }) => `"${policy}";q=${quota};w=${WINDOW_SECONDS}`)
      .join(', '),
    RateLimit: states
      .map(({ policy, remaining, resetSeconds }) => `"${policy}";r=${remaining};t=${resetSeconds}`)
      .join(', '),
  }
}
