import type { Randomness } from '../../domain/randomness.ts'

/** The chance of the machine. */
export const systemRandomness: Randomness = { fraction: () => Math.random() }
