import { createSocket, type Socket } from 'node:dgram'
import type { AddressInfo } from 'node:net'

/** What a name server says of addresses of a kind: some, none, or nothing. */
export type Says = readonly string[] | 'nothing'

const KINDS = { 1: 'ipv4', 28: 'ipv6' } as const
type Kind = (typeof KINDS)[keyof typeof KINDS]

/** A name server on 127.0.0.1 that knows the same of every name. */
export class NameServer {
  readonly #socket: Socket
  /** For what it was asked. */
  readonly asked: Kind[] = []

  private constructor(socket: Socket) {
    this.#socket = socket
  }

  /** @param says  of an address of IPv6, only that it has none may be said */
  static async listen(says: { ipv4: Says; ipv6: readonly [] | 'nothing' }): Promise<NameServer> {
    const socket = createSocket('udp4')
    const server = new NameServer(socket)
    socket.on('message', (query, from) => {
      const kind = kindOf(query)
      server.asked.push(kind)
      const known = says[kind]
      if (known !== 'nothing') socket.send(answerTo(query, known), from.port, from.address)
    })
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
    return server
  }

  /** Where it is asked. */
  get address(): string {
    return `127.0.0.1:${(this.#socket.address() as AddressInfo).port}`
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#socket.close(resolve))
  }
}

const HEADER_BYTES = 12

/** Where the name of the question ends, after its empty label (RFC 1035, 4.1.2). */
function nameEnd(query: Buffer): number {
  let at = HEADER_BYTES
  while (query[at] !== 0) at += query.readUInt8(at) + 1
  return at + 1
}

const kindOf = (query: Buffer): Kind =>
  KINDS[query.readUInt16BE(nameEnd(query)) as keyof typeof KINDS]

/** The same question, and these addresses of IPv4 for a minute (RFC 1035, 4.1). */
function answerTo(query: Buffer, addresses: readonly string[]): Buffer {
  const header = Buffer.from([0, 0, 0x81, 0x80, 0, 1, 0, addresses.length, 0, 0, 0, 0])
  query.copy(header, 0, 0, 2)
  const question = query.subarray(HEADER_BYTES, nameEnd(query) + 4)
  const records = addresses.map((address) =>
    Buffer.from([
      0xc0,
      HEADER_BYTES,
      0,
      1,
      0,
      1,
      0,
      0,
      0,
      60,
      0,
      4,
      ...address.split('.').map(Number),
    ]),
  )
  return Buffer.concat([header, question, ...records])
}
