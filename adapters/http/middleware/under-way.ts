import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import type { HttpEnvironment } from '../http-context.ts'
import { ALWAYS_ANSWERED } from '../limits/always-answered.ts'

/**
 * How many requests may be under way at once, in all and from one address. Beyond, one more would
 * only make all of them later. Who keeps requests open by sending slowly, from one address, leaves half
 * of the room to others, and a lecture hall behind one address has enough.
 */
export const MOST_UNDER_WAY = { inAll: 1_000, ofOneAddress: 500 } as const

/** Refuses at once what would be one request too many under way. */
export function underWay() {
  let inAll = 0
  const byAddress = new Map<string, number>()
  return createMiddleware<HttpEnvironment>(async (c, next) => {
    if (ALWAYS_ANSWERED.has(c.req.path)) return next()
    const address = c.get('address')
    const ofAddress = byAddress.get(address) ?? 0
    if (inAll >= MOST_UNDER_WAY.inAll || ofAddress >= MOST_UNDER_WAY.ofOneAddress) {
      throw new RequestFailed({ _tag: 'Overloaded' })
    }
    inAll++
    byAddress.set(address, ofAddress + 1)
    try {
      await next()
    } finally {
      inAll--
      const left = (byAddress.get(address) ?? 1) - 1
      if (left > 0) byAddress.set(address, left)
      else byAddress.delete(address)
    }
  })
}
