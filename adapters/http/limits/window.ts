import type { EpochMs } from '../../../domain/time/epoch-ms.ts'

/** The length of the windows in which requests are counted. */
export const WINDOW_SECONDS = 60

/**
 * The end of the window that an instant is in, that of the clock unless it says; always later. Windows begin with the minutes of the clock, so that
 * all processes mean the same one without asking each other.
 */
export function windowEnd(now: EpochMs = Date.now()): EpochMs {
  const lengthMs = WINDOW_SECONDS * 1_000
  return now - (now % lengthMs) + lengthMs
}
