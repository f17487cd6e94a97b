import type { LookupOptions } from 'node:dns'
import { describe, expect, test } from 'vitest'
import { admittedLookup } from '../../adapters/webhooks/admitted-lookup.ts'
import { HttpWebhookSender } from '../../adapters/webhooks/http-webhook-sender.ts'
import { readNetwork } from '../../adapters/webhooks/network.ts'
import { ReachableAddresses } from '../../adapters/webhooks/reachable-addresses.ts'
import { messageTo } from './message-to.ts'
import { Receiver } from './receiver.ts'

const ONE_ADDRESS = [readNetwork('127.0.0.1/32')].filter((network) => network !== undefined)

describe('a name that leads to several addresses', () => {
  /** What a connection is told. */
  const told = (options: LookupOptions, ...addresses: readonly string[]) =>
    new Promise<unknown>((resolve) =>
      admittedLookup(new ReachableAddresses(ONE_ADDRESS), 'https:', async () => addresses)(
        'hooks.example.com',
        options,
        (error, address, family) =>
          resolve(error ?? (family === undefined ? address : [address, family])),
      ),
    )

  test('leads to those alone that are admitted', async () => {
    const found = ['127.0.0.2', '10.0.0.1', '127.0.0.1', '::1', '2606:4700::1111'] as const
    expect(await told({ all: true }, ...found)).toEqual([
      { address: '127.0.0.1', family: 4 },
      { address: '2606:4700::1111', family: 6 },
    ])
    expect(await told({ all: false }, ...found)).toEqual(['127.0.0.1', 4])
    expect(await told({}, '::1', '2606:4700::1111')).toEqual(['2606:4700::1111', 6])
  })

  test.each([true, false])('leads nowhere when none of them is (all: %s)', async (all) => {
    const end = await told({ all }, '127.0.0.2', '::1')
    expect(end).toMatchObject({ reason: 'address_refused' })
  })

  test('leads to two of each family, of hundreds', async () => {
    const ipv4 = Array.from({ length: 300 }, (_, index) => `8.8.${index % 256}.8`)
    const ipv6 = Array.from({ length: 300 }, (_, index) => `2606:4700::${index + 1}`)
    expect(await told({ all: true }, ...ipv4, ...ipv6)).toEqual([
      { address: '8.8.0.8', family: 4 },
      { address: '8.8.1.8', family: 4 },
      { address: '2606:4700::1', family: 6 },
      { address: '2606:4700::2', family: 6 },
    ])
  })

  // Others have no 127.0.0.2 unless it is set up.
  test.runIf(process.platform === 'linux')('is never tried where it must not lead', async () => {
    const admitted = await Receiver.listen()
    const other = await Receiver.listen({ host: '127.0.0.2', port: admitted.port })
    try {
      const resolve = async () => ['127.0.0.2', '127.0.0.1']
      const sender = new HttpWebhookSender({ networks: ONE_ADDRESS, resolve })
      const url = `http://hooks.example.com:${admitted.port}/`
      expect(await sender.send(messageTo(url))).toEqual({ status: 204 })
      expect(admitted.connected).toBe(1)
      expect(other.connected).toBe(0)
    } finally {
      await Promise.all([admitted.close(), other.close()])
    }
  })
})
