import { BlockList, isIP, isIPv4 } from 'node:net'

/** A range of addresses: `10.0.0.0/8`, `fd00::/8`. */
export type Network = {
  readonly address: string
  readonly prefixLength: number
  readonly family: 'ipv4' | 'ipv6'
}

/** Reads a range in CIDR notation; `undefined` when it is none. */
export function readNetwork(text: string): Network | undefined {
  const [, address = '', length = ''] = /^([0-9a-f.:]+)\/(\d{1,3})$/i.exec(text) ?? []
  const family = familyOf(address)
  const prefixLength = Number(length)
  if (family === undefined || prefixLength > (family === 'ipv4' ? 32 : 128)) return undefined
  return { address, prefixLength, family }
}

/** The addresses of all of these ranges. */
export function addressesIn(networks: readonly Network[]): BlockList {
  const list = new BlockList()
  for (const { address, prefixLength, family } of networks) {
    list.addSubnet(address, prefixLength, family)
  }
  return list
}

/** Which kind of address the text is; `undefined` when it is none. */
export function familyOf(address: string): Network['family'] | undefined {
  if (isIP(address) === 0) return undefined
  return isIPv4(address) ? 'ipv4' : 'ipv6'
}
