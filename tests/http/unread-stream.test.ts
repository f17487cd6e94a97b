import { once } from 'node:events'
import { connect } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { ChangeStream } from '../../adapters/http/changes/change-stream.ts'
import { listen } from '../../adapters/http/http-server.ts'
import type { EventId } from '../../domain/event/event-id.ts'
import { watchedLogger } from '../canary/watched-logger.ts'

/** No event has such a name: it makes messages so large that the system's own buffers are soon full. */
const LONG = 'x'.repeat(64 * 1024) as EventId

/** A stream that is served on a socket of its own, until the end of the test. */
async function served() {
  let isClosed = false
  const closed = () => {
    isClosed = true
  }
  const stream = new ChangeStream({ eventId: LONG, revision: 1, known: undefined, closed })
  const answer = () =>
    new Response(stream.body, { headers: { 'Content-Type': 'text/event-stream' } })
  const observer = { requestBegins: () => {}, requestEnds: () => {} }
  const server = await listen(answer, { host: '127.0.0.1', port: 0 }, watchedLogger([]), observer)
  onTestFinished(() => server.close(0))
  return { stream, port: server.address.port, isClosed: () => isClosed }
}

/** A connection that asks for the stream, and reads nothing of it yet. */
async function unread(port: number) {
  const socket = connect(port, '127.0.0.1').pause()
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  await once(socket, 'connect')
  return socket
}

const LAST = 2_000

/** Tells the stream of {@link LAST} revisions, each a turn after the one before: 128 MB of messages. */
async function changeAgainAndAgain(stream: ChangeStream): Promise<void> {
  for (let revision = 2; revision <= LAST; revision++) {
    stream.learn({ state: 'standing', revision })
    await setImmediate()
  }
}

test('a reader who stops reading is kept little for, and is told the newest when they go on', async () => {
  const { stream, port } = await served()
  const socket = await unread(port)
  await changeAgainAndAgain(stream)
  let end = ''
  let bytes = 0
  for await (const chunk of socket.setEncoding('latin1')) {
    bytes += chunk.length
    end = (end + chunk).slice(-100)
    if (end.includes(`"revision":${LAST}`)) break
  }
  // What the system keeps for a connection, and a message or two.
  expect(bytes).toBeLessThan(64 * 1024 * 1024)
})

test('a reader who hangs up without having read is forgotten', async () => {
  const { stream, port, isClosed } = await served()
  const socket = await unread(port)
  await changeAgainAndAgain(stream)
  socket.destroy()
  await expect.poll(isClosed).toBe(true)
})
