import { createMiddleware } from 'hono/factory'
import { RequestFailed } from '../failure.ts'
import type { HttpEnvironment } from '../http-context.ts'

/**
 * How long a request may take until the head of its answer, its body's arrival included: longer than
 * the storage takes to give up by itself, and less than anybody in front waits. What is streamed after
 * the head may take its time.
 */
export const DEADLINE_SECONDS = 20

/** Answers what takes too long, and ends the use case and the computation that are under way. */
export const deadline = createMiddleware<HttpEnvironment>(async (c, next) => {
  const ending = new AbortController()
  c.set('ending', ending)
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    const failed = new RequestFailed({ _tag: 'DeadlineExceeded', seconds: DEADLINE_SECONDS })
    ending.abort(failed)
    late.reject(failed)
  }, DEADLINE_SECONDS * 1_000)
  try {
    await Promise.race([next(), late.promise])
  } finally {
    clearTimeout(timer)
  }
})
