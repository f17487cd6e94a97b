import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import type { NoAnswer } from '../../domain/webhook/delivery.ts'
import { familyOf } from './network.ts'
import type { ReachableAddresses } from './reachable-addresses.ts'

/** The addresses of a name, of both families; rejects when it has none. */
export type ResolveName = (hostname: string) => Promise<readonly string[]>

/** A connection that was never begun, and why. */
export class NoConnection extends Error {
  readonly reason: NoAnswer

  constructor(reason: NoAnswer) {
    super(reason)
    this.reason = reason
  }
}

/**
 * Looks names up for connections, which learn of no address that they may not go to. There is no
 * time between checking and connecting in which a name could come to lead elsewhere.
 */
export const admittedLookup =
  (
    reachable: ReachableAddresses,
    protocol: 'http:' | 'https:',
    resolve: ResolveName,
  ): LookupFunction =>
  (hostname, options, callback) => {
    const refuse = (reason: NoAnswer) => callback(new NoConnection(reason), '', 0)
    resolve(hostname).then(
      (found) => {
        const admitted = found
          .filter((address) => reachable.admits(address, protocol))
          .map((address) => ({ address, family: familyOf(address) === 'ipv6' ? 6 : 4 }))
        const [first] = admitted
        if (first === undefined) refuse('address_refused')
        else if (options.all) callback(null, admitted)
        else callback(null, first.address, first.family)
      },
      () => refuse('name_not_found'),
    )
  }

/** How long one server may take to answer, and how often all are asked. */
const DNS = { timeout: 2_000, tries: 2 }

/**
 * Asks the system's name servers, without the file of hosts. The system's own way of looking names up
 * takes a thread each, of which there are four: names that nobody answers for would keep them from
 * everything else.
 */
export const resolveByDns: ResolveName = async (hostname) => {
  const resolver = new Resolver(DNS)
  const found = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  const addresses = found.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  if (addresses.length === 0) throw new NoConnection('name_not_found')
  return addresses
}
