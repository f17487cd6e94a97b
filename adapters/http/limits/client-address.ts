import { isIP, isIPv4 } from 'node:net'

/**
 * Whom to count a request for: an IPv4 address, also one inside an IPv6 address, or the first 64 bits of an IPv6 address, since
 * whoever has one such address mostly has the 2^64 beside it.
 *
 * Each proxy appends the address that it was called from to `X-Forwarded-For`, so with so many
 * trusted proxies in front the caller stands that far from the right; what is further left, the
 * caller wrote. A header that is too short or holds no address there did not come through the
 * proxies: the socket's address counts.
 *
 * @param socketAddress  undefined when the connection is gone already
 * @param forwardedFor  all `X-Forwarded-For` fields, joined by commas
 * @param trustedProxies  0 to believe nothing of the header
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const told = trustedProxies > 0 ? forwardedFor?.split(',').at(-trustedProxies) : undefined
  return (
    countedAddress(withoutPort(told?.trim() ?? '')) ??
    countedAddress(socketAddress ?? '') ??
    UNKNOWN_ADDRESS
  )
}

const UNKNOWN_ADDRESS = 'unknown'

/** Some proxies write the caller's port too: `192.0.2.7:5678`, `[2001:db8::7]:5678`. */
const withoutPort = (address: string): string =>
  /^\[(.*)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address

function countedAddress(address: string): string | undefined {
  if (isIPv4(address)) return address
  const [withoutZone = ''] = address.split('%')
  if (isIP(withoutZone) === 0) return undefined
  const groups = groupsOf(withoutZone)
  if (!HOLDS_IPV4.test(groups.join(':'))) return `${groups.slice(0, 4).join(':')}::/64`
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}

/**
 * An IPv6 address whose last 32 bits are an IPv4 address: mapped (RFC 4291, section 2.5.5.2), or
 * translated by a NAT64, which puts everybody in the world into one /64 (RFC 6052, section 2.1; within
 * a network RFC 8215).
 */
const HOLDS_IPV4 = /^(?:0:0:0:0:0:ffff|64:ff9b:0:0:0:0|64:ff9b:1:[\da-f]+:[\da-f]+:[\da-f]+):/

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): readonly string[] {
  // The URL writes it in the canonical way: lower case, no IPv4 part, no leading zeros.
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [left = '', right = ''] = canonical.split('::')
  const [before, after] = [left, right].map((part) => part.split(':').filter(Boolean)) as [
    string[],
    string[],
  ]
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  return [...before, ...zeros, ...after]
}
