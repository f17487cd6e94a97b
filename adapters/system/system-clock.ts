import type { Clock } from '../../domain/clock.ts'

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() }
