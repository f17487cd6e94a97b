import { Resolver } from 'node:dns/promises'

/**
 * The addresses of a name, of both families; rejects when it has none, and when they are no longer
 * wanted.
 */
export type ResolveName = (hostname: string, unwanted: AbortSignal) => Promise<readonly string[]>

/** Whom to ask, and how long; everything has a default. */
export type DnsOptions = {
  /** Addresses of name servers, with a port or without; those of the system. */
  readonly servers?: readonly string[]
  /** How long a name may be looked up at all; 6 seconds. */
  readonly longestMs?: number
}

/** How long one server may take to answer, and how often all are asked; the second time, longer. */
const ONE_QUESTION = { timeout: 1_500, tries: 2 }
/** With several mute servers, that would take longer than an attempt may. */
const LONGEST_MS = 6_000
/** So long one family is waited for once the other is known: some servers never answer for IPv6. */
const OTHER_FAMILY_MS = 300

/**
 * Asks name servers, without the file of hosts. The system's own way of looking names up takes a
 * thread each, of which there are four: names that nobody answers for would keep them from everything
 * else.
 */
export const resolveByDns =
  ({ servers, longestMs = LONGEST_MS }: DnsOptions = {}): ResolveName =>
  async (hostname, unwanted) => {
    const resolver = new Resolver(ONE_QUESTION)
    if (servers !== undefined) resolver.setServers(servers)
    // What has not come by then counts as a family without addresses.
    const stop = () => resolver.cancel()
    unwanted.addEventListener('abort', stop)
    const timers = [setTimeout(stop, longestMs)]
    try {
      const families = [resolver.resolve4(hostname), resolver.resolve6(hostname)]
      await Promise.any(families)
      timers.push(setTimeout(stop, OTHER_FAMILY_MS))
      const found = await Promise.allSettled(families)
      return found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
    } finally {
      unwanted.removeEventListener('abort', stop)
      timers.forEach(clearTimeout)
    }
  }
