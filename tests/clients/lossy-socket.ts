import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** Which part of an answer is lost: all of it, or what follows its first bytes. */
export type Loss = 'all' | 'the end'

/** A socket in front of a service, on which the first answers to a POST are lost. */
export type LossySocket = {
  readonly url: string
  /** How many answers it has lost. */
  readonly lost: () => number
}

/**
 * Listens until the end of the test. The service carries every request out, whatever becomes of the answer.
 * @param times  how many answers are lost
 */
export async function lossySocket(
  { url }: { readonly url: string },
  loss: Loss,
  times = 1,
): Promise<LossySocket> {
  const { hostname, port, pathname } = new URL(url)
  const sockets = new Set<Socket>()
  let lost = 0
  const server = createServer((caller) => {
    const service = connect(Number(port), hostname)
    let isPost = false
    for (const socket of [caller, service]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    caller.on('data', (bytes: Buffer) => {
      isPost = /^(GET|POST) /.exec(bytes.toString('latin1'))?.[1] === 'POST' || isPost
      service.write(bytes)
    })
    service.on('data', (bytes: Buffer) => {
      if (!isPost || lost === times) return caller.write(bytes)
      lost += 1
      service.destroy()
      if (loss === 'all') return caller.destroy()
      return caller.write(bytes.subarray(0, -10), () => caller.destroy())
    })
    caller.on('close', () => service.destroy())
    service.on('close', () => caller.end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address() as AddressInfo
  const base = pathname === '/' ? '' : pathname
  return { url: `http://127.0.0.1:${address.port}${base}`, lost: () => lost }
}
