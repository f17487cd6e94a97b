import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** How one request is answered. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void

/** A server on a real socket that is not the service: it answers as a test says, in turn. */
export type ScriptedServer = {
  readonly url: string
  /** What has been asked of it so far. */
  readonly requests: readonly IncomingMessage[]
}

/**
 * Listens until the end of the test.
 * @param answers  to the first request, the second, and so on; the last one to all that follow
 */
export async function scriptedServer(...answers: readonly Answer[]): Promise<ScriptedServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]
    requests.push(request)
    answer?.(response, request)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}
