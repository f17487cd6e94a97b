import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** A receiver that answers with these bytes, be they an answer of HTTP or not. */
export class RawReceiver {
  readonly #server: Server
  readonly #sockets: Socket[] = []

  private constructor(server: Server) {
    this.#server = server
  }

  /** @param answer  writes to a connection once something was received on it */
  static async listen(answer: (socket: Socket) => void): Promise<RawReceiver> {
    const server = createServer()
    const receiver = new RawReceiver(server)
    server.on('connection', (socket) => {
      receiver.#sockets.push(socket)
      socket.on('error', () => {})
      socket.once('data', () => answer(socket))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return receiver
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sockets.filter((socket) => !socket.closed).length
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

/** Writes this and no more, and leaves the connection open. */
export const says = (text: string) => (socket: Socket) => void socket.write(text)

/** Writes this, and again without an end, as fast as it is read. */
export const repeats =
  (text: string, beginning = '') =>
  (socket: Socket): void => {
    const many = text.repeat(1_000)
    const more = () => {
      while (!socket.destroyed && socket.write(many));
    }
    socket.write(beginning)
    socket.on('drain', more)
    more()
  }
