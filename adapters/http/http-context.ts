import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Caller } from '../../application/authenticate.ts'
import type { RequestRates } from './limits/request-rates.ts'

/** What a request carries from the middleware to its handler. */
export type HttpEnvironment = {
  Variables: {
    /** A UUID: the caller's own, when `X-Request-Id` brought one. */
    requestId: string
    /** Whom to count the request for: {@link clientAddress}. */
    address: string
    /** Counts the request; undefined where nothing is limited. */
    rates: RequestRates | undefined
    /** Aborted when the request takes too long or its caller hangs up, with an error that says which. */
    ending: AbortController
    /** Who calls; set where the operation needs a token. */
    caller: Caller
    /** Writes with the request's id on every line. */
    log: Logger
  }
}

/** The application that the routes are registered on. */
export type HttpApp = OpenAPIHono<HttpEnvironment>
/** One request and its answer in the making. */
export type HttpContext = Context<HttpEnvironment>
