import type { ClientRequest } from 'node:http'

/** So much of an answer is taken, whatever it consists of, and dropped; its sender need not fail. */
const MOST_ANSWER_BYTES = 64 * 1_024
/** So many answers may say that the real one is yet to come (status 1xx). */
const MOST_INTERIM_ANSWERS = 10

/**
 * The status of what is answered, once all of it has come, or enough. Whatever becomes of the rest, the
 * receiver has said how it is; rejects when there is no status, by the end of the time at the latest.
 *
 * @param signal  aborts when the time is up
 */
export function answeredStatus(sent: ClientRequest, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    let status: number | undefined
    const end = (error?: unknown) => (status === undefined ? reject(error) : resolve(status))
    // The first of these counts. None is left to follow from another: Node ends a request in more
    // ways than it tells, and what never ends would keep others from being sent.
    signal.addEventListener('abort', () => end(signal.reason))
    sent.on('error', end)
    sent.on('close', () => end(new Error('The connection was closed before an answer.')))
    sent.on('upgrade', (response, socket) => {
      status = response.statusCode
      socket.destroy()
      end()
    })
    sent.on('response', (response) => {
      status = response.statusCode
      response.on('error', end)
      response.on('close', end)
      response.resume()
    })
    limitAnswer(sent, () => {
      // At once: the rest of what is read already would otherwise still be taken for an answer.
      end(new Error('The answer has no end.'))
      sent.destroy()
    })
  })
}

/** Calls this once an answer is longer than any needs to be. */
function limitAnswer(sent: ClientRequest, hangUp: () => void): void {
  let bytes = 0
  sent.on('socket', (socket) =>
    socket.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes >= MOST_ANSWER_BYTES) hangUp()
    }),
  )
  let interim = 0
  sent.on('information', () => {
    interim++
    if (interim > MOST_INTERIM_ANSWERS) hangUp()
  })
}
