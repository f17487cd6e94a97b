import { ok, type Result, refuse } from '../result.ts'
import type { EpochMs } from '../time/epoch-ms.ts'
import type { Event } from './event.ts'

/** For how many days events may be kept that are over. */
export const RETENTION_DAYS = { min: 1, max: 3_650, default: 180 } as const

const DAY_MS = 86_400_000

/** Something of the event may still lie ahead, or has not been over for long enough. */
export type NotOver = { readonly _tag: 'NotOver'; readonly overAt: EpochMs }

type Ending = Pick<Event, 'plan' | 'createdAt'>

/**
 * When an event is over: at the end of its last proposed slot; one that was made later, of times in the
 * past, is over when it was made.
 */
export const overAt = ({ plan, createdAt }: Ending): EpochMs =>
  Math.max(createdAt, ...plan.proposedSlots.map(({ interval }) => interval.end))

/** By when an event must have been over to be due for removal now. */
export const dueSince = (now: EpochMs, retentionDays: number): EpochMs =>
  now - retentionDays * DAY_MS

/** Refuses unless the event was over at this instant, or before. */
export function requireOver(event: Ending, instant: EpochMs): Result<void, NotOver> {
  const over = overAt(event)
  return over <= instant ? ok(undefined) : refuse({ _tag: 'NotOver', overAt: over })
}
