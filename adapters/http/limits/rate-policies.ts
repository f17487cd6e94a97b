/** For whom a policy counts: each of them has the whole quota. */
type Counted = 'address' | 'credential' | 'event'

/** How many requests somebody may send in a window. */
type RatePolicy = {
  readonly per: Counted
  /** Requests a window; `RATE_LIMIT` multiplies it. */
  readonly quota: number
  /** Whether all processes count together, by way of the storage; otherwise each counts alone. */
  readonly isShared: boolean
}

/**
 * What is counted, by the name that callers see.
 *
 * A lecture hall behind one address must get through: 120 people with the page open, all of whom answer
 * in one minute. Opening it takes a dozen requests of each, 1,440 in all. While others answer it reads
 * three things every 3.6 seconds (30 ms for each participant), 6,000 in all. Ten strokes are ten answers
 * of each, read once more, 2,400 in all. That is five sixths of `request`, and a larger group reads no
 * more. Readings are not shared, so that no reading ever writes.
 */
export const RATE_POLICIES = {
  /** Everything but health and readiness. */
  request: { per: 'address', quota: 12_000, isShared: false },
  /** Answers of 401. Whose token has been good within the window is not kept out by others. */
  'failed-authentication': { per: 'address', quota: 300, isShared: true },
  /** New events, without a service credential. */
  create: { per: 'address', quota: 120, isShared: true },
  /** Rankings of data in hand. */
  rank: { per: 'address', quota: 120, isShared: false },
  /** Reading an event; without access control by address, as nobody needs a token. */
  read: { per: 'credential', quota: 1_200, isShared: false },
  /** Everything that a service does with one credential; it speaks for many people. */
  service: { per: 'credential', quota: 6_000, isShared: false },
  /** Changing an event, answering, joining. */
  write: { per: 'credential', quota: 600, isShared: true },
  /** The same, whoever does it but the organizer. */
  'event-write': { per: 'event', quota: 6_000, isShared: true },
} as const satisfies Record<string, RatePolicy>

/** The name of a policy. */
export type PolicyName = keyof typeof RATE_POLICIES
