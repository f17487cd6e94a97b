import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import type { HttpEnvironment } from '../http-context.ts'
import { clientAddress } from '../limits/client-address.ts'

/** Finds out whom to count the request for. */
export const callerAddress = (trustedProxies: number) =>
  createMiddleware<HttpEnvironment>(async (c, next) => {
    const { address } = getConnInfo(c).remote
    c.set('address', clientAddress(address, c.req.header('X-Forwarded-For'), trustedProxies))
    await next()
  })
