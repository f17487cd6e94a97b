import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  HttpWebhookSender,
  type SenderOptions,
} from '../../adapters/webhooks/http-webhook-sender.ts'
import { readNetwork } from '../../adapters/webhooks/network.ts'
import { made, refused } from '../made.ts'
import { messageTo, SECRET } from './message-to.ts'
import { LOOPBACK, Receiver, status, verified } from './receiver.ts'

describe('a sender', () => {
  let receiver: Receiver
  beforeEach(async () => {
    receiver = await Receiver.listen()
  })
  afterEach(() => receiver.close())

  const send = (url: string, options: SenderOptions = { networks: LOOPBACK }) =>
    new HttpWebhookSender(options).send(messageTo(url))

  test('signs what it sends, so that its receiver can tell', async () => {
    expect(await send(`${receiver.url}?key=1`)).toEqual({ status: 204 })
    const [received] = await receiver.until(1)
    expect(received).toMatchObject({ method: 'POST', path: '/hook?key=1' })
    expect(received?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': messageTo('').id,
    })
    expect(received && verified(SECRET, received)).toEqual({
      type: 'event.scheduled',
      timestamp: '2026-01-10T09:00:00.25Z',
      data: {
        event_id: messageTo('').eventId,
        revision: 7,
        start_time: '2026-01-12T19:00:00Z',
      },
    })
    const others = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx'
    expect(() => received && verified(others, received)).toThrow(/signature/)
    const forged = received && { ...received, body: received.body.replace('7', '8') }
    expect(() => forged && verified(SECRET, forged)).toThrow(/signature/)
  })

  test.each([200, 299, 301, 307, 404, 410, 500])('tells the status %i', async (code) => {
    receiver.reply = status(code)
    expect(await send(receiver.url)).toEqual({ status: code })
  })

  test.each([301, 302, 303, 307, 308])('follows no redirect of status %i', async (code) => {
    receiver.reply = status(code, { Location: receiver.url })
    expect(await send(receiver.url)).toEqual({ status: code })
    expect(receiver.received).toHaveLength(1)
  })

  test('gives up a receiver that does not answer in time', async () => {
    receiver.reply = () => {}
    expect(await send(receiver.url, { networks: LOOPBACK, timeoutMs: 50 })).toEqual({
      reason: 'timed_out',
    })
  })

  test('takes the word of one that never ends its answer', async () => {
    receiver.reply = (response) => response.writeHead(202).write('…')
    const options = { networks: LOOPBACK, timeoutMs: 100 }
    expect(await send(receiver.url, options)).toEqual({ status: 202 })
    await expect.poll(() => receiver.connections()).toBe(0)
  })

  test('takes 64 KiB of an answer, and no more', async () => {
    let bytes = 0
    receiver.reply = (response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) bytes += 16_384
      }
      response.on('drain', more)
      more()
    }
    expect(await send(receiver.url)).toEqual({ status: 200 })
    await expect.poll(() => receiver.connections()).toBe(0)
    // Much more than it takes is on its way by then, in buffers of the system; but not all there is.
    expect(bytes).toBeLessThan(20_000_000)
  })

  test('tells of a receiver that hangs up, or is not there', async () => {
    receiver.reply = (response) => response.destroy()
    expect(await send(receiver.url)).toEqual({ reason: 'connection_failed' })
    const { url } = receiver
    await receiver.close()
    expect(await send(url)).toEqual({ reason: 'connection_failed' })
    receiver = await Receiver.listen()
  })

  describe('looks at the address when it connects', () => {
    const leadsTo =
      (...addresses: readonly string[]) =>
      async () =>
        addresses
    const named = () => `http://hooks.example.com:${receiver.port}/hook`

    test('of a name that leads into an allowed network: it is sent there', async () => {
      const options = { networks: LOOPBACK, resolve: leadsTo('127.0.0.1') }
      expect(await send(named(), options)).toEqual({ status: 204 })
    })

    test('of a name that leads to a special address, in whatever words', async () => {
      for (const address of SPECIAL) {
        const options = { resolve: leadsTo(address) }
        const url = `https://hooks.example.com:${receiver.port}/hook`
        expect([address, await send(url, options)]).toEqual([
          address,
          { reason: 'address_refused' },
        ])
      }
      expect(receiver.received).toEqual([])
      expect(await receiver.connections()).toBe(0)
    })

    test('and goes only to the admitted ones of a name', async () => {
      const options = { networks: LOOPBACK, resolve: leadsTo('10.0.0.1', '127.0.0.1', '::1') }
      expect(await send(named(), options)).toEqual({ status: 204 })
    })

    test('each time: a name may lead elsewhere by then', async () => {
      let address = '127.0.0.1'
      const sender = new HttpWebhookSender({
        networks: LOOPBACK,
        resolve: async () => [address],
      })
      expect(await sender.send(messageTo(named()))).toEqual({ status: 204 })
      address = '10.0.0.1'
      expect(await sender.send(messageTo(named()))).toEqual({ reason: 'address_refused' })
    })

    test('that stands in a URL which was admitted before its network no longer was', async () => {
      expect(await send(receiver.url, {})).toEqual({ reason: 'address_refused' })
      expect(await send(receiver.url.replace('http:', 'https:'), {})).toEqual({
        reason: 'address_refused',
      })
      expect(await receiver.connections()).toBe(0)
    })

    test('and sends nothing in the clear but to an allowed network', async () => {
      const options = { networks: LOOPBACK, resolve: leadsTo('8.8.8.8') }
      expect(await send(named(), options)).toEqual({ reason: 'address_refused' })
    })

    test('of a name that is none', async () => {
      const resolve = () => Promise.reject(new Error('ENOTFOUND'))
      expect(await send(named(), { networks: LOOPBACK, resolve })).toEqual({
        reason: 'name_not_found',
      })
      // Whatever the system's name servers say of it.
      const end = await send(`https://localhost:${receiver.port}/`, {})
      expect(['name_not_found', 'address_refused']).toContain('reason' in end && end.reason)
    })
  })

  describe('takes as a target', () => {
    const target = (url: string, options: SenderOptions = {}) =>
      new HttpWebhookSender(options).target(url)

    test('an https URL, as it will be called', () => {
      expect(made(target('https://Hooks.example.com:443/a b?key=ä#part'))).toEqual({
        url: 'https://hooks.example.com/a%20b?key=%C3%A4',
        host: 'hooks.example.com',
      })
      expect(made(target('https://hooks.example.com./')).host).toBe('hooks.example.com.')
      expect(made(target('https://8.8.8.8:8443/')).host).toBe('8.8.8.8:8443')
      expect(made(target('https://[2606:4700::1111]/')).host).toBe('[2606:4700::1111]')
    })

    test.each([
      ['', 'not_a_url'],
      ['/hook', 'not_a_url'],
      ['https://', 'not_a_url'],
      ['https://999.1.1.1/', 'not_a_url'],
      ['https://hooks.example.com:0/', 'not_a_url'],
      ['https://8.8.8.8:0/', 'not_a_url'],
      ['https://hooks..example.com/', 'not_a_url'],
      ['https://.example.com/', 'not_a_url'],
      ['https://hooks.example.com../', 'not_a_url'],
      [`https://${'x'.repeat(260)}.example.com/`, 'not_a_url'],
      ['http://hooks.example.com/', 'not_https'],
      ['http://8.8.8.8/', 'not_https'],
      ['ftp://hooks.example.com/', 'not_https'],
      ['javascript:alert(1)', 'not_https'],
      ['file:///etc/passwd', 'not_https'],
      ['https://user@hooks.example.com/', 'has_credentials'],
      ['https://:secret@hooks.example.com/', 'has_credentials'],
      [`https://hooks.example.com/${'x'.repeat(2_048)}`, 'too_long'],
      [`https://hooks.example.com/${'ä'.repeat(700)}`, 'too_long'],
      ['http://127.0.0.1/', 'special_address'],
    ])('nothing that can’t be one: %s', (url, reason) => {
      expect(refused(target(url))).toEqual({ _tag: 'WebhookUrlRefused', reason })
    })

    test.each([
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '2130706433',
      '017700000001',
      '１２７。0.0.1',
      '127.0.0.1.',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[0:0:0:0:0:0:0:1]',
      '0',
    ])('no special address, however it is written: %s', (host) => {
      expect(refused(target(`https://${host}/`)).reason).toBe('special_address')
    })

    test('none that is special', () => {
      for (const address of SPECIAL) {
        const host = address.includes(':') ? `[${address}]` : address
        expect([address, target(`https://${host}/`).ok]).toEqual([address, false])
      }
    })

    test('what is around the special networks', () => {
      for (const address of ORDINARY) {
        const host = address.includes(':') ? `[${address}]` : address
        expect([address, target(`https://${host}/`).ok]).toEqual([address, true])
      }
    })

    test('in an allowed network also http, and names that may lead there', () => {
      const networks = [readNetwork('fd00:1::/32'), ...LOOPBACK].filter((one) => one !== undefined)
      for (const url of ['http://[fd00:1::5]/', 'http://127.0.0.1/', 'http://hooks.internal/']) {
        expect(target(url, { networks }).ok).toBe(true)
      }
      expect(target('http://[fd00:2::5]/', { networks }).ok).toBe(false)
      expect(target('https://10.0.0.1/', { networks }).ok).toBe(false)
    })
  })
})

