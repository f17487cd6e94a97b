import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { Canary } from './canary.ts'
import { watchWire } from './wire.ts'

const ADDRESS = 'ada.lovelace@example.com'
const TOKEN = `mst_${'aB3_'.repeat(10)}abc`
const KEY = '8e03978e-40d5-43e8-bc93-6894a57f9324'
const PASSWORD = 'correct horse/battery'

/** Words that a log may have. */
const HONEST = JSON.stringify({
  level: 'info',
  time: '2026-01-12T14:00:00.000Z',
  request_id: '019b0a3c-7d5e-7c3a-9a51-3f0c2f1d8e77',
  route: '/events/:event_id/participants/:user_id/token',
  event_id: 'evt_01kf3k9v4xe9ktn8vbq1d5m2rz',
  err: { stack: 'at x (file:///x/node_modules/@hono/node-server/dist/index.mjs:1:2)' },
})

describe('the canary finds', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const written = {
    'as it is': (secret: string) => secret,
    'in Base64': base64,
    'in Base64 for URLs': (secret: string) => Buffer.from(secret).toString('base64url'),
    'percent-encoded': (secret: string) => encodeURIComponent(secret),
  }
  const forms = Object.keys(written) as (keyof typeof written)[]

  test.each(forms)('what looks like a secret, %s, though nobody has used it', (form) => {
    for (const secret of [ADDRESS, TOKEN, `whsec_${'x'.repeat(20)}`, `msk_${'y'.repeat(30)}`]) {
      const canary = new Canary()
      canary.logged(HONEST.replace('info', written[form](secret)))
      expect(canary.leaks(), secret).not.toEqual([])
    }
  })

  test.each(forms)('what does not, %s, once somebody has', (form) => {
    for (const secret of [KEY, PASSWORD, 'a-credential-of-any-kind']) {
      const canary = new Canary()
      canary.logged(HONEST.replace('info', written[form](secret)))
      expect(canary.leaks(), secret).toEqual([])
      canary.keep(secret)
      canary.logged(HONEST.replace('info', written[form](secret)))
      expect(canary.leaks(), secret).toEqual([`a secret that was used: ${secret}`])
    }
  })

  test.each([
    (secret: string) => `/events?key=${secret}`,
    (secret: string) => `/x/${secret}`,
    (secret: string) => `${secret}.`,
    (secret: string) => `id_${secret}-x`,
    (secret: string) => `"${secret}":`,
  ])('a secret wherever it stands in a word, %#', (around) => {
    const canary = new Canary()
    canary.keep(KEY)
    canary.logged(HONEST.replace('info', around(KEY)))
    expect(canary.leaks()).toEqual([`a secret that was used: ${KEY}`])
  })

  test('a secret however many were used and logged since', () => {
    const canary = new Canary()
    canary.keep(KEY)
    canary.logged(KEY)
    for (let i = 0; i < 30_000; i++) {
      canary.keep(`another-secret-${i}-`)
      canary.logged('nothing of interest')
    }
    canary.logged(KEY)
    canary.logged('another-secret-22345-')
    expect(canary.leaks()).toEqual([
      `a secret that was used: ${KEY}`,
      'a secret that was used: another-secret-22345-',
    ])
  })

  test('nothing in an honest log', () => {
    const canary = new Canary()
    for (const secret of [ADDRESS, TOKEN, KEY, PASSWORD]) canary.keep(secret)
    canary.logged(HONEST)
    expect(canary.leaks()).toEqual([])
  })

  test('whatever a careless service logs, however it was asked', async () => {
    const canary = new Canary()
    watchWire(canary)
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      canary.logged(JSON.stringify([request.headers, body]))
      const answer = '{"signing_key":"an answer’s own secret"}'
      canary.logged(answer)
      response.setHeader('Connection', 'close').end(answer)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/`
    const answered = 'a secret that was used: an answer’s own secret'

    const headers = { 'Idempotency-Key': KEY, Authorization: 'Bearer a-credential' }
    await (await fetch(url, { method: 'POST', headers, body: '{"password":"of a caller"}' })).text()
    expect(canary.leaks().toSorted()).toEqual([
      `a secret that was used: ${KEY}`,
      'a secret that was used: a-credential',
      answered,
      'a secret that was used: of a caller',
    ])

    const sent = request(url, { headers: { Authorization: 'Basic another-credential' } }).end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    await once(answer.resume(), 'end')
    expect(canary.leaks()).toContain('a secret that was used: another-credential')

    const socket = connect(port, '127.0.0.1')
    socket.end(`GET / HTTP/1.1\r\nHost: x\r\nIdempotency-Key: "${KEY}"\r\n\r\n`)
    await once(socket.resume(), 'close')
    expect(canary.leaks()).toContain(`a secret that was used: ${KEY}`)
    server.close()
  })
})
