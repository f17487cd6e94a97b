import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Caller, Creator } from '../../application/authenticate.ts'
import type { Bearer, Service } from '../../application/identify.ts'
import type { Within } from '../../application/receipts.ts'
import type { Calendar } from '../../application/submit-calendar.ts'
import type { CalendarFault } from './calendar/read-calendar.ts'
import type { RequestRates } from './limits/request-rates.ts'
import type { RequestSpan } from './request-tracing.ts'

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
    /** As what somebody calls for an event; set where the operation is on one. */
    caller: Caller
    /** Who calls for what belongs to no one event; set where the operation needs that. */
    credential: Service
    /** Who wants to create an event; set where the operation does. */
    creator: Creator
    /** Who calls, whatever for; set where the operation is for several kinds of them. */
    bearer: Bearer
    /** The calendar that the body is, where it is one. */
    calendar: Calendar<CalendarFault> | undefined
    /** Makes the use case part of what is done once; set for a request with an idempotency key. */
    within: Within | undefined
    /** The request in its trace; undefined where nothing is traced. */
    span: RequestSpan | undefined
    /** Writes with the request's id on every line. */
    log: Logger
  }
}

/** The application that the routes are registered on. */
export type HttpApp = OpenAPIHono<HttpEnvironment>
/** One request and its answer in the making. */
export type HttpContext = Context<HttpEnvironment>
