import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import {
  HttpWebhookSender,
  type SenderOptions,
} from '../../adapters/webhooks/http-webhook-sender.ts'
import { messageTo } from './message-to.ts'
import { LOOPBACK, Receiver } from './receiver.ts'

const stored = (name: string) =>
  readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8')
const authorities = stored('authority.pem')

describe('a receiver over TLS', () => {
  let receiver: Receiver
  afterEach(() => receiver.close())

  const sent = async (
    { certificate = 'signed', name = 'hooks.example.com' },
    options: SenderOptions = { authorities },
  ) => {
    const tls = { key: stored('receiver.key'), cert: stored(`${certificate}.pem`) }
    receiver = await Receiver.listen({ tls })
    const resolve = async () => ['127.0.0.1']
    const sender = new HttpWebhookSender({ networks: LOOPBACK, resolve, ...options })
    return sender.send(messageTo(`https://${name}:${receiver.port}/hook`))
  }

  test('gets messages when a known authority vouches for its name', async () => {
    expect(await sent({})).toEqual({ status: 204 })
  })

  test('is told the name that is called, not the address', async () => {
    await sent({})
    const [received] = await receiver.until(1)
    expect(received?.serverName).toBe('hooks.example.com')
    expect(received?.headers['host']).toBe(`hooks.example.com:${receiver.port}`)
  })

  const REFUSED: readonly [string, Parameters<typeof sent>[0], SenderOptions?][] = [
    ['nobody known vouches for', {}, {}],
    ['only itself vouches for', { certificate: 'self-signed' }],
    ['an authority no longer vouches for', { certificate: 'expired' }],
    ['has another name', { name: 'hooks.example.org' }],
    ['has another name, if only below', { name: 'eu.hooks.example.com' }],
    ['is called by its address', { name: '127.0.0.1' }],
  ]
  test.each(REFUSED)('gets nothing when it is one that %s', async (_, called, options) => {
    expect(await sent(called, options)).toEqual({ reason: 'certificate_refused' })
    expect(receiver.connected).toBe(1)
    expect(receiver.received).toEqual([])
  })
})
