import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { clientAddress } from '../../adapters/http/limits/client-address.ts'

const group = fc.integer({ min: 0, max: 0xffff })
const sixtyFour = fc
  .tuple(fc.integer({ min: 0x2000, max: 0x3fff }), group, group, group)
  .map((groups) => groups.map((one) => one.toString(16)))
const interfaceId = fc.array(group, { minLength: 4, maxLength: 4 })

/** The ways to write one and the same IPv6 address. */
const WAYS: readonly ((groups: readonly string[]) => string)[] = [
  (groups) => groups.join(':'),
  (groups) => groups.join(':').toUpperCase(),
  (groups) => groups.map((one) => one.padStart(4, '0')).join(':'),
  (groups) => `[${groups.join(':')}]:4711`,
  (groups) => `${groups.join(':')}%eth0`,
  (groups) => new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1),
]
const way = fc.constantFrom(...WAYS)

const SOCKET = '203.0.113.9'
const header = fc.string({ unit: 'grapheme', maxLength: 200 })
const forged = fc.oneof(
  header,
  fc.array(fc.ipV4(), { maxLength: 5 }).map((all) => all.join(', ')),
)

describe('the address that a request is counted for', () => {
  test.prop([forged])('is the socket’s where no proxy is trusted, whatever the header', (text) => {
    expect(clientAddress(SOCKET, text, 0)).toBe(SOCKET)
  })

  test.prop([forged, fc.ipV4(), fc.array(fc.ipV4(), { maxLength: 3 })])(
    'is the one that the first trusted proxy saw, whatever the caller wrote before it',
    (written, caller, proxies) => {
      const field = [written, caller, ...proxies].join(', ')
      expect(clientAddress(SOCKET, field, proxies.length + 1)).toBe(caller)
    },
  )

  test.prop([fc.array(fc.ipV4(), { maxLength: 3 }), fc.integer({ min: 1, max: 3 })])(
    'is the socket’s when the header is shorter than the row of proxies',
    (addresses, missing) => {
      const field = addresses.length > 0 ? addresses.join(', ') : undefined
      expect(clientAddress(SOCKET, field, addresses.length + missing)).toBe(SOCKET)
    },
  )

  test.prop([sixtyFour, interfaceId, interfaceId, way, way])(
    'is the same for all of a /64, however they are written',
    (network, one, another, thisWay, thatWay) => {
      const write = (id: readonly number[], as: typeof thisWay) =>
        as([...network, ...id.map((group) => group.toString(16))])
      const counted = clientAddress(SOCKET, write(one, thisWay), 1)
      expect(counted).toBe(`${network.join(':')}::/64`)
      expect(clientAddress(SOCKET, write(another, thatWay), 1)).toBe(counted)
    },
  )

  test.prop([sixtyFour, sixtyFour, way])('is another for another /64', (network, other, write) => {
    fc.pre(network.join() !== other.join())
    const of = (groups: readonly string[]) =>
      clientAddress(SOCKET, write([...groups, '0', '0', '0', '1']), 1)
    expect(of(network)).not.toBe(of(other))
  })

  test.prop([fc.ipV4(), fc.integer({ min: 1, max: 65_535 })])(
    'is the IPv4 address, with a port or inside an IPv6 address',
    (address, port) => {
      expect(clientAddress(`::ffff:${address}`, undefined, 0)).toBe(address)
      expect(clientAddress(SOCKET, `${address}:${port}`, 1)).toBe(address)
    },
  )

  test.prop([fc.ipV4(), way, fc.constantFrom(['0', '0'], ['1', '0'], ['1', 'a'])])(
    'is the IPv4 address that a NAT64 has translated, not that of all the world behind it',
    (address, write, [third = '', fourth = '']) => {
      const bytes = address.split('.').map(Number) as [number, number, number, number]
      const last = [bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]]
      const groups = ['64', 'ff9b', third, fourth, '0', '0', ...last.map((n) => n.toString(16))]
      expect(clientAddress(SOCKET, write(groups), 1)).toBe(address)
    },
  )

  test('is the /64 of what only looks like a translated address', () => {
    expect(clientAddress('64:ff9b:0:1::1.2.3.4', undefined, 0)).toBe('64:ff9b:0:1::/64')
    expect(clientAddress('64:ff9c::1.2.3.4', undefined, 0)).toBe('64:ff9c:0:0::/64')
  })

  test.prop([header, header, fc.integer({ min: 0, max: 10 })])(
    'is short whatever is sent',
    (socket, text, proxies) => {
      expect(clientAddress(socket, text, proxies).length).toBeLessThan(40)
    },
  )

  test('is one for all whose connection is gone', () => {
    expect(clientAddress(undefined, undefined, 0)).toBe('unknown')
  })
})
