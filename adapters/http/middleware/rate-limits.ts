import { hash } from 'node:crypto'
import { createMiddleware } from 'hono/factory'
import type { Caller } from '../../../application/authenticate.ts'
import { EventId } from '../../../domain/event/event-id.ts'
import type { HttpContext, HttpEnvironment } from '../http-context.ts'
import { ALWAYS_ANSWERED } from '../limits/always-answered.ts'
import { rateLimitFields } from '../limits/rate-limit-fields.ts'
import type { RateLimiter } from '../limits/rate-limiter.ts'
import { RequestRates } from '../limits/request-rates.ts'
import { bearerToken } from './authentication.ts'

/** The one computation that is open to everybody. */
const RANKING_OF_DATA = 'POST /recommendations'

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
    const isRanking = `${c.req.method} ${c.req.path}` === RANKING_OF_DATA
    if (isRanking) await rates?.spend('rank', address)
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
    const known = keys.flatMap((key) => KNOWN_BY.map((policy) => rates.isKnown(policy, key)))
    return (await Promise.all(known)).includes(true)
  })
  await next()
  if (c.res.status === 401) await rates?.note('failed-authentication', address)
})

/** What counts nobody whose token is not good. */
const KNOWN_BY = ['read', 'write', 'service'] as const

/** {@link guessRate} where a token is not needed: whoever presents none guesses none. */
export const guessRateIfPresented = createMiddleware<HttpEnvironment>((c, next) =>
  c.req.header('Authorization') === undefined ? next() : guessRate(c, next),
)

/**
 * Refuses a caller, or changes to an event, beyond what is allowed; knows who calls. The organizer is
 * never refused for what others do to the event: closing it to them is the organizer's to do.
 */
export const callerRates = createMiddleware<HttpEnvironment>(async (c, next) => {
  const rates = c.get('rates')
  const who = c.get('caller')
  const { role } = who
  if ('byService' in who) {
    await rates?.spend('service', credentialOf(c))
    return next()
  }
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

/** Refuses a service that has asked too much; one without credential counts as its address. */
export const serviceRates = createMiddleware<HttpEnvironment>(async (c, next) => {
  const isOpen = c.req.header('Authorization') === undefined
  await c.get('rates')?.spend('service', isOpen ? c.get('address') : credentialOf(c))
  await next()
})

/** Refuses an address that has created too many events, or a service that has asked too much. */
export const creationRates = createMiddleware<HttpEnvironment>(async (c, next) => {
  const isAnonymous = c.get('creator').role === 'anonymous'
  if (!isAnonymous && c.req.header('Authorization') !== undefined) return serviceRates(c, next)
  await c.get('rates')?.spend('create', c.get('address'))
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
