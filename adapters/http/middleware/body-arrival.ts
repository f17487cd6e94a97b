import { RequestFailed } from '../failure.ts'
import { CallerHungUp } from '../run-use-case.ts'

/**
 * How long a body may take to arrive, once somebody reads it. Whoever sends slowly takes a place among
 * the requests under way: not for as long as an honest one may.
 */
export const BODY_SECONDS = 10

/**
 * What comes of reading a body.
 *
 * @param read  calls `arrived` when there is nothing more to wait for
 * @throws RequestFailed with `TooSlow` when the body is not there in time; CallerHungUp when it never
 *   will be
 */
export async function arrivingInTime<Value>(
  read: (arrived: () => void) => Promise<Value>,
): Promise<Value> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => late.reject(new RequestFailed({ _tag: 'TooSlow', seconds: BODY_SECONDS })),
    BODY_SECONDS * 1_000,
  )
  const arrived = () => clearTimeout(timer)
  try {
    return await Promise.race([read(arrived), late.promise])
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === 'ECONNRESET'
    throw isCut ? new CallerHungUp() : error
  } finally {
    arrived()
  }
}
