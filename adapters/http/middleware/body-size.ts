import { bodyLimit } from 'hono/body-limit'
import { RequestFailed } from '../failure.ts'

/**
 * How many bytes a body may have. Data in hand brings everybody's answers at once, and reading it
 * keeps other requests waiting: the smaller, the better.
 */
export const MAX_BODY_BYTES = { usual: 64 * 1024, dataInHand: 256 * 1024 } as const

/** Refuses a body with more bytes, while it is being read. */
export const bodySize = (maxBytes: number) =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new RequestFailed({ _tag: 'BodyTooLarge', maxBytes })
    },
  })