/** The first and the last of each range that is special, and what is infamous in them. */
const SPECIAL = [
  ...['0.0.0.0', '0.255.255.255', '10.0.0.0', '10.255.255.255', '100.64.0.0', '100.127.255.255'],
  ...['127.0.0.0', '127.255.255.255', '169.254.0.0', '169.254.169.254', '169.254.255.255'],
  ...['172.16.0.0', '172.31.255.255', '192.0.0.0', '192.0.0.255', '192.0.2.0', '192.0.2.255'],
  ...['192.88.99.0', '192.88.99.255', '192.168.0.0', '192.168.255.255', '198.18.0.0'],
  ...['198.19.255.255', '198.51.100.0', '203.0.113.255', '224.0.0.0', '239.255.255.255'],
  ...['240.0.0.0', '255.255.255.255', '100.100.100.200', '192.31.196.1', '192.52.193.1'],
  ...['192.175.48.1', '168.63.129.16'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::8.8.8.8', '64:ff9b::8.8.8.8'],
  ...['64:ff9b:1::1', '100::1', '100:0:0:1::1', '2001::1', '2001:0:4136:e378::1', '2001:2::1'],
  ...['2001:10::1', '2001:20::1', '2001:db8::1', '2002:7f00:1::', '2002:c0a8:101::1'],
  ...['2620:4f:8000::1', '3fff::1', '5f00::1', 'fc00::1', 'fd00:ec2::254', 'fe80::1', 'fec0::1'],
  ...['ff00::1', 'ff02::1', '4000::1'],
]

const ORDINARY = [
  ...['1.0.0.0', '9.255.255.255', '11.0.0.0', '100.63.255.255', '100.128.0.0', '126.255.255.255'],
  ...['128.0.0.0', '169.253.255.255', '169.255.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.0'],
  ...['192.0.3.0', '192.167.255.255', '192.169.0.0', '198.17.255.255', '198.20.0.0'],
  ...['223.255.255.255', '8.8.8.8', '168.63.129.15', '168.63.129.17'],
  ...['2000::1', '2001:200::1', '2001:4860:4860::8888', '2003::1', '2606:4700::1111', '3ffe::1'],
]
