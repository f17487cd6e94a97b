import type { Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { HttpWebhookSender } from '../../adapters/webhooks/http-webhook-sender.ts'
import { messageTo } from './message-to.ts'
import { RawReceiver, repeats, says } from './raw-receiver.ts'
import { LOOPBACK } from './receiver.ts'

const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
const EARLY_HINT = 'HTTP/1.1 103 Early Hints\r\n\r\n'
const NO_CONTENT = 'HTTP/1.1 204 No Content\r\n\r\n'

describe('an odd answer', () => {
  let receiver: RawReceiver
  afterEach(() => receiver.close())

  const answered = async (answer: (socket: Socket) => void, timeoutMs = 10_000) => {
    receiver = await RawReceiver.listen(answer)
    const sender = new HttpWebhookSender({ networks: LOOPBACK, timeoutMs })
    const end = await sender.send(messageTo(receiver.url))
    await expect.poll(() => receiver.connections).toBe(0)
    return end
  }

  test.each([
    ['that it agrees', 'Connection: Upgrade\r\nUpgrade: x\r\n'],
    ['without saying to what', ''],
  ])('to speak another protocol is a status, %s', async (_, headers) => {
    const answer = `HTTP/1.1 101 Switching Protocols\r\n${headers}\r\n`
    expect(await answered(says(answer))).toEqual({ status: 101 })
  })

  test('that offers another protocol is an answer', async () => {
    const answer =
      'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: x\r\nContent-Length: 0\r\n\r\n'
    expect(await answered(says(answer))).toEqual({ status: 200 })
  })

  test.each(['', EARLY_HINT, 'HTTP/1.1 200 OK\r\nX-Never'])(
    'that closes the connection before there is a status: %j',
    async (answer) => {
      const end = await answered((socket) => socket.end(answer))
      expect(end).toEqual({ reason: 'connection_failed' })
    },
  )

  test('of which the half comes is taken by its status', async () => {
    const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'
    expect(await answered((socket) => socket.end(answer))).toEqual({ status: 200 })
  })

  test.each(['', EARLY_HINT, 'HTTP/1.1 200 OK\r\nX-Slow: '])(
    'that never gets to its status ends in time: %j',
    async (answer) => {
      expect(await answered(says(answer), 100)).toEqual({ reason: 'timed_out' })
    },
  )

  test('of something that is not HTTP', async () => {
    expect(await answered(says('SSH-2.0-OpenSSH\r\n'))).toEqual({ reason: 'connection_failed' })
  })

  test('may be announced ten times, and no more', async () => {
    expect(await answered(says(EARLY_HINT.repeat(10) + NO_CONTENT))).toEqual({ status: 204 })
    await receiver.close()
    expect(await answered(says(EARLY_HINT.repeat(11) + NO_CONTENT))).toEqual({
      reason: 'connection_failed',
    })
  })

  test('without an end is hung up on, whatever it consists of', async () => {
    expect(await answered(repeats(EARLY_HINT))).toEqual({ reason: 'connection_failed' })
    await receiver.close()
    const headers = repeats('X-More: of it\r\n', 'HTTP/1.1 200 OK\r\n')
    expect(await answered(headers)).toEqual({ reason: 'connection_failed' })
    for (const chunk of ['1\r\nx\r\n', '1;extension=value\r\nx\r\n']) {
      await receiver.close()
      expect(await answered(repeats(chunk, CHUNKED))).toEqual({ status: 200 })
    }
    await receiver.close()
    expect(await answered(repeats('a', `${CHUNKED}1;`))).toEqual({ status: 200 })
  })
})
