import type { EpochMs } from '../domain/time/epoch-ms.ts'

/** How often something was used until the end of a period. */
export type Count = {
  /** What was used; the same text means the same thing in every process. */
  readonly key: string
  /** The end of the period; after it nobody asks for the count any more. */
  readonly endsAt: EpochMs
  /** How often since it was last told: 1 or more. */
  readonly used: number
}

/** Counts that several processes keep together. */
export interface SharedCounts {
  /**
   * Adds to the counts, all or none, and answers what each has come to in all processes together,
   * in the same order. Takes as long as a storage may take: no request should wait for it. Rejects
   * with `StorageUnavailable`, after which it may have happened all the same.
   *
   * @param counts  no two of the same key and end
   */
  add(counts: readonly Count[]): Promise<readonly number[]>
}
