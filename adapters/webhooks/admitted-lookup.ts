import type { LookupFunction } from 'node:net'
import type { NoAnswer } from '../../domain/webhook/delivery.ts'
import { familyOf } from './network.ts'
import type { ReachableAddresses } from './reachable-addresses.ts'

/** A connection that was never begun, and why. */
export class NoConnection extends Error {
  readonly reason: NoAnswer

  constructor(reason: NoAnswer) {
    super(reason)
    this.reason = reason
  }
}

/** So many addresses of each family are tried: each costs time, and a name may have hundreds. */
const MOST_OF_A_FAMILY = 2

/**
 * Looks names up for connections, which learn of no address that they may not go to. There is no
 * time between checking and connecting in which a name could come to lead elsewhere.
 *
 * @param resolve  the addresses of a name; rejects when it has none
 */
export const admittedLookup =
  (
    reachable: ReachableAddresses,
    protocol: 'http:' | 'https:',
    resolve: (hostname: string) => Promise<readonly string[]>,
  ): LookupFunction =>
  (hostname, options, callback) => {
    const refuse = (reason: NoAnswer) => callback(new NoConnection(reason), '', 0)
    resolve(hostname).then(
      (found) => {
        const admitted = found
          .filter((address) => reachable.admits(address, protocol))
          .map((address) => ({ address, family: familyOf(address) === 'ipv6' ? 6 : 4 }))
        const tried = [4, 6].flatMap((family) =>
          admitted.filter((one) => one.family === family).slice(0, MOST_OF_A_FAMILY),
        )
        const [first] = tried
        if (first === undefined) refuse('address_refused')
        else if (options.all) callback(null, tried)
        else callback(null, first.address, first.family)
      },
      () => refuse('name_not_found'),
    )
  }
