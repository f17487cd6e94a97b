import { afterEach, describe, expect, test } from 'vitest'
import { HttpWebhookSender } from '../../adapters/webhooks/http-webhook-sender.ts'
import { resolveByDns } from '../../adapters/webhooks/resolve-by-dns.ts'
import { messageTo } from './message-to.ts'
import { NameServer, type Says } from './name-server.ts'
import { LOOPBACK, Receiver } from './receiver.ts'

describe('names are looked up', () => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close()
  })

  const nameServer = async (ipv4: Says, ipv6: readonly [] | 'nothing' = []) => {
    const server = await NameServer.listen({ ipv4, ipv6 })
    open.push(server)
    return server
  }
  const sent = async (options: ConstructorParameters<typeof HttpWebhookSender>[0]) => {
    const receiver = await Receiver.listen()
    open.push(receiver)
    const sender = new HttpWebhookSender({ networks: LOOPBACK, ...options })
    return sender.send(messageTo(`http://hooks.example.com:${receiver.port}/`))
  }
  const never = new AbortController().signal

  test('for both families', async () => {
    const server = await nameServer(['192.0.2.1', '192.0.2.2'])
    const resolve = resolveByDns({ servers: [server.address] })
    const found = await resolve('hooks.example.com', never)
    expect(found.toSorted()).toEqual(['192.0.2.1', '192.0.2.2'])
    expect(server.asked.toSorted()).toEqual(['ipv4', 'ipv6'])
  })

  test('and there may be none', async () => {
    const server = await nameServer([])
    const resolve = resolveByDns({ servers: [server.address] })
    expect(await sent({ resolve })).toEqual({ reason: 'name_not_found' })
  })

  test('without long waiting for a server that is silent about IPv6', async () => {
    const server = await nameServer(['127.0.0.1'], 'nothing')
    const resolve = resolveByDns({ servers: [server.address] })
    // Asked twice, it would be waited for longer than this.
    expect(await sent({ resolve, timeoutMs: 4_000 })).toEqual({ status: 204 })
  })

  test('for less time than an attempt has, however many servers are mute', async () => {
    const mute = await Promise.all([1, 2, 3].map(() => nameServer('nothing', 'nothing')))
    const servers = mute.map(({ address }) => address)
    const resolve = resolveByDns({ servers, longestMs: 100 })
    expect(await sent({ resolve })).toEqual({ reason: 'name_not_found' })
  })

  test('no longer than the answer is wanted', async () => {
    const server = await nameServer('nothing', 'nothing')
    const unwanted = new AbortController()
    const found = resolveByDns({ servers: [server.address] })('hooks.example.com', unwanted.signal)
    unwanted.abort()
    const cancelled = expect.objectContaining({ code: 'ECANCELLED' })
    await expect(found).rejects.toMatchObject({ errors: [cancelled, cancelled] })
  })

  test('and an attempt ends in time, whether or not the look-up does', async () => {
    const resolve = () => new Promise<never>(() => {})
    expect(await sent({ resolve, timeoutMs: 50 })).toEqual({ reason: 'timed_out' })
  })

  test('and their look-up is cancelled with its attempt', async () => {
    let wanted: AbortSignal | undefined
    const resolve = (_: string, unwanted: AbortSignal) => {
      wanted = unwanted
      return new Promise<never>(() => {})
    }
    await sent({ resolve, timeoutMs: 50 })
    expect(wanted?.aborted).toBe(true)
  })
})
