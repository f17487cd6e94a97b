import type { EpochMs } from './time/epoch-ms.ts'

/** The time now. */
export interface Clock {
  now(): EpochMs
}
