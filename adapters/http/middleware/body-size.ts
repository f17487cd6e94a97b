import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import { arrivingInTime } from './body-arrival.ts'

/**
 * How many bytes a body may have. Data in hand brings everybody's answers at once, and reading it
 * keeps other requests waiting: the smaller, the better. A calendar has years of entries, of which most
 * are passed over.
 */
export const MAX_BODY_BYTES = {
  usual: 64 * 1024,
  dataInHand: 256 * 1024,
  calendar: 2 * 1024 * 1024,
} as const

/**
 * Refuses a body with more bytes, while it is being read.
 * @param isExempt  whether the request is left to a limit of its own
 */
export function bodySize(maxBytes: number, isExempt: (c: Context) => boolean = () => false) {
  const limited = bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new RequestFailed({ _tag: 'BodyTooLarge', maxBytes })
    },
  })
  // A body that does not say how long it is gets read here, to its end.
  return createMiddleware((c, next) =>
    isExempt(c)
      ? next()
      : arrivingInTime((arrived) =>
          limited(c, () => {
            arrived()
            return next()
          }),
        ),
  )
}
