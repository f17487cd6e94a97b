/** What of a delivery decides whose share it is of. */
export type Sharing = {
  readonly eventId: string
  /** As {@link sharedHost} says it. */
  readonly host: string
  /** How often it was tried before. */
  readonly attempts: number
}

/** How much of what may be under way at once anybody gets. */
export type Shares = {
  readonly perEvent: number
  readonly perHost: number
  /** How many may be such as have failed before. */
  readonly retries: number
  /** What is under way already. */
  readonly underWay: readonly Sharing[]
}

/** The name or address of a host, whichever port of it is called: it has one share for all of them. */
export const sharedHost = (host: string): string => host.replace(/:\d+$/, '').replace(/\.$/, '')

/** Counts what is under way by whose share it is of. */
class Taken {
  readonly #shares: Shares
  readonly events = new Map<string, number>()
  readonly hosts = new Map<string, number>()
  retries = 0

  constructor(shares: Shares) {
    this.#shares = shares
    for (const one of shares.underWay) this.add(one)
  }

  add({ eventId, host, attempts }: Sharing): void {
    this.events.set(eventId, (this.events.get(eventId) ?? 0) + 1)
    this.hosts.set(host, (this.hosts.get(host) ?? 0) + 1)
    if (attempts > 0) this.retries++
  }

  hasRoomFor({ eventId, host, attempts }: Sharing, perEvent: number): boolean {
    return (
      (this.events.get(eventId) ?? 0) < perEvent &&
      (this.hosts.get(host) ?? 0) < this.#shares.perHost &&
      (attempts === 0 || this.retries < this.#shares.retries)
    )
  }
}

/**
 * As many of those that are due as are wanted, and of each event and host no more than there is room
 * for beside what is under way. Events of which nothing is under way come first, whoever else has
 * waited longer, and retries leave room for first attempts. So a caller whose receivers do not
 * answer keeps others waiting only as far as they have many events, each with a host of its own: for
 * a place that the next of their attempts gives free.
 *
 * @param due  longest due first
 */
export function fairShare<Due extends Sharing>(
  due: readonly Due[],
  { limit, ...shares }: Shares & { readonly limit: number },
): readonly Due[] {
  const taken = new Taken(shares)
  const share = new Set<Due>()
  for (const perEvent of [1, shares.perEvent]) {
    for (const one of due) {
      if (share.size >= limit) break
      if (share.has(one) || !taken.hasRoomFor(one, perEvent)) continue
      taken.add(one)
      share.add(one)
    }
  }
  return [...share]
}

/** The events and hosts that have their share already, and whether the retries have. */
export function fullShares(shares: Shares): {
  readonly events: readonly string[]
  readonly hosts: readonly string[]
  readonly retries: boolean
} {
  const taken = new Taken(shares)
  const full = (counts: ReadonlyMap<string, number>, most: number) =>
    [...counts].flatMap(([name, count]) => (count >= most ? [name] : []))
  return {
    events: full(taken.events, shares.perEvent),
    hosts: full(taken.hosts, shares.perHost),
    retries: taken.retries >= shares.retries,
  }
}
