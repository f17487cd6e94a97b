import { connect, type Socket } from 'node:net'

/** Sends these bytes, and nothing more, and reads what comes back until the connection ends. */
export async function exchange(port: number, bytes: string | Uint8Array): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.end(bytes)
  return readAll(socket)
}

async function readAll(socket: Socket): Promise<string> {
  let received = ''
  socket.setEncoding('latin1')
  for await (const chunk of socket) received += chunk
  return received
}

/** An answer as it came over the wire; names of headers in lower case. */
export type RawAnswer = {
  readonly status: number
  /** In the order in which they came, each as often as it came. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string
}

/**
 * The answers in what a connection brought, each with a length or without a body.
 * @throws for anything else: there is more in an answer than its head says
 */
export function answersIn(received: string): readonly RawAnswer[] {
  const answers: RawAnswer[] = []
  let rest = received
  while (rest !== '') {
    const [head = ''] = rest.split('\r\n\r\n', 1)
    const [statusLine = '', ...lines] = head.split('\r\n')
    const status = /^HTTP\/1\.1 (\d{3}) [ -~]*$/.exec(statusLine)?.[1]
    if (status === undefined) throw new Error(`no status line: ${JSON.stringify(statusLine)}`)
    const headers = lines.map((line) => {
      const [, name, value] = /^([\w-]+): ?([\t\x20-\x7e\x80-\xff]*)$/.exec(line) ?? []
      if (name === undefined) throw new Error(`no header: ${JSON.stringify(line)}`)
      return [name.toLowerCase(), value as string] as const
    })
    rest = rest.slice(head.length + 4)
    const length = Number(headers.find(([name]) => name === 'content-length')?.[1] ?? 0)
    answers.push({ status: Number(status), headers, body: rest.slice(0, length) })
    rest = rest.slice(length)
  }
  return answers
}
