import { bodyLimit } from 'hono/body-limit'
import { RequestFailed } from '../failure.ts'

/** Refuses a body with more bytes, while it is being read. */
export const bodySize = (maxBytes: number) =>
  bodyLimit({
    maxSize: maxBytes,
    onError: () => {
      throw new RequestFailed({ _tag: 'BodyTooLarge', maxBytes })
    },
  })
