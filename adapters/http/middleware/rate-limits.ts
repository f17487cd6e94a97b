import { hash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Caller } from '../../../application/authenticate.ts'
import { EventId } from '../../../domain/event/event-id.ts'
import type { HttpContext, HttpEnvironment } from '../http-context.ts'
import { ALWAYS_ANSWERED } from '../limits/always-answered.ts'
import { rateLimitFields } from '../limits/rate-limit-fields.ts'
import type { RateLimiter } from '../limits/rate-limiter.ts'
import type { PolicyName } from '../limits/rate-policies.ts'
import { RequestRates } from '../limits/request-rates.ts'
import { bearerToken } from './authentication.ts'

/** What a request without a token costs beside the request itself. */
const OPEN_TO_ALL: Readonly<Record<string, PolicyName>> = {
  'POST /events': 'create',
  'POST /recommendations': 'rank',
}

/** Counts every request by address, and tells in the answer where its caller stands. */
export const rateLimits = (limiter: RateLimiter) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    const rates = new RequestRates(limiter)
    c.set('rates', rates)
    await next()
    // The context's own way makes a new response for every field.
    const { headers } = c.res
    for (const [name, value] of Object.entries(rateLimitFields(rates.states))) {
      headers.set(name, value)
    }
  })

/** Refuses an address that has asked too much. */
export const addressRates = createMiddleware<HttpEnvironment>(async (c, next) => {
  if (!ALWAYS_ANSWERED.has(c.req.path)) {
    const [rates, address] = [c.get('rates'), c.get('address')]
    await rates?.spend('request', address)
    const policy = OPEN_TO_ALL[`${c.req.method} ${c.req.path}`]
    if (policy !== undefined) await rates?.spend(policy, address)
  }
  await next()
})

/**
 * Refuses an address that has tried too many tokens, before this one is looked up. A token that
 * was good a moment ago is no guess: whoever shares an address with a guesser goes on.
 */
export const guessRate = createMiddleware<HttpEnvironment>(async (c, next) => {
  const [rates, address] = [c.get('rates'), c.get('address')]
  await rates?.refuseWhereSpent('failed-authentication', address, async () => {
    const keys = [credentialOf(c), joinerOf(c)]
    const known = keys.flatMap((key) => [rates.isKnown('read', key), rates.isKnown('write', key)])
    return (await Promise.all(known)).includes(true)
  })
  await next()
  if (c.res.status === 401) await rates?.note('failed-authentication', address)
})

/**
 * Refuses a caller, or changes to an event, beyond what is allowed; knows who calls. The organizer is
 * never refused for what others do to the event: closing it to them is the organizer's to do.
 */
export const callerRates = createMiddleware<HttpEnvironment>(async (c, next) => {
  const rates = c.get('rates')
  const { role } = c.get('caller')
  const caller = callerKey(c, role)
  if (c.req.method === 'GET' || c.req.method === 'HEAD') {
    await rates?.spend('read', caller)
  } else {
    await rates?.spend('write', caller)
    const eventId = EventId.of(c.req.param('event_id') ?? '')
    if (eventId.ok && role !== 'organizer') await rates?.spend('event-write', eventId.value)
  }
  await next()
})

function callerKey(c: HttpContext, role: Caller['role']): string {
  if (role === 'trusted') return c.get('address')
  return role === 'join' ? joinerOf(c) : credentialOf(c)
}

/** One token for joining is everybody's: whoever wastes it must not waste it for the others. */
const joinerOf = (c: HttpContext) => `${credentialOf(c)} ${c.get('address')}`

/** A hash of the token: nothing keeps the token itself. */
const credentialOf = (c: HttpContext) =>
  hash('sha256', bearerToken(c.req.header('Authorization')) ?? '', 'base64url')
