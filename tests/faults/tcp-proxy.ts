import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Which connections a black hole swallows: those that are open, or also those that come. */
export type Swallowed = 'existing' | 'all'

/**
 * A network between a service and its database that can fail as networks do. It forwards each
 * connection to 127.0.0.1 until told otherwise.
 */
export class TcpProxy {
  readonly #server: Server
  readonly #links = new Set<Link>()
  #swallowsNewOnes = false

  private constructor(server: Server, targetPort: number) {
    this.#server = server
    server.on('connection', (near) => {
      const link = new Link(near, connect({ ...HALF_OPEN, port: targetPort, host: '127.0.0.1' }))
      if (this.#swallowsNewOnes) link.silence()
      this.#links.add(link)
      near.once('close', () => this.#links.delete(link))
    })
  }

  static async start(targetPort: number): Promise<TcpProxy> {
    const server = createServer(HALF_OPEN).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new TcpProxy(server, targetPort)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** How many connections the service has open. */
  get connectionCount(): number {
    return this.#links.size
  }

  /** From now on nothing passes, not even that a side hangs up; neither side is told. */
  blackHole(swallowed: Swallowed): void {
    for (const link of this.#links) link.silence()
    this.#swallowsNewOnes = swallowed === 'all'
  }

  /** Resolves once a black hole has swallowed something. */
  async swallows(): Promise<void> {
    while (![...this.#links].some((link) => link.hasSwallowed)) await pause(1)
  }

  /** Everything passes again, first what was sent meanwhile: TCP sends it until it arrives. */
  restore(): void {
    this.#swallowsNewOnes = false
    for (const link of this.#links) link.resume()
  }

  /** Resets every open connection, for both sides. */
  cut(): void {
    for (const link of this.#links) link.reset()
  }

  async stop(): Promise<void> {
    const closed = once(this.#server.close(), 'close')
    this.cut()
    await closed
  }
}

const HALF_OPEN = { allowHalfOpen: true }

/** One connection, as the service (near) and the database (far) see it. */
class Link {
  readonly #sides: readonly Socket[]
  readonly #heldBack: (() => void)[] = []
  #isSilent = false

  constructor(near: Socket, far: Socket) {
    this.#sides = [near, far]
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (chunk) => this.#pass(() => to.write(chunk)))
      from.on('end', () => this.#pass(() => to.end()))
      from.on('close', () => this.#pass(() => to.destroy()))
      // What follows, the close, is what the other side gets to see.
      from.on('error', () => {})
    }
  }

  get hasSwallowed(): boolean {
    return this.#heldBack.length > 0
  }

  silence(): void {
    this.#isSilent = true
  }

  resume(): void {
    this.#isSilent = false
    for (const act of this.#heldBack.splice(0)) act()
  }

  reset(): void {
    for (const side of this.#sides) side.resetAndDestroy()
  }

  #pass(act: () => void): void {
    if (this.#isSilent) this.#heldBack.push(act)
    else act()
  }
}
