import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import type { HttpEnvironment } from '../http-context.ts'
import { ALWAYS_ANSWERED } from '../limits/always-answered.ts'
import { Places } from '../limits/places.ts'

/**
 * How many requests may be under way at once, in all and from one address, until the heads of their
 * answers: what is streamed after that has limits of its own. Beyond, one more would only make all of
 * them later. Who keeps requests open by sending slowly, from one address, leaves half of the room to
 * others, and a lecture hall behind one address has enough.
 */
export const MOST_UNDER_WAY = { inAll: 1_000, ofOneAddress: 500 } as const

/** Refuses at once what would be one request too many under way. */
export function underWay() {
  const places = new Places(MOST_UNDER_WAY)
  return createMiddleware<HttpEnvironment>(async (c, next) => {
    if (ALWAYS_ANSWERED.has(c.req.path)) return next()
    const address = c.get('address')
    if (places.take(address) !== 'taken') throw new RequestFailed({ _tag: 'Overloaded' })
    try {
      await next()
    } finally {
      places.leave(address)
    }
  })
}
