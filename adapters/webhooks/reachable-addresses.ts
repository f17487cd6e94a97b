import { addressesIn, familyOf, type Network, readNetwork } from './network.ts'

/**
 * What no message goes to unless it is asked for: every range that is not simply a part of the
 * Internet.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/ipv4-address-space for 224.0.0.0/4
 */
const SPECIAL_IPV4 = [
  '0.0.0.0/8', // this host
  '10.0.0.0/8', // private
  '100.64.0.0/10', // shared by the customers of a carrier
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // not IANA's: Azure's agent of the host, in every virtual network of theirs
  '169.254.0.0/16', // link-local, where clouds keep their metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments
  '192.0.2.0/24', // documentation
  '192.31.196.0/24', // AS112
  '192.52.193.0/24', // AMT
  '192.88.99.0/24', // 6to4 relays, deprecated
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, and broadcast
]

/**
 * The only part of IPv6 that is given out for the Internet. Outside of it are loopback, unspecified,
 * link-local, unique local, site-local, multicast and discard, and IPv4 in the clothes of IPv6:
 * mapped, compatible, and translated (64:ff9b::/96, 64:ff9b:1::/48).
 * @see https://www.iana.org/assignments/ipv6-address-space
 */
const GLOBAL_UNICAST = '2000::/3'

/**
 * What in it is special all the same.
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const SPECIAL_IPV6 = [
  '2001::/23', // protocol assignments: Teredo, benchmarks, AMT, AS112, ORCHID
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4: any IPv4 address
  '2620:4f:8000::/48', // AS112
  '3fff::/20', // documentation
]

const networks = (texts: readonly string[]) =>
  addressesIn(texts.map((text) => readNetwork(text) as Network))

// Apart for the two families: a range of mapped addresses would stand for all of IPv4.
const specialIpv4 = networks(SPECIAL_IPV4)
const specialIpv6 = networks(SPECIAL_IPV6)
const globalUnicast = networks([GLOBAL_UNICAST])

/** To which addresses messages may go. */
export class ReachableAddresses {
  readonly #allowed: ReturnType<typeof addressesIn>
  /** Whether any network is allowed that would not be otherwise. */
  readonly hasAllowed: boolean

  /** @param allowed  networks that messages may go to though they are special, also in the clear */
  constructor(allowed: readonly Network[]) {
    this.#allowed = addressesIn(allowed)
    this.hasAllowed = allowed.length > 0
  }

  /** Whether a message may be sent there; over `http:` only in an allowed network. */
  admits(address: string, protocol: 'http:' | 'https:'): boolean {
    const family = familyOf(address)
    if (family === undefined) return false
    if (this.#allowed.check(address, family)) return true
    if (protocol === 'http:') return false
    return family === 'ipv4'
      ? !specialIpv4.check(address, family)
      : globalUnicast.check(address, family) && !specialIpv6.check(address, family)
  }
}
