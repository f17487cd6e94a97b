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
 * The answers in what a connection brought, each with a length, in chunks or without a body.
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
    const said = (wanted: string) => headers.find(([name]) => name === wanted)?.[1]
    const [body, after] =
      said('transfer-encoding') === 'chunked'
        ? unchunked(rest.slice(head.length + 4))
        : cut(rest.slice(head.length + 4), Number(said('content-length') ?? 0))
    answers.push({ status: Number(status), headers, body })
    rest = after
  }
  return answers
}

const cut = (text: string, at: number) => [text.slice(0, at), text.slice(at)] as const

/** What the chunks hold, and what comes after the last. */
function unchunked(chunks: string): readonly [body: string, after: string] {
  const [, size = '', from] = /^([0-9a-f]+)\r\n(.*)$/s.exec(chunks) ?? []
  if (from === undefined) throw new Error(`no chunk: ${JSON.stringify(chunks.slice(0, 40))}`)
  const [chunk, after] = cut(from, Number.parseInt(size, 16))
  if (!after.startsWith('\r\n')) throw new Error('a chunk without an end')
  if (chunk === '') return ['', after.slice(2)]
  const [more, last] = unchunked(after.slice(2))
  return [chunk + more, last]
}
