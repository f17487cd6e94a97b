import { SlotServiceError, SlotServiceUnreachable } from './errors.ts'
import { randomKey } from './random-key.ts'
import { answerOf } from './slot-client.ts'

/** How long to wait before the second attempt, and before the third, where no answer came. */
const PAUSES_MS = [500, 2_000]

/** Whoever is asked to wait longer than this is told so instead. */
const LONGEST_PAUSE_SECONDS = 10

/** What a request is called, so that it is carried out once however often it is sent. */
export type RequestKey = { readonly 'Idempotency-Key': string }

/**
 * What the service answered to a write that happens once: it is sent under a random `Idempotency-Key`,
 * and sent again under the same, twice at most, when no answer came, and when the service says "not
 * now" (503) or that it is still at it (409) with a `Retry-After` of ten seconds at most. Each attempt takes as long as the client's `timeoutMs` at most.
 *
 * @param send  makes the call with the headers that it is handed, anew for each attempt
 * @throws whatever `answerOf` throws, of the last attempt; after a SlotServiceUnreachable the request may
 *   still have been carried out
 */
export async function answerOnce<Data>(
  send: (headers: RequestKey) => Parameters<typeof answerOf<Data>>[0],
): Promise<Data> {
  const headers = { 'Idempotency-Key': randomKey() }
  for (const pauseMs of PAUSES_MS) {
    try {
      return await answerOf(send(headers))
    } catch (error) {
      const waitMs = waitBeforeNext(error, pauseMs)
      if (waitMs === undefined) throw error
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
  return answerOf(send(headers))
}

/** How long to wait before it is sent again; undefined when another attempt would do no good. */
function waitBeforeNext(error: unknown, pauseMs: number): number | undefined {
  if (error instanceof SlotServiceUnreachable) return error.isOther ? undefined : pauseMs
  if (!(error instanceof SlotServiceError) || ![409, 503].includes(error.status)) return undefined
  const { retryAfterSeconds = Number.POSITIVE_INFINITY } = error
  return retryAfterSeconds <= LONGEST_PAUSE_SECONDS ? retryAfterSeconds * 1_000 : undefined
}
