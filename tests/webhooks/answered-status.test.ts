import { EventEmitter } from 'node:events'
import type { ClientRequest } from 'node:http'
import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { answeredStatus } from '../../adapters/webhooks/answered-status.ts'

/**
 * A request tells of its end in ways that depend on the version of Node and on what the receiver does.
 * Each has to be enough, without any of the others.
 */
describe('the status of an answer', () => {
  const begun = () => {
    const sent = new EventEmitter()
    const time = new AbortController()
    const answered = answeredStatus(sent as unknown as ClientRequest, time.signal)
    const respond = (statusCode: number) => {
      const response = Object.assign(new PassThrough(), { statusCode })
      sent.emit('response', response)
      return response
    }
    return { sent, time, answered, respond }
  }

  test('is missing when the time is up, though nothing else is told', async () => {
    const { time, answered } = begun()
    time.abort(new Error('time is up'))
    await expect(answered).rejects.toThrow('time is up')
  })

  test('is missing when the request is closed, though no error is told', async () => {
    const { sent, answered } = begun()
    sent.emit('close')
    await expect(answered).rejects.toThrow('closed')
  })

  test('is missing when there is an error, though the request is not closed', async () => {
    const { sent, answered } = begun()
    sent.emit('error', new Error('reset'))
    await expect(answered).rejects.toThrow('reset')
  })

  test('is that of an answer that ends', async () => {
    const { answered, respond } = begun()
    respond(200).end('All of it.')
    expect(await answered).toBe(200)
  })

  test('stands once it has come, however the rest of the answer ends', async () => {
    const ends: readonly ((of: ReturnType<typeof begun>) => void)[] = [
      ({ time }) => time.abort(),
      ({ sent }) => sent.emit('close'),
      ({ sent }) => sent.emit('error', new Error('reset')),
    ]
    for (const end of ends) {
      const request = begun()
      request.respond(503)
      end(request)
      expect(await request.answered).toBe(503)
    }
    const { answered, respond } = begun()
    respond(503).destroy(new Error('reset'))
    expect(await answered).toBe(503)
  })
})
